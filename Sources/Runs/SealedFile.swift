internal import Checksums
internal import Foundation

/// Files whose first line, `SCHEMA SHA256`, proves the rest: damage is found on every read.
enum SealedFile {
  /// The bytes below the first line, nil when there is no such file.
  ///
  /// - Throws: ``RunStoreError`` when the file has another schema or is damaged.
  static func read(_ path: String, schema: String) throws(RunStoreError) -> ArraySlice<UInt8>? {
    guard let bytes = FileManager.default.contents(atPath: path).map({ Array($0) }) else {
      return nil
    }
    guard let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      throw RunStoreError(path: path, message: "is not a record: it has no first line")
    }
    let payload = bytes[(lineEnd + 1)...]
    let found = String(decoding: bytes[..<lineEnd], as: UTF8.self)
    let expected = header(schema: schema, of: payload)
    guard found == expected else {
      throw RunStoreError(
        path: path,
        message: "is damaged (its first line is not \"\(expected)\")"
      )
    }
    return payload
  }

  /// Publishes a file whole, in a folder that is made when it is not there.
  ///
  /// - Throws: ``FileError`` when it cannot be written.
  static func write(_ payload: [UInt8], to path: String, schema: String) throws(FileError) {
    try Folder.create((path as NSString).deletingLastPathComponent)
    let firstLine = header(schema: schema, of: payload[...]) + "\n"
    try AtomicFile.write(Array(firstLine.utf8) + payload, to: path)
  }

  private static func header(schema: String, of payload: ArraySlice<UInt8>) -> String {
    "\(schema) \(SHA256.hexadecimal(of: payload))"
  }
}
