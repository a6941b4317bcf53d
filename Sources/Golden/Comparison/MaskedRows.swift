internal import Faults
internal import Pictures

/// Rows of which some places do not count: there all pixels are transparent, so that two such pictures agree.
struct MaskedRows<Rows: PixelRows>: PixelRows {
  private(set) var rows: Rows
  private let masks: [PixelBox]
  private var row = 0

  /// Starts at the top of rows; masks may reach beyond the picture.
  init(_ rows: Rows, masks: [PixelBox]) {
    self.rows = rows
    self.masks = masks
  }

  var width: Int { rows.width }
  var height: Int { rows.height }

  mutating func next(_ count: Int) throws(Fault) -> ArraySlice<UInt8> {
    defer { row += count }
    let given = try rows.next(count)
    guard masks.contains(where: { $0.y < row + count && $0.y + $0.height > row }) else {
      return given
    }
    var samples = Array(given)
    for mask in masks {
      let columns = mask.columns(of: width)
      for line in max(row, mask.y)..<max(row, mask.y, min(row + count, mask.y + mask.height)) {
        let start = 4 * ((line - row) * width)
        for index in start + 4 * columns.lowerBound..<start + 4 * columns.upperBound {
          samples[index] = 0
        }
      }
    }
    return samples[...]
  }
}

extension PixelBox {
  /// Its columns within a picture of some width.
  func columns(of picture: Int) -> Range<Int> { min(x, picture)..<min(x + width, picture) }
}

/// Rows with one place altered, as far from what is there as a channel goes: a picture that every check must refuse.
struct AlteredRows<Rows: PixelRows>: PixelRows {
  private var rows: Rows
  private let place: PixelBox
  private var row = 0

  /// Starts at the top of rows.
  init(_ rows: Rows, at place: PixelBox) {
    self.rows = rows
    self.place = place
  }

  var width: Int { rows.width }
  var height: Int { rows.height }

  mutating func next(_ count: Int) throws(Fault) -> ArraySlice<UInt8> {
    defer { row += count }
    var samples = Array(try rows.next(count))
    let columns = place.columns(of: width)
    for line in max(row, place.y)..<max(row, place.y, min(row + count, place.y + place.height)) {
      for x in columns {
        let index = 4 * ((line - row) * width + x)
        for channel in 0..<3 {
          samples[index + channel] = samples[index + channel] < 128 ? 255 : 0
        }
        samples[index + 3] = 255
      }
    }
    return samples[...]
  }
}
