internal import Foundation

/// Folders made on the way to a file.
public enum Folder {
  /// Makes a folder and those above it.
  ///
  /// - Throws: ``FileError`` when one of them cannot be made.
  public static func create(_ path: String) throws(FileError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += prefix.isEmpty || prefix.hasSuffix("/") ? String(part) : "/" + part
      if mkdir(prefix, 0o755) != 0, errno != EEXIST {
        throw FileError(.cannotCreate, path: path, errno: errno)
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(.cannotCreate, path: path, errno: ENOTDIR)
    }
  }
}
