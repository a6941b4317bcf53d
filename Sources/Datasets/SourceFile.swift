/// A file that a data set was read from, as it is stored: compressed, if it is.
public struct SourceFile: Sendable, Hashable {
  /// The file's name without its folder.
  public let name: String
  /// The number of bytes of the file.
  public let byteCount: Int
  /// The SHA-256 of the file's bytes, 64 lowercase hexadecimal digits.
  public let sha256: String

  /// The file with this name and content.
  public init(name: String, byteCount: Int, sha256: String) {
    self.name = name
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
