internal import Checksums
internal import Faults
internal import Files
internal import Foundation

/// Files whose first line, `SCHEMA SHA256`, proves the rest: damage is found on every read.
///
/// A schema ends with its version, as in `bnreport.run/3`.
enum SealedFile {
  /// The bytes below the first line, nil when there is no such file or one of an earlier version.
  ///
  /// - Throws: ``Fault`` when the file is damaged, of a later version, or cannot be read.
  static func read(_ path: String, schema: String) throws(Fault) -> ArraySlice<UInt8>? {
    guard let bytes = try RegularFile.read(path) else { return nil }
    guard let lineEnd = bytes.prefix(200).firstIndex(of: UInt8(ascii: "\n")) else {
      throw Fault(.damaged, file: path, "is damaged (it has no first line)")
    }
    let payload = bytes[(lineEnd + 1)...]
    let words = String(decoding: bytes[..<lineEnd], as: UTF8.self).split(separator: " ")
    if let other = words.first.map(String.init), let difference = versions(from: schema, to: other),
      difference != 0
    {
      guard difference > 0 else { return nil }
      throw Fault(
        .newer,
        file: path,
        "was written by a later version of bnreport (got \(other), expected \(schema))"
      )
    }
    guard words == [Substring(schema), Substring(SHA256.hexadecimal(of: payload))] else {
      throw Fault(
        .damaged,
        file: path,
        "is damaged (its first line does not agree with the rest)"
      )
    }
    return payload
  }

  /// The bytes of a file that holds these.
  static func seal(_ payload: [UInt8], schema: String) -> [UInt8] {
    Array("\(schema) \(SHA256.hexadecimal(of: payload))\n".utf8) + payload
  }

  /// How many versions another schema is ahead; nil when it is not of the same kind.
  private static func versions(from schema: String, to other: String) -> Int? {
    let (ours, theirs) = (schema.split(separator: "/"), other.split(separator: "/"))
    guard ours.count == 2, theirs.count == 2, ours[0] == theirs[0], let from = Int(ours[1]),
      let to = Int(theirs[1]), (1...1_000_000).contains(to)
    else { return nil }
    return to - from
  }
}
