public import Faults
internal import Foundation

/// Folders made on the way to a file.
public enum Folder {
  /// Makes a folder and those above it.
  ///
  /// - Returns: The folders that were made, each below the one before.
  /// - Throws: ``Fault`` when one of them cannot be made; those that were are removed again.
  @discardableResult
  public static func create(_ path: String) throws(Fault) -> [String] {
    var made: [String] = []
    do throws(Fault) {
      // On a network, what another machine has made may be there and not be found, for a while.
      for attempt in 0... {
        let number = try missingError(path, &made)
        if number == 0 { break }
        guard [ENOENT, ESTALE].contains(number), attempt < patience else {
          throw Fault(creating: path, errno: number == ENOENT && made.isEmpty ? ENOTDIR : number)
        }
        System.pause(before: attempt)
      }
    } catch {
      removeEmpty(made)
      throw error
    }
    return made
  }

  /// So often a folder that is there and not found is looked for again: 0.3 s in all.
  static let patience = 5

  /// Makes what is missing of a path.
  ///
  /// - Returns: 0, or the system's error number; `ENOENT` and `ESTALE` may be passing.
  private static func missingError(_ path: String, _ made: inout [String]) throws(Fault) -> Int32 {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += prefix.isEmpty || prefix.hasSuffix("/") ? String(part) : "/" + part
      if System.uninterrupted({ mkdir(prefix, 0o777) }) == 0 {
        made.append(prefix)
        // Else a loss of power takes the folder with all that was synced in it.
        let above = prefix + "/.."
        try StaleHandle.retried { () throws(Fault) in
          try OpenFolder(above, followsLink: true).sync()
        }
      } else if errno != EEXIST {
        return errno
      }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return errno }
    return status.st_mode & S_IFMT == S_IFDIR ? 0 : ENOTDIR
  }

  /// Removes folders that ``create(_:)`` made, as far as they are empty.
  public static func removeEmpty(_ folders: [String]) {
    for folder in folders.reversed() { rmdir(folder) }
  }

  /// Whether a path leads to a folder or to what is, or would be, below it: links are followed, and no folder is taken for
  /// another whose name begins alike.
  public static func contains(_ folder: String, _ path: String) -> Bool {
    realComponents(of: path).starts(with: realComponents(of: folder))
  }

  /// How a path is named from a folder: `../data/d.csv`; links are followed.
  public static func path(of path: String, from folder: String) -> String {
    let (names, from) = (realComponents(of: path), realComponents(of: folder))
    let shared = zip(names, from).prefix { $0 == $1 }.count
    let up = from.dropFirst(shared).map { _ in ".." }
    let down = names.dropFirst(shared).map(String.init)
    // Without a folder before it, a name could be that of a published data set.
    return (up.isEmpty ? ["."] + down : up + down).joined(separator: "/")
  }

  /// The names on the way from the root, without links as far as the path exists.
  private static func realComponents(of path: String) -> [Substring] {
    var existing = path.hasPrefix("/") ? path : "./" + path
    var missing: [Substring] = []
    while true {
      if let real = realpath(existing, nil) {
        defer { free(real) }
        return missing.reduce(into: String(cString: real).split(separator: "/")) {
          // Folders that are to be made are no links.
          if $1 == ".." { _ = $0.popLast() } else if $1 != "." { $0.append($1) }
        }
      }
      let parts = existing.split(separator: "/")
      guard let last = parts.last else { return missing }
      missing.insert(last, at: 0)
      existing = (existing.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    }
  }
}
