internal import Faults
internal import Foundation

/// A copy of a database with the write-ahead log beside it, in a temporary folder that goes with it.
///
/// SQLite reads such a log only with a file of its own beside the database, and nothing is written beside anybody's logs.
final class SQLiteCopy {
  /// The path of the copied database.
  let path: String
  private let folder: String

  /// How often it is tried again, while a program writes.
  private static let tries = 5

  /// Whether some of what was written is in the write-ahead log alone.
  static func isNeeded(for path: String) -> Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }

  /// Copies a database.
  ///
  /// A log that grows meanwhile does no harm: SQLite goes by its checksums as far as the last commit. One that was written
  /// back into the database meanwhile is of another one than was copied, and so it is copied again.
  ///
  /// - Throws: ``Fault`` where that cannot be done.
  init(of path: String) throws(Fault) {
    folder = (NSTemporaryDirectory() as NSString)
      .appendingPathComponent("bnreport-\(UUID().uuidString)")
    self.path = (folder as NSString).appendingPathComponent("copy.db")
    do {
      let manager = FileManager.default
      try manager.createDirectory(
        atPath: folder,
        withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700]
      )
      for _ in 0..<Self.tries {
        let before = Self.state(of: path)
        for end in ["-wal", ""] {
          try? manager.removeItem(atPath: self.path + end)
          try manager.copyItem(atPath: Self.target(of: path + end), toPath: self.path + end)
        }
        if Self.state(of: path) == before { return }
      }
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw Self.fault(path, "its -wal cannot be copied (\(error.localizedDescription))")
    }
    try? FileManager.default.removeItem(atPath: folder)
    throw Self.fault(path, "it is being written all the time")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The file that a link leads to: what is copied is not the link.
  private static func target(of path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// What changes when the log is written back: the database, or the first bytes of the log, which have new random numbers.
  private static func state(of path: String) -> [UInt64] {
    var status = stat()
    guard stat(path, &status) == 0, let log = FileHandle(forReadingAtPath: path + "-wal") else {
      return []
    }
    defer { try? log.close() }
    let head = (try? log.read(upToCount: 32)) ?? Data()
    return [
      UInt64(status.st_size), UInt64(bitPattern: Int64(status.st_mtim.tv_sec)),
      UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)),
    ] + head.map(UInt64.init)
  }

  private static func fault(_ path: String, _ reason: String) -> Fault {
    Fault(
      .unreadable,
      file: path,
      "the newest values are in the -wal beside it and cannot be read: \(reason)",
      hint:
        "End the program that writes it, or run `sqlite3 FILE \"PRAGMA wal_checkpoint(TRUNCATE)\"`."
    )
  }
}
