package import Faults

/// Something that gives a picture's pixels from the top row to the bottom, a few rows at a time.
package protocol PixelRows {
  /// The number of columns.
  var width: Int { get }
  /// The number of rows.
  var height: Int { get }

  /// The next rows, four bytes a pixel as in ``Picture/samples``.
  ///
  /// - Parameter count: how many rows, no more than are left.
  /// - Returns: their samples.
  /// - Throws: `Fault` if the source is damaged.
  mutating func next(_ count: Int) throws(Fault) -> ArraySlice<UInt8>
}

/// The rows of a picture in memory.
package struct PictureRows: PixelRows {
  private let picture: Picture
  private var row = 0

  /// Starts at the top of a picture.
  package init(_ picture: Picture) {
    self.picture = picture
  }

  package var width: Int { picture.width }
  package var height: Int { picture.height }

  package mutating func next(_ count: Int) throws(Fault) -> ArraySlice<UInt8> {
    precondition(row + count <= height, "no more rows are asked for than are left")
    defer { row += count }
    return picture.samples[row * width * 4..<(row + count) * width * 4]
  }
}
