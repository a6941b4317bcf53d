public import Faults

/// What a JPEG file says of its picture before its pixels (ITU-T T.81, annex B).
public struct JPEGHeader: Sendable, Hashable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// How many numbers a pixel has: 1 for grey, 3 for colours of screens, 4 for inks.
  public let components: Int
  /// How the camera was held, as EXIF counts it: 1 is upright.
  public let orientation: Int

  /// Reads the segments of a file up to its frame.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: `Fault` if it is no JPEG file, or ends before its frame or its end mark.
  public init(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else {
      throw Fault(.invalid, "the picture is no JPEG file", hint: "Save the picture as PNG or JPEG.")
    }
    let cutShort = Fault(
      .invalid,
      "the picture is cut short (got \(bytes.count) bytes)",
      hint: "Copy it again."
    )
    var orientation = 1
    var place = 2
    while place + 3 < bytes.count {
      guard bytes[place] == 0xFF else { throw cutShort }
      let marker = bytes[place + 1]
      // Fill bytes, and marks without a segment.
      if marker == 0xFF {
        place += 1
        continue
      }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) {
        place += 2
        continue
      }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = place + 2 + length
      guard length >= 2, end <= bytes.count else { throw cutShort }
      let segment = bytes[(place + 4)..<end]
      switch marker {
      case 0xE1: orientation = Self.orientation(in: segment) ?? orientation
      // The frames, without the tables that have numbers among them.
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        let start = segment.startIndex
        guard segment.count >= 6 else { throw cutShort }
        height = Int(segment[start + 1]) << 8 | Int(segment[start + 2])
        width = Int(segment[start + 3]) << 8 | Int(segment[start + 4])
        components = Int(segment[start + 5])
        self.orientation = orientation
        // The end mark may have padding behind it.
        guard width > 0, height > 0,
          bytes.suffix(4096).indices.dropLast().contains(where: {
            bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD9
          })
        else { throw cutShort }
        return
      default: break
      }
      place = end
    }
    throw cutShort
  }

  /// The orientation in a segment of EXIF, which is a TIFF header with a list of fields.
  private static func orientation(in segment: ArraySlice<UInt8>) -> Int? {
    guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let tiff = Array(segment.dropFirst(6))
    let isLittle = tiff.first == UInt8(ascii: "I")
    func number(at place: Int, bytes count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      let digits =
        isLittle ? tiff[place..<place + count].reversed() : Array(tiff[place..<place + count])
      return digits.reduce(0) { $0 << 8 | Int($1) }
    }
    guard let list = number(at: 4, bytes: 4), let count = number(at: list, bytes: 2) else {
      return nil
    }
    for field in 0..<count {
      let place = list + 2 + 12 * field
      guard let tag = number(at: place, bytes: 2) else { return nil }
      if tag == 0x0112 { return number(at: place + 8, bytes: 2) }
    }
    return nil
  }
}
