internal import Checksums

/// A file of a published data set: its content, and where it can be downloaded.
public struct PublishedFile: Sendable, Hashable {
  /// The file's name.
  public let name: String
  /// The number of its bytes.
  public let byteCount: Int
  /// The SHA-256 of its bytes, 64 lowercase hexadecimal digits.
  public let sha256: String
  /// The folders on the network that have it, the first one asked first; all by https.
  public let folders: [String]

  /// Whether a folder has the file, byte for byte.
  public func isStored(in folder: String) -> Bool {
    let path = "\(folder)/\(name)"
    guard FileReader.size(of: path) == byteCount, let bytes = try? FileReader.read(path) else {
      return false
    }
    return SHA256.hexadecimal(of: bytes) == sha256
  }
}
