internal import Foundation

/// How long ago files were written, by the clock that stamps them: that of a server differs from ours.
package enum FileAge {
  /// Whether an open file was last written so many seconds before a file that is made now in a folder; false when no
  /// file can be made there.
  package static func isOlder(_ descriptor: Int32, than seconds: Int, in folder: String) -> Bool {
    guard let folder = try? OpenFolder(folder, followsLink: true) else { return false }
    return isOlder(descriptor, than: seconds, in: folder)
  }

  static func isOlder(_ descriptor: Int32, than seconds: Int, in folder: OpenFolder) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let now = now(in: folder) else { return false }
    return now - Int(status.st_mtim.tv_sec) > seconds
  }

  private static func now(in folder: OpenFolder) -> Int? {
    let name = PreparedFile.newName()
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = System.uninterrupted { openat(folder.descriptor, name, flags, 0o666) }
    guard file >= 0 else { return nil }
    defer {
      _ = System.uninterrupted { unlinkat(folder.descriptor, name, 0) }
      close(file)
    }
    var status = stat()
    return fstat(file, &status) == 0 ? Int(status.st_mtim.tv_sec) : nil
  }
}
