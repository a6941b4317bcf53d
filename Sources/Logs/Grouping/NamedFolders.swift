internal import Notation

/// Folders that somebody named, each with several runs: who names `exp1 exp2` compares the two.
struct NamedFolders {
  /// The runs, each with the name of its folder as its group.
  let runs: [LoggedRun]
  /// What was assumed.
  let note: LogNote

  /// Puts runs into groups by the folders that were named; nil for fewer than two folders, for one of a single run, and where
  /// a run is in none of them.
  ///
  /// - Parameters:
  ///   - folders: The folders.
  ///   - runs: Runs without groups.
  init?(_ folders: [String], _ runs: [LoggedRun]) {
    let folders = folders.map(LogPaths.trimmed)
    guard folders.count > 1, Set(folders).count == folders.count,
      runs.allSatisfy({ $0.group == nil })
    else { return nil }
    let names = Self.names(folders)
    var counts = [Int](repeating: 0, count: folders.count)
    var grouped = runs
    for index in runs.indices {
      let path = LogPaths.parts(ofSource: runs[index].source).path
      // Of folders in one another the inner one.
      let own = folders.indices.filter { path.hasPrefix(folders[$0] + "/") }
        .max { folders[$0].count < folders[$1].count }
      guard let own else { return nil }
      counts[own] += 1
      grouped[index].group = names[own]
    }
    guard counts.allSatisfy({ $0 > 1 }) else { return nil }
    self.runs = grouped
    note = LogNote(
      .assumed,
      "the folders \(RunKeys.list(names)) are the groups, because nothing that is recorded makes others"
    )
  }

  /// The last parts of paths, as many as tell the folders apart.
  private static func names(_ folders: [String]) -> [String] {
    let parts = folders.map { $0.split(separator: "/").filter { $0 != "." && $0 != ".." } }
    for count in 1...max(1, parts.map(\.count).max() ?? 1) {
      let names = parts.map { $0.suffix(count).joined(separator: "/") }
      if Set(names).count == names.count, !names.contains("") { return names }
    }
    return folders
  }
}
