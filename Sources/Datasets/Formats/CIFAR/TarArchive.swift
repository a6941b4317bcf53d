package import Faults

/// Members of a compressed tar archive, found by their exact names and read into memory.
///
/// Nothing is written anywhere, whatever the archive says its members are called. The format is POSIX's ustar
/// (IEEE Std 1003.1, pax); members of other kinds are passed over.
package enum TarArchive {
  /// The bytes of a block, of which headers and members are made.
  private static let blockSize = 512
  /// The most bytes of one member: a batch of CIFAR-10 has 31 million, and six are in memory beside the archive.
  package static let largestMember = 32 << 20
  /// The most bytes of the whole archive, decompressed.
  static let largestArchive = 1 << 28

  /// The members with these names, all of which must be there once.
  package static func members(
    _ names: [String],
    of stored: [UInt8],
    file: String
  ) throws(Fault) -> [String: [UInt8]] {
    guard GzipStream.isGzip(stored) else {
      throw malformed(file, "this is not a gzip file", hint: again)
    }
    let gzip = GzipStream(stored, file: file)
    var found: [String: [UInt8]] = [:]
    var total = 0
    while true {
      let header = try read(blockSize, of: gzip, file: file)
      total += blockSize
      // A block of zeros ends the archive; another one and padding follow.
      if header.allSatisfy({ $0 == 0 }) { break }
      let (name, size, isFile) = try parse(header, file: file)
      let isWanted = isFile && names.contains(name)
      guard !isWanted || size <= largestMember else {
        throw malformed(
          file,
          "the member \(name) is too large (got \(size) bytes, expected at most \(largestMember))",
          hint: again
        )
      }
      // A size has at most 33 bits, so that nothing overflows.
      let padded = (size + blockSize - 1) / blockSize * blockSize
      total += padded
      guard total <= largestArchive else {
        throw malformed(
          file,
          "the archive is too large (got \(total) bytes, expected at most \(largestArchive))",
          hint: again
        )
      }
      if isWanted {
        guard found[name] == nil else {
          throw malformed(file, "the member \(name) is there twice (expected once)", hint: again)
        }
        found[name] = try read(size, of: gzip, file: file)
        _ = try read(padded - size, of: gzip, file: file)
      } else {
        try skip(padded, of: gzip, file: file)
      }
    }
    try skipPadding(of: gzip, after: total, file: file)
    if let name = names.first(where: { found[$0] == nil }) {
      throw malformed(file, "the archive has no member \(name)", hint: again)
    }
    return found
  }

  private static let again = "Copy or download the file again."

  /// A member's name, its size and whether it is a regular file.
  private static func parse(
    _ header: [UInt8],
    file: String
  ) throws(Fault) -> (name: String, size: Int, isFile: Bool) {
    // The sum counts its own eight bytes as spaces.
    let sum =
      header.reduce(0) { $0 + Int($1) } - header[148..<156].reduce(0) { $0 + Int($1) } + 8 * 32
    guard octal(header[148..<156]) == sum else {
      throw malformed(file, "the archive is damaged (a header has another checksum)", hint: again)
    }
    guard let size = octal(header[124..<136]) else {
      throw malformed(file, "the archive is damaged (a member has no size)", hint: again)
    }
    let isPOSIX = header[257..<262].elementsEqual("ustar".utf8)
    let prefix = isPOSIX && header[262] == 0 ? text(header[345..<500]) : ""
    let name = text(header[0..<100])
    return (
      prefix.isEmpty ? name : "\(prefix)/\(name)", size, header[156] == 0x30 || header[156] == 0
    )
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// A number of at most eleven octal digits, which spaces and zeros surround.
  private static func octal(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0 }
    guard !digits.isEmpty, digits.count <= 11 else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x37).contains(digit) else { return nil }
      value = value << 3 | Int(digit - 0x30)
    }
    return value
  }

  /// Exactly so many bytes.
  private static func read(
    _ count: Int,
    of gzip: GzipStream,
    file: String
  ) throws(Fault) -> [UInt8] {
    let bytes = try gzip.read(count)
    guard bytes.count == count else {
      throw malformed(file, "the archive ends within a member", hint: again)
    }
    return bytes
  }

  private static func skip(
    _ count: Int,
    of gzip: GzipStream,
    file: String
  ) throws(Fault) {
    var rest = count
    while rest > 0 {
      let part = min(rest, 1 << 16)
      _ = try read(part, of: gzip, file: file)
      rest -= part
    }
  }

  /// Reads to the end, where the checksum of the whole stands.
  private static func skipPadding(
    of gzip: GzipStream,
    after total: Int,
    file: String
  ) throws(Fault) {
    var total = total
    while true {
      let padding = try gzip.read(1 << 16)
      total += padding.count
      guard padding.allSatisfy({ $0 == 0 }), total <= largestArchive else {
        throw malformed(file, "something follows the end of the archive", hint: again)
      }
      if padding.count < 1 << 16 { break }
    }
    try gzip.finish(after: total)
  }

  private static func malformed(_ file: String, _ message: String, hint: String) -> Fault {
    Fault(file: file, message, hint: hint)
  }
}
