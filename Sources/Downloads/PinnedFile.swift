/// A file whose bytes are known before they are downloaded.
public struct PinnedFile: Sendable, Hashable {
  /// The file's name, for messages.
  public let name: String
  /// The number of its bytes.
  public let byteCount: Int
  /// The SHA-256 of its bytes, 64 lowercase hexadecimal digits.
  public let sha256: String

  /// The file with this name and content.
  public init(name: String, byteCount: Int, sha256: String) {
    self.name = name
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
