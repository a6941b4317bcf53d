internal import Faults

/// Goes through folders and offers what is in them to the formats.
struct LogWalk {
  /// How deep folders may lie in one another.
  static let deepest = 32
  /// How many names are looked at.
  static let mostNames = 500_000

  private let files: [(rank: Int, format: LogFormat)]
  private let folders: [(rank: Int, format: LogFormat)]
  private let refusals: [LogFormat]
  private var finder = SettingsFinder()

  /// The runs so far.
  private(set) var runs: [LoggedRun] = []
  /// What could not be read.
  private(set) var faults: [Fault] = []
  /// What was left out.
  private(set) var notes: [LogNote] = []

  private var group: String?
  /// The group of each path that was read, so that no file counts twice.
  private var visited: [String: String?] = [:]
  private var names = 0
  /// The runs that were read.
  private var sources: Set<String> = []
  /// What was met and is no log for a reason that is known.
  private var refused: [Fault] = []
  /// Whether something was met that an argument before this one named.
  private var isKnown = false
  /// The folder that was named, above which only what was varied is looked for.
  private var root = ""

  init(formats: [LogFormat]) {
    let ranked = formats.enumerated().map { (rank: $0.offset, format: $0.element) }
    files = ranked.filter { if case .file = $0.format.source { true } else { false } }
    folders = ranked.filter { if case .folder = $0.format.source { true } else { false } }
    refusals = formats.filter { if case .refused = $0.source { true } else { false } }
  }

  /// Whether a folder holds no logs: those of tools, and hidden ones.
  static func isSkipped(folder name: String) -> Bool {
    name.hasPrefix(".")
      || ["node_modules", "__pycache__", "site-packages", "venv", "checkpoints"].contains(name)
  }

  // MARK: Arguments

  /// Begins with what one argument names.
  mutating func begin(group: String?) {
    self.group = group
    refused = []
    isKnown = false
    root = ""
  }

  /// Ends with what one argument names, and says why nothing was found.
  mutating func end(_ path: String, isEmpty: Bool) {
    guard isEmpty else {
      if let first = refused.first {
        notes.append(
          LogNote(
            .ignored,
            "\(first.file ?? path)\(refused.count > 1 ? " and \(refused.count - 1) more" : "") "
              + "\(first.message)"
          )
        )
      }
      return
    }
    guard let first = refused.first else {
      if !isKnown { fail(noLog(path)) }
      return
    }
    fail(first)
  }

  /// Remembers a fault.
  mutating func fail(_ fault: Fault) { faults.append(fault.about(.log)) }

  private func noLog(_ path: String) -> Fault {
    Fault(
      // A folder without logs lacks them; a file that was named is of another kind.
      LogPaths.kind(of: path) == .folder ? .missing : .invalid,
      file: path,
      "no log was found (looked for event files, databases, JSON, lines of JSON and tables with a header)",
      hint:
        "Name the folder that holds the logs, or export the metrics as CSV with a column `epoch` or `step`."
    ).coded(.noLogs)
  }

  // MARK: Folders

  /// Reads the logs of a folder and of those in it.
  mutating func visit(folder path: String) {
    root = path
    visit(folder: path, depth: 0)
  }

  /// - Parameters:
  ///   - path: The folder.
  ///   - depth: How far it lies below the one that was named.
  private mutating func visit(folder path: String, depth: Int) {
    guard depth <= Self.deepest, names <= Self.mostNames, isFirstVisit(path) else { return }
    guard let folder = attempt({ () throws(Fault) in try LogFolder(path) }) else { return }
    names += folder.files.count + folder.folders.count
    if names > Self.mostNames {
      fail(
        Fault(
          file: path,
          "the search ends here (more than \(Self.mostNames) files)",
          hint: "Name the folders that hold the logs."
        )
      )
      return
    }
    let parts = read(folder, files: folder.files)
    for name in folder.folders.sorted(by: NaturalOrder.precedes)
    where !Self.isSkipped(folder: name) && parts?.contains(name) != true {
      visit(folder: LogPaths.join(path, name), depth: depth + 1)
    }
  }

  /// Reads files that were named or fit a pattern; those of one folder are offered at once.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - areNamed: Whether each must be a log.
  mutating func visit(files paths: [String], areNamed: Bool) {
    var folders: [String] = []
    var names: [String: [String]] = [:]
    for path in paths {
      let folder = LogPaths.parent(path) ?? "."
      if names[folder] == nil { folders.append(folder) }
      names[folder, default: []].append(LogPaths.name(path))
    }
    for path in folders {
      root = path
      let before = (runs.count, faults.count, refused.count)
      let files = names[path] ?? []
      let parts = read(
        LogFolder(path, files: files, folders: []),
        files: files,
        areNamed: areNamed
      )
      guard areNamed, parts == nil, !isKnown, before == (runs.count, faults.count, refused.count)
      else {
        continue
      }
      for name in files { fail(noLog(LogPaths.join(path, name))) }
    }
  }

