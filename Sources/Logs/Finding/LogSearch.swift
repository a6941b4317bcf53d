public import Faults
internal import Foundation
internal import Parallel

/// The runs in the files and folders that somebody named, with their settings: what other rooms know of logs.
public struct LogSearch: Sendable {
  /// What is named on a command line: a file, a folder or a pattern, and the group that its runs are put into.
  public struct Argument: Sendable, Hashable {
    /// The group; nil where the settings of the runs say it.
    public var group: String?
    /// The path or the pattern (`*`, `?`, `[…]`, and `**` for any folders).
    public var path: String

    /// Creates an argument.
    public init(group: String? = nil, path: String) {
      self.group = group
      self.path = path
    }

    /// Reads `NAME=PATTERN`, or a path: what exists as a path is one, as the folder `lr=0.1`.
    public init(_ text: String) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, Self.isName(parts[0]), !parts[1].isEmpty, LogPaths.kind(of: text) == nil
      {
        self.init(group: String(parts[0]), path: String(parts[1]))
      } else {
        self.init(path: text)
      }
    }

    private static func isName(_ text: Substring) -> Bool {
      guard let first = text.utf8.first, first != UInt8(ascii: "_"), first != UInt8(ascii: "-"),
        !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
      else { return false }
      return text.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-")
      }
    }
  }

  /// The runs, in the order of the arguments, and within each in natural order of their paths.
  public private(set) var runs: [LoggedRun] = []
  /// What could not be read, or is not there; the runs beside it were read.
  public private(set) var faults: [Fault] = []
  /// What was left out, for the audit.
  public private(set) var notes: [LogNote] = []

  /// Searches.
  ///
  /// - Parameters:
  ///   - arguments: What was named.
  ///   - workers: How many files are read at once, one a core unless it is said; nothing that is found depends on it.
  public init(_ arguments: [Argument], workers: Int? = nil) {
    self.init(
      arguments,
      formats: LogFormat.all,
      workers: workers ?? ProcessInfo.processInfo.activeProcessorCount
    )
  }

  /// Searches for some formats.
  ///
  /// - Parameters:
  ///   - arguments: What was named.
  ///   - formats: What is read, in the order in which it is tried.
  ///   - workers: How many files are read at once.
  init(_ arguments: [Argument], formats: [LogFormat], workers: Int = 1) {
    let ranked = RankedFormats(formats)
    var walk = LogWalk(ranked)
    for step in Self.steps(arguments) {
      walk.begin(step.paths[0], group: step.group)
      if step.paths.count > 1 {
        walk.visit(files: step.paths, areNamed: true)
      } else {
        search(step.paths[0], &walk)
      }
    }
    let readings = walk.steps.map { step in
      step.items.compactMap { if case .folder(let reading) = $0 { reading } else { nil } }
    }
    let outcomes = readings.flatMap(\.self).concurrentMap(workers: workers) {
      $0.outcome(ranked, workers: workers)
    }
    var harvest = LogHarvest()
    var place = 0
    for (step, own) in zip(walk.steps, readings) {
      harvest.add(step, outcomes[place..<place + own.count])
      place += own.count
    }
    let resumed = ResumedRuns(joining: harvest.runs)
    runs = resumed.runs
    faults = harvest.faults + resumed.faults
    notes = harvest.notes + harvest.lastNotes
  }

  /// The arguments, with files that follow one another as one: a shell may have expanded a pattern to them.
  private static func steps(_ arguments: [Argument]) -> [(group: String?, paths: [String])] {
    var steps: [(group: String?, paths: [String])] = []
    var isOfFiles = false
    for argument in arguments {
      let group = group(of: argument, beside: arguments)
      let isFile = LogPaths.kind(of: argument.path) == .file
      if isFile, isOfFiles, steps.last?.group == group {
        steps[steps.count - 1].paths.append(argument.path)
      } else {
        steps.append((group, [argument.path]))
      }
      isOfFiles = isFile
    }
    return steps
  }

  /// The group of an argument: one without a name, beside others that have one, is called after its path.
  private static func group(of argument: Argument, beside others: [Argument]) -> String? {
    guard argument.group == nil, others.contains(where: { $0.group != nil }) else {
      return argument.group
    }
    let name = LogPaths.name(argument.path).filter { !"*?[]".contains($0) }
    return name.isEmpty || name.allSatisfy { $0 == "." } ? "others" : name
  }

  private func search(_ path: String, _ walk: inout LogWalk) {
    switch LogPaths.kind(of: path) {
    case .folder: walk.visit(folder: LogPaths.trimmed(path))
    case .file: walk.visit(files: [path], areNamed: true)
    case nil where GlobPattern.isPattern(path):
      let found = LogPaths.expand(path, limit: LogWalk.mostNames)
      guard !found.isEmpty else {
        walk.fail(
          Fault(
            .missing,
            file: path,
            "the pattern fits no file and no folder",
            hint:
              "Put it in quotes, so that the shell leaves it alone, and look with `ls` what is there."
          )
        )
        return
      }
      // A folder with all that is in it, and files of one folder at once, so that they can be told to be one run.
      walk.visit(files: found.filter { LogPaths.kind(of: $0) == .file }, areNamed: false)
      for folder in found where LogPaths.kind(of: folder) == .folder { walk.visit(folder: folder) }
    case nil:
      walk.fail(
        Fault(
          .missing,
          file: path,
          "there is no such file or folder",
          hint: "Name a file or a folder of logs, or a pattern in quotes: 'runs/bn-*'."
        )
      )
    }
  }
}
