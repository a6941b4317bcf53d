/// The bytes of PNG files of every kind, written down to the last check by hand: no library that reads them has a say.
public struct HandMadePNG {
  /// The kinds of pixels, by PNG's number (PNG 1.2, 4.1.1).
  public enum Kind: UInt8, Sendable {
    case grey = 0
    case color = 2
    case palette = 3
    case greyWithOpacity = 4
    case colorWithOpacity = 6
  }

  /// The number of columns.
  public var width: Int
  /// The number of rows.
  public var height: Int
  /// The bits of a sample.
  public var depth: UInt8
  /// The kind of pixels.
  public var kind: Kind
  /// The packed samples of each row, or of each row of each pass of an interlaced file.
  public var rows: [[UInt8]]
  /// Whether the rows are those of Adam7.
  public var isInterlaced = false
  /// Chunks between the header and the pixels.
  public var chunks: [(type: String, data: [UInt8])] = []

  /// Creates a file's description.
  public init(width: Int, height: Int, depth: UInt8 = 8, kind: Kind = .color, rows: [[UInt8]]) {
    self.width = width
    self.height = height
    self.depth = depth
    self.kind = kind
    self.rows = rows
  }

  /// A picture of one colour.
  public init(width: Int, height: Int, red: UInt8, green: UInt8, blue: UInt8) {
    let row = [[UInt8]](repeating: [red, green, blue], count: width).flatMap { $0 }
    self.init(width: width, height: height, rows: [[UInt8]](repeating: row, count: height))
  }

  /// The file.
  public var bytes: [UInt8] {
    let header =
      Self.number(width) + Self.number(height)
      + [depth, kind.rawValue, 0, 0, isInterlaced ? 1 : 0]
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    return signature + Self.chunk("IHDR", header)
      + chunks.flatMap { Self.chunk($0.type, $0.data) }
      + Self.chunk("IDAT", Self.stored(rows.flatMap { [0] + $0 })) + Self.chunk("IEND", [])
  }

  private static func number(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(value).bigEndian) { Array($0) }
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    var check: UInt32 = 0xFFFF_FFFF
    for byte in body {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check & 1 == 1 ? 0xEDB8_8320 ^ (check >> 1) : check >> 1 }
    }
    return number(data.count) + body + number(Int(~check))
  }

  /// A zlib stream without compression (RFC 1950 and RFC 1951, 3.2.4).
  private static func stored(_ data: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let count = min(0xFFFF, data.count - start)
      let isLast: UInt8 = start + count == data.count ? 1 : 0
      let (low, high) = (UInt8(count & 0xFF), UInt8(count >> 8))
      stream += [isLast, low, high, ~low, ~high] + data[start..<start + count]
      start += count
    } while start < data.count
    var (first, second): (UInt32, UInt32) = (1, 0)
    for byte in data {
      first = (first + UInt32(byte)) % 65_521
      second = (second + first) % 65_521
    }
    return stream + number(Int(second << 16 | first))
  }
}