  /// Offers a folder and its files to the formats.
  ///
  /// - Returns: The names that belong to the log that the folder as a whole is; nil where it is none.
  private mutating func read(
    _ folder: LogFolder,
    files: [String],
    areNamed: Bool = false
  ) -> Set<String>? {
    var units: [LogUnit] = []
    var parts: Set<String>?
    for (rank, format) in folders {
      guard case .folder(let recognises, let read) = format.source, recognises(folder) else {
        continue
      }
      parts = format.parts(folder)
      let runs = attempt { () throws(Fault) in try read(folder) } ?? []
      units.append(LogUnit(rank: rank, format: format, path: folder.path, stem: nil, runs: runs))
      break
    }
    for name in files.sorted(by: NaturalOrder.precedes)
    where (areNamed || !LogUnit.isNoLog(file: name)) && parts?.contains(name) != true {
      let path = LogPaths.join(folder.path, name)
      guard isFirstVisit(path), let file = attempt({ () throws(Fault) in try LogFile(path) })
      else { continue }
      if let unit = read(file) { units.append(unit) }
    }
    let resolved = LogUnit.resolve(units)
    notes += resolved.notes
    for unit in resolved.units { add(unit, in: folder.path) }
    return parts
  }

  private mutating func read(_ file: LogFile) -> LogUnit? {
    for format in refusals {
      guard case .refused(let recognises, let message, let hint) = format.source, recognises(file)
      else { continue }
      refused.append(Fault(file: file.path, message, hint: hint))
      return nil
    }
    for (rank, format) in files {
      guard case .file(let recognises, let read) = format.source, recognises(file) else { continue }
      guard let runs = attempt({ () throws(Fault) in try read(file) }) else { return nil }
      return LogUnit(rank: rank, format: format, path: file.path, stem: file.name, runs: runs)
    }
    tellUnrecognised(file)
    return nil
  }

  /// Tells of a file whose name promises a log and whose bytes are none: a binary log is damaged, and a table may be of
  /// something else.
  private mutating func tellUnrecognised(_ file: LogFile) {
    let name = file.name.lowercased()
    if name.hasSuffix(".wandb") || name.contains(".tfevents."), file.size > 0 {
      fail(
        Fault(
          .invalid,
          file: file.path,
          "is named like a log and does not begin like one (got \(file.size) bytes)",
          hint: "Copy it again from where it was written; the runs beside it were read."
        )
      )
    } else if [".csv", ".tsv", ".jsonl"].contains(where: name.hasSuffix) {
      notes.append(LogNote(.ignored, "\(file.path) was not read: it is like no log"))
    }
  }

  private mutating func add(_ unit: LogUnit, in folder: String) {
    if unit.runs.isEmpty {
      notes.append(LogNote(.ignored, "\(unit.path) (\(unit.format.title)) holds no numbers"))
    }
    let found = finder.settings(at: folder, below: root)
    for var run in unit.runs where isFirst(run) {
      // A row of a table says more of its run than a file beside the table; a log says less than its settings.
      run.settings.merge(found.settings) { unit.runs.count > 1 ? $0 : $1 }
      run.notes += found.notes
      run.group = group
      runs.append(run)
    }
  }

  // MARK: Helpers

  /// Whether a run was not read before, of a folder above or below.
  private mutating func isFirst(_ run: LoggedRun) -> Bool {
    let (path, part) = LogPaths.parts(ofSource: run.source)
    let isFirst = sources.insert(LogPaths.real(path) + ": " + (part ?? "")).inserted
    if !isFirst { isKnown = true }
    return isFirst
  }

  private mutating func isFirstVisit(_ path: String) -> Bool {
    let real = LogPaths.real(path)
    guard let known = visited[real] else {
      visited[real] = .some(group)
      return true
    }
    isKnown = true
    if known != group {
      notes.append(
        LogNote(
          .warning,
          "\(path) was named for two groups, \(known ?? "none") and \(group ?? "none"); "
            + "it counts in the first"
        )
      )
    }
    return false
  }

  private mutating func attempt<Value>(_ body: () throws(Fault) -> Value) -> Value? {
    do throws(Fault) {
      return try body()
    } catch {
      fail(error)
      return nil
    }
  }
}
