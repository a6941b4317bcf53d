internal import Foundation

/// Paths as they were written, and what stands there.
enum LogPaths {
  /// What stands at a path.
  enum Kind {
    case file
    case folder
  }

  /// What stands at a path that somebody wrote, where a link may be named; nil for neither file nor folder.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  /// What stands at a path that was found, where no link is followed.
  static func kind(found path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  private static func kind(_ status: stat) -> Kind? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: nil
    }
  }

  /// The one path of a file, however it was named.
  static func real(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The folder of a path; nil where the path does not say it.
  static func parent(_ path: String) -> String? {
    let path = trimmed(path)
    guard path != "/", path != ".", path != ".." else { return nil }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : trimmed(String(path[..<slash]))
  }

  /// The last component.
  static func name(_ path: String) -> String {
    String(trimmed(path).split(separator: "/").last ?? "/")
  }

  /// The path of a run's source, and what stands behind `: `, where a file holds several.
  ///
  /// A path may have `: ` in it, too: the part begins behind the first one up to which something is there.
  static func parts(ofSource source: String) -> (path: String, part: String?) {
    let marks = source.ranges(of: ": ")
    guard let first = marks.first, kind(of: source) == nil else { return (source, nil) }
    let range = marks.first { kind(of: String(source[..<$0.lowerBound])) != nil } ?? first
    return (String(source[..<range.lowerBound]), String(source[range.upperBound...]))
  }

  /// A path in a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder == "." ? name : folder == "/" ? "/" + name : folder + "/" + name
  }

  /// A path without slashes at its end.
  static func trimmed(_ path: String) -> String {
    var path = Substring(path)
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  /// Finds what a pattern stands for; `**` stands for any number of folders.
  ///
  /// - Parameters:
  ///   - pattern: The pattern.
  ///   - limit: How many names are looked at.
  /// - Returns: The paths, in natural order.
  static func expand(_ pattern: String, limit: Int) -> [String] {
    var found = [pattern.hasPrefix("/") ? "/" : "."]
    var remaining = limit
    for component in pattern.split(separator: "/").map(String.init) {
      if component == "**" {
        found = found.flatMap { folders(from: $0, depth: 0, &remaining) }
      } else if GlobPattern.isPattern(component) {
        let glob = GlobPattern(component)
        found = found.flatMap { folder in
          names(folder, &remaining).filter { glob.matches($0) }.map { join(folder, $0) }
        }
      } else {
        found = found.map { join($0, component) }.filter { kind(of: $0) != nil }
      }
    }
    return Set(found).sorted(by: NaturalOrder.precedes)
  }

  private static func names(_ folder: String, _ remaining: inout Int) -> [String] {
    guard remaining > 0, let listed = try? LogFolder(folder) else { return [] }
    remaining -= listed.files.count + listed.folders.count
    return listed.files + listed.folders
  }

  /// A folder and all below it that may hold logs.
  private static func folders(
    from folder: String,
    depth: Int,
    _ remaining: inout Int
  ) -> [String] {
    guard depth < LogWalk.deepest, remaining > 0, let listed = try? LogFolder(folder) else {
      return []
    }
    remaining -= listed.files.count + listed.folders.count
    return [folder]
      + listed.folders.filter { !LogWalk.isSkipped(folder: $0) }
      .flatMap { folders(from: join(folder, $0), depth: depth + 1, &remaining) }
  }
}
