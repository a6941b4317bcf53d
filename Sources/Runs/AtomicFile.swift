internal import Foundation

/// Files that appear whole or not at all.
public enum AtomicFile {
  /// Writes a file so that readers see the old bytes or the new ones, also after a crash.
  ///
  /// A temporary file in the same folder is written, synced and renamed, then the folder is synced:
  /// Foundation's `.atomic` leaves out the last step. A symbolic link is replaced, not followed.
  ///
  /// - Throws: ``FileError`` that names the path and the system's reason.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(FileError) {
    try TemporaryFile.holding(Array(bytes), beside: path).replace()
  }

  /// Writes a file in the same way if there is none of that name.
  ///
  /// - Returns: Whether it was written; false leaves the file as it is.
  /// - Throws: ``FileError`` that names the path and the system's reason.
  public static func create(
    _ bytes: some Collection<UInt8>,
    at path: String
  ) throws(FileError) -> Bool {
    try TemporaryFile.holding(Array(bytes), beside: path).link()
  }

  /// Removes what writers that were killed left in a folder; those that are still at work are known by their locks.
  ///
  /// - Returns: The names of the files that were removed.
  @discardableResult
  public static func removeAbandoned(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { isTemporary($0) && TemporaryFile.removeIfAbandoned("\(folder)/\($0)") }
      .sorted()
  }

  /// Whether a file of this name is one that is being written, or was when its writer was killed.
  public static func isTemporary(_ name: String) -> Bool {
    name.contains(TemporaryFile.mark)
  }
}

/// Why a file or a folder could not be written.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Code: Sendable, Hashable {
    /// The file or folder cannot be made there.
    case cannotCreate
    /// The system failed to write it: the disk is full or broken.
    case inputOutput
  }

  /// The kind of failure.
  public let code: Code
  /// What could not be written.
  public let path: String
  /// The system's reason.
  public let reason: String

  /// Creates an error from the system's error number.
  public init(_ code: Code, path: String, errno: Int32) {
    self.code = code
    self.path = path
    self.reason = String(cString: strerror(errno))
  }

  /// One line: the path and the reason.
  public var description: String {
    switch code {
    case .cannotCreate: "\(path): cannot be created (\(reason))"
    case .inputOutput: "\(path): cannot be written (\(reason))"
    }
  }
}
