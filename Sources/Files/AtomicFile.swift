public import Faults
internal import Foundation

/// Files that appear whole or not at all.
public enum AtomicFile {
  /// Writes a file so that readers see the old bytes or the new ones, also after a crash.
  ///
  /// The content is synced before it has the name, and the folder afterwards: Foundation's `.atomic` leaves out the
  /// latter. A symbolic link of that name is neither followed nor replaced; the folder may be one.
  ///
  /// - Throws: ``Fault`` that names the path and what is wrong.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(Fault) {
    try prepare(Array(bytes), path) { file, name, folder throws(Fault) in
      try folder.checkIsFree(name)
      try file.publish(as: name, in: folder)
      try folder.sync()
    }
  }

  /// Writes a file in the same way if there is none of that name.
  ///
  /// - Returns: Whether it was written; false leaves the file as it is.
  /// - Throws: ``Fault`` that names the path and what is wrong.
  public static func create(
    _ bytes: some Collection<UInt8>,
    at path: String
  ) throws(Fault) -> Bool {
    try prepare(Array(bytes), path) { file, name, folder throws(Fault) in
      let isNew = try file.publishIfFree(as: name, in: folder)
      // Whoever made the one that is there may be about to.
      try folder.sync()
      return isNew
    }
  }

  /// Removes what writers that were killed left in a folder (`OpenFolder.removeAbandoned()`).
  ///
  /// - Returns: The names of the files that were removed.
  @discardableResult
  public static func removeAbandoned(in folder: String) -> [String] {
    (try? OpenFolder(folder, followsLink: true).removeAbandoned()) ?? []
  }

  /// Whether a file of this name is one that is being written, or was when its writer was killed.
  public static func isTemporary(_ name: String) -> Bool {
    name.contains(PreparedFile.mark)
  }

  /// A name for such a file that nobody has.
  package static func temporaryName() -> String { PreparedFile.newName() }

  private static func prepare<Result>(
    _ bytes: [UInt8],
    _ path: String,
    _ publish: (PreparedFile, String, OpenFolder) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    // Foundation's way to split a path traps on ".".
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last.map(String.init), !["", ".", ".."].contains(name) else {
      throw Fault(.cannotCreate, file: path, errno: EISDIR)
    }
    let parent = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/"
    return try StaleHandle.retried { () throws(Fault) in
      do throws(Fault) {
        let folder = try OpenFolder(parent, followsLink: true)
        let result = try publish(try PreparedFile(bytes, for: path, in: folder), name, folder)
        // Who was killed while it wrote this file left what no one else would look for.
        _ = try? folder.removeAbandoned()
        return result
      } catch {
        var fault = Fault(error.kind, file: path, error.message, hint: error.hint)
        fault.systemError = error.systemError
        throw fault
      }
    }
  }
}
