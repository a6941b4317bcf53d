internal import Foundation

/// Files that appear whole or not at all.
public enum AtomicFile {
  /// Writes a file so that readers see the old bytes or the new ones, also after a crash.
  ///
  /// The content is synced before it has the name, and the folder afterwards: Foundation's `.atomic` leaves out the
  /// latter. A symbolic link of that name is neither followed nor replaced; the folder may be one.
  ///
  /// - Throws: ``FileError`` that names the path and what is wrong.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(FileError) {
    // Foundation's way to split a path traps on ".".
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last.map(String.init), !["", ".", ".."].contains(name) else {
      throw FileError(.cannotCreate, path: path, errno: EISDIR)
    }
    let parent = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/"
    let folder: OpenFolder
    do throws(FileError) {
      folder = try OpenFolder(parent, followsLink: true)
    } catch {
      throw FileError(error.code, path: path, error.message, hint: error.hint)
    }
    do throws(FileError) {
      try PreparedFile(Array(bytes), named: name, in: folder).publish()
      try folder.sync()
    } catch {
      throw FileError(error.code, path: path, error.message, hint: error.hint)
    }
  }
}
