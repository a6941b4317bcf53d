internal import Foundation

/// What tells whether files were saved: their paths with their sizes, times and numbers on the disk.
public struct FileStamps: Sendable, Hashable {
  private struct Stamp: Sendable, Hashable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
    /// Another one after a save by renaming, also within the precision of the times.
    var file: UInt64
  }

  private var stamps: [String: Stamp] = [:]

  /// The stamps of the files in some folders.
  ///
  /// - Parameters:
  ///   - folders: The folders; links are followed, hidden names are not.
  ///   - depth: How many folders below them are looked into.
  ///   - isWanted: Whether a file counts, by its path from the folder.
  public init(in folders: [String], depth: Int = 3, where isWanted: (String) -> Bool) {
    for folder in Set(folders) { add(folder, from: "", depth: depth, isWanted) }
  }

  /// Whether there is no such file.
  public var isEmpty: Bool { stamps.isEmpty }

  private mutating func add(
    _ folder: String,
    from prefix: String,
    depth: Int,
    _ isWanted: (String) -> Bool
  ) {
    // A folder that is away for a moment has no files.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if depth > 0 { add(path, from: prefix + name + "/", depth: depth - 1, isWanted) }
      } else if isWanted(prefix + name) {
        stamps[path] = Stamp(
          size: Int(status.st_size),
          seconds: status.st_mtim.tv_sec,
          nanoseconds: status.st_mtim.tv_nsec,
          file: UInt64(status.st_ino)
        )
      }
    }
  }
}
