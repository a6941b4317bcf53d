internal import Experiments
internal import Faults
internal import Foundation
internal import Logs

/// The logs that the studies of an experiment ask for, read once.
final class LogLibrary {
  /// What was read, by the name of the study.
  private(set) var studies: [String: LoggedStudy] = [:]
  /// What could not be read beside it.
  private(set) var faults: [Fault] = []
  /// What was found and not yet asked for again: the experiment of a comparison names what was read to write it.
  private var searches: [[LogSearch.Argument]: LogSearch] = [:]

  /// The folder that paths are relative to; empty for the current one.
  private let folder: String

  /// Reads logs that are named from a folder.
  init(folder: String) {
    self.folder = folder
    // Else the C library keeps what each thread read and let go for that thread, where the report cannot take it.
    _ = mallopt(M_ARENA_MAX, 1)
  }

  /// Reads the logs of a study.
  ///
  /// - Throws: ``Fault`` where there are none, and where it is not known how their runs are told apart.
  func read(_ study: String, _ request: LogRequest) throws(Fault) -> LoggedStudy {
    let logged = try readGroups(request).study
    studies[study] = logged
    return logged
  }

  /// Reads logs, as a study and as they have it, with their settings.
  ///
  /// - Throws: As ``read(_:_:)``.
  func readGroups(
    _ request: LogRequest
  ) throws(Fault) -> (groups: LogGroups, study: LoggedStudy) {
    let request = request.mappingPaths(resolved)
    let arguments =
      request.paths.map { LogSearch.Argument(path: $0) }
      + request.groups.flatMap { group in
        group.paths.map { LogSearch.Argument(group: group.name, path: $0) }
      }
    let search = search(arguments)
    guard !search.runs.isEmpty else {
      throw search.faults.first
        ?? Fault(
          .missing,
          "no logs were found in \(arguments.map(\.path).joined(separator: ", "))",
          hint: "`bnreport compare --list PATH` says what was looked for."
        ).coded(.noLogs)
    }
    let options = GroupingOptions(
      by: request.by,
      level: request.level,
      pair: request.pair,
      reference: request.reference,
      arguments: arguments.map { argument in
        (argument.group.map { "\($0)=" } ?? "") + "'\(argument.path)'"
      }.joined(separator: " "),
      folders: Self.folders(arguments)
    )
    return try Fault.about(.log) { () throws(Fault) in
      let groups = try LogGroups(of: search.runs, options: options)
      return (groups, try LoggedStudy(groups, notes: search.notes, request))
    }
  }

  private func search(_ arguments: [LogSearch.Argument]) -> LogSearch {
    if let known = searches.removeValue(forKey: arguments) { return known }
    let search = LogSearch(arguments)
    faults += search.faults
    searches[arguments] = search
    return search
  }

  /// Forgets the series that the report of an experiment does not use.
  func removeUnusedSeries(_ experiment: Experiment) {
    studies = studies.mapValues(experiment.withoutUnusedSeries)
  }

  /// The folders that were named, where nothing but folders was.
  static func folders(_ arguments: [LogSearch.Argument]) -> [String] {
    let areFolders = arguments.allSatisfy { argument in
      var isFolder: ObjCBool = false
      return argument.group == nil
        && FileManager.default.fileExists(atPath: argument.path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
    return areFolders ? arguments.map(\.path) : []
  }

  /// A path from the current folder.
  func resolved(_ path: String) -> String {
    path.hasPrefix("/") || folder.isEmpty || folder == "."
      ? path : (folder as NSString).appendingPathComponent(path)
  }
}
