internal import Faults
internal import Notation

/// Puts together what was read of all folders, in the order in which they were met.
struct LogHarvest {
  /// The runs so far.
  private(set) var runs: [LoggedRun] = []
  /// What could not be read.
  private(set) var faults: [Fault] = []
  /// What was left out.
  private(set) var notes: [LogNote] = []

  private var finder = SettingsFinder()
  /// How many lines there are of files that are like no log.
  private var unknown = 0
  /// The runs that were read.
  private var sources: Set<String> = []
  /// What was met and is no log for a reason that is known, of one argument.
  private var refused: [Fault] = []
  /// Whether something was met that an argument before this one named.
  private var isKnown = false

  /// How many lines are told of files that are like no log; of a thousand folders each may have one.
  private static let mostUnknown = 40

  /// What was left out of all folders, at the end.
  var lastNotes: [LogNote] {
    let left = unknown - Self.mostUnknown
    guard left > 0 else { return [] }
    return [
      LogNote(.ignored, "\(left, "# more line", "# more lines") of files that are like no log")
    ]
  }

  /// Takes what one argument names.
  ///
  /// - Parameters:
  ///   - step: What was met.
  ///   - outcomes: What was read of its folders.
  mutating func add(_ step: LogWalk.Step, _ outcomes: some Sequence<FolderReading.Outcome>) {
    let before = (runs.count, faults.count)
    (refused, isKnown) = ([], false)
    var next = outcomes.makeIterator()
    for item in step.items {
      switch item {
      case .fault(let fault): faults.append(fault)
      case .note(let note): notes.append(note)
      case .folder(let folder):
        if let outcome = next.next() { add(folder, outcome, step.group) }
      }
    }
    isKnown = isKnown || step.isKnown
    end(step.path, isEmpty: before == (runs.count, faults.count))
  }

  private mutating func add(
    _ reading: FolderReading,
    _ outcome: FolderReading.Outcome,
    _ group: String?
  ) {
    let before = (runs.count, faults.count, refused.count)
    isKnown = isKnown || reading.isKnown
    faults += outcome.faults
    refused += outcome.refused
    notes += outcome.notes
    notes += outcome.unknown.prefix(max(0, Self.mostUnknown - unknown))
    unknown += outcome.unknown.count
    for unit in outcome.units { add(unit, reading, group) }
    guard reading.areNamed, reading.whole == nil, !isKnown,
      before == (runs.count, faults.count, refused.count)
    else { return }
    for name in reading.folder.files {
      faults.append(noLog(LogPaths.join(reading.folder.path, name)))
    }
  }

  private mutating func add(_ unit: LogUnit, _ reading: FolderReading, _ group: String?) {
    if unit.runs.isEmpty {
      notes.append(LogNote(.ignored, "\(unit.path) (\(unit.format.title)) holds no numbers"))
    }
    let found = finder.settings(at: reading.folder.path, below: reading.root)
    for var run in unit.runs where isFirst(run) {
      // A row of a table says more of its run than a file beside the table; a log says less than its settings.
      run.settings.merge(found.settings) { unit.runs.count > 1 ? $0 : $1 }
      run.notes += found.notes
      run.group = group
      runs.append(run)
    }
  }

  /// Whether a run was not read before, of a folder above or below.
  private mutating func isFirst(_ run: LoggedRun) -> Bool {
    let (path, part) = LogPaths.parts(ofSource: run.source)
    let isFirst = sources.insert(LogPaths.real(path) + ": " + (part ?? "")).inserted
    if !isFirst { isKnown = true }
    return isFirst
  }

  // MARK: What was not found

  /// What is said of files that were refused, with the message of the first.
  private static func refusal(_ first: Fault, _ path: String, others: Int) -> Phrase {
    let file = first.file ?? path
    return others == 0
      ? Phrase(verbatim: "\(file) \(first.message)")
      : Phrase("\(file) and \(others, "# more", "# more") \(first.message)")
  }

  /// Ends with what one argument names, and says why nothing was found.
  private mutating func end(_ path: String, isEmpty: Bool) {
    guard isEmpty else {
      if let first = refused.first {
        notes.append(
          LogNote(.ignored, Self.refusal(first, path, others: refused.count - 1))
        )
      }
      return
    }
    if let first = refused.first {
      faults.append(first.about(.log))
    } else if !isKnown {
      faults.append(noLog(path))
    }
  }

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
}
