import Foundation

/// A TrueType font with one square glyph for some characters, written table by table (OpenType 1.9).
enum TinyFont {
  /// Writes the font and returns its path.
  static func file(family: String, characters: [Unicode.Scalar]) throws -> String {
    let path = NSTemporaryDirectory() + "tiny-\(UUID().uuidString).ttf"
    try Data(bytes(family, characters)).write(to: URL(fileURLWithPath: path))
    return path
  }

  private static func bytes(_ family: String, _ characters: [Unicode.Scalar]) -> [UInt8] {
    // Square of 800 units, one em is 1000.
    let glyph =
      u16(1) + u16(0) + u16(0) + u16(800) + u16(800) + u16(3) + u16(0)
      + [1, 1, 1, 1] + u16(0) + u16(800) + u16(0) + u16(65536 - 800) + u16(0) + u16(0) + u16(800)
      + u16(0)
    let padded = glyph + [UInt8](repeating: 0, count: (4 - glyph.count % 4) % 4)
    let groups = characters.map(\.value).sorted()
    let subtable =
      u16(12) + u16(0) + u32(16 + 12 * groups.count) + u32(0) + u32(groups.count)
      + groups.flatMap { u32(Int($0)) + u32(Int($0)) + u32(1) }
    let cmap = u16(0) + u16(1) + u16(3) + u16(10) + u32(12) + subtable
    let names = [(1, family), (2, "Regular"), (4, family), (6, family.filter { $0 != " " })]
    let texts = names.map { Array($0.1.utf16).flatMap { u16(Int($0)) } }
    var offset = 0
    var records: [UInt8] = []
    for (name, text) in zip(names, texts) {
      records += u16(3) + u16(1) + u16(0x409) + u16(name.0) + u16(text.count) + u16(offset)
      offset += text.count
    }
    let name = u16(0) + u16(names.count) + u16(6 + records.count) + records + texts.flatMap(\.self)
    let head: [UInt8] =
      u32(0x10000) + u32(0x10000) + u32(0) + u32(0x5F0F_3CF5) + u16(0) + u16(1000)
      + [UInt8](repeating: 0, count: 16) + u16(0) + u16(0) + u16(800) + u16(800) + u16(0) + u16(8)
      + u16(2) + u16(1) + u16(0)
    let hhea =
      u32(0x10000) + u16(800) + u16(65536 - 200) + u16(0) + u16(1000)
      + [UInt8](repeating: 0, count: 22) + u16(2)
    let maxp =
      u32(0x10000) + u16(2) + u16(4) + u16(1) + u16(0) + u16(0) + u16(2)
      + [UInt8](repeating: 0, count: 16)
    var os2: [UInt8] = u16(4) + u16(1000) + u16(400) + u16(5) + u16(0)
    os2 += [UInt8](repeating: 0, count: 96 - os2.count)
    let post = u32(0x30000) + [UInt8](repeating: 0, count: 28)
    let tables: [(String, [UInt8])] = [
      ("OS/2", os2), ("cmap", cmap), ("glyf", padded), ("head", head), ("hhea", hhea),
      ("hmtx", u16(1000) + u16(0) + u16(1000) + u16(0)),
      ("loca", u32(0) + u32(0) + u32(padded.count)), ("maxp", maxp), ("name", name), ("post", post),
    ]
    var file = u32(0x10000) + u16(tables.count) + u16(128) + u16(3) + u16(tables.count * 16 - 128)
    var start = 12 + 16 * tables.count
    var body: [UInt8] = []
    for (tag, table) in tables {
      file += Array(tag.utf8) + u32(0) + u32(start) + u32(table.count)
      let padding = (4 - table.count % 4) % 4
      body += table + [UInt8](repeating: 0, count: padding)
      start += table.count + padding
    }
    return file + body
  }

  private static func u16(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  private static func u32(_ value: Int) -> [UInt8] { u16(value >> 16) + u16(value) }
}
