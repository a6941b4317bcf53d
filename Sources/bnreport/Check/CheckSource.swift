internal import ArgumentParser
internal import Checking
internal import Experiments
internal import Faults
internal import Foundation
internal import Gate
internal import Logs
internal import Notation
internal import Reporting
internal import Runs

/// Where the runs of a check come from: logs, or an experiment and the store.
struct CheckSource: ParsableArguments {
  @Option(help: "The settings whose values are the groups: NAME or NAME,NAME.")
  var by: [String] = []

  @Option(help: "The setting whose values are the levels of a sweep.")
  var level: String?

  @Option(help: "A metric of which more is better; may be given again.")
  var higher: [String] = []

  @Option(help: "A metric of which less is better; may be given again.")
  var lower: [String] = []

  @Option(help: "Of an experiment: quick, standard or full (default: the baseline's, or standard).")
  var preset: String?

  @Option(help: "Of an experiment: the folder of the run store.")
  var store: String?

  @Option(help: "Of an experiment: the folder to look for data sets in first.")
  var dataDir: String?

  @Option(help: "Of an experiment: the data set.")
  var dataset: String?

  @Option(name: .customLong("set"), help: "Of an experiment: replaces a value, KEY.PATH=VALUE.")
  var settings: [String] = []

  @Option(help: "Of an experiment: the first seed of every study.")
  var seed: UInt64?

  @Option(help: "Of an experiment: how many seeds every study has.")
  var seeds: Int?

  @Option(help: "Of an experiment: the most epochs of every study.")
  var epochs: Int?

  /// Reads the runs that arguments name.
  ///
  /// - Parameters:
  ///   - arguments: Logs as for `compare`, an experiment, or nothing.
  ///   - baseline: What was accepted; nil where there is none yet.
  ///   - constants: The settings of logs that must stay the same; nil for the name of the data.
  ///   - isQuiet: Whether warnings are left out.
  /// - Returns: The runs.
  /// - Throws: ``Faults`` where there is nothing to check.
  func read(
    _ arguments: [String],
    _ baseline: Baseline?,
    constants: [String]?,
    isQuiet: Bool
  ) throws -> CheckedRuns {
    do {
      if arguments.isEmpty {
        return try stored(try Self.experiment(of: baseline), baseline)
      }
      if let experiment = Self.experiment(arguments) { return try stored(experiment, baseline) }
      return try logged(arguments, constants: constants, isQuiet: isQuiet)
    } catch let fault as Fault {
      throw Faults(fault)
    }
  }

  // MARK: Logs

  private func logged(
    _ arguments: [String],
    constants: [String]?,
    isQuiet: Bool
  ) throws(Fault) -> CheckedRuns {
    var request = LogRequest(arguments: arguments)
    request.by = by.flatMap { $0.split(separator: ",").map(String.init) }
    (request.level, request.higher, request.lower) = (level, higher, lower)
    let library = LogLibrary(folder: "")
    let (groups, study) = try library.readGroups(request)
    // What else is noted is about comparing the groups with one another.
    for left in isQuiet ? [] : groups.leftOut {
      Console.error("warning: \(left.run.source) is left out: \(left.reason.text)")
    }
    return CheckedRuns(
      study,
      constants: CheckedRuns.constants(constants, of: groups.runs),
      unread: library.faults.map(\.line)
    )
  }

  // MARK: Experiments

  /// The experiment that is the only argument, if it is one; the report of one is logs, as it holds what was measured.
  private static func experiment(_ arguments: [String]) -> String? {
    guard arguments.count == 1 else { return nil }
    let path = arguments[0]
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return BuiltInFiles.experiments.contains(path) ? path : nil
    }
    guard !isFolder.boolValue else {
      let isExperiment =
        FileManager.default.fileExists(atPath: path + "/experiment.yaml")
        && !FileManager.default.fileExists(atPath: path + "/results.json")
      return isExperiment ? path : nil
    }
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml"),
      let bytes = FileManager.default.contents(atPath: path),
      ExperimentNames(reading: bytes, file: path).map({ !$0.studies.isEmpty }) ?? false
    else { return nil }
    return path
  }

  /// The experiment that a baseline names: a built-in one, or a folder or file of that name here.
  private static func experiment(of baseline: Baseline?) throws(Fault) -> String {
    guard let name = baseline?.constant[CheckedRuns.experimentKey] else {
      throw Fault(
        .usage,
        "no runs are named, and \(baseline == nil ? "there is no baseline" : "the baseline names no experiment")",
        hint:
          "`bnreport check runs/ --baseline FILE` checks the logs in a folder; `bnreport help check` has examples."
      )
    }
    if BuiltInFiles.experiments.contains(name) { return name }
    let found = [name, name + ".yaml", name + ".yml"].first { experiment([$0]) != nil }
    guard let found else {
      throw Fault(
        .missing,
        file: name,
        "there is no such experiment here, which the baseline names",
        hint: "Name its folder: `bnreport check FOLDER --baseline FILE`."
      )
    }
    return found
  }

  /// The runs of an experiment that the store has.
  private func stored(_ experiment: String, _ baseline: Baseline?) throws -> CheckedRuns {
    let preset = preset ?? baseline?.constant[CheckedRuns.presetKey] ?? "standard"
    var arguments = [experiment, "--preset", preset]
    let values = [
      ("--store", store), ("--data-dir", dataDir), ("--dataset", dataset),
      ("--seed", seed.map { "\($0)" }), ("--seeds", seeds.map { "\($0)" }),
      ("--epochs", epochs.map { "\($0)" }),
    ]
    for (name, value) in values { if let value { arguments += ["\(name)=\(value)"] } }
    for setting in settings { arguments += ["--set", setting] }
    let options = try ExperimentOptions.parse(arguments)
    // The baseline says which metrics are gated, and not the report.
    var source = try options.source(keepsAllSeries: true)
    let plan = try options.prepare(&source).plan
    let records = try options.records(of: plan)
    guard records.contains(where: { $0 != nil }) || !source.logs.isEmpty else {
      throw Fault(
        .missing,
        file: options.runStore.folder.path,
        "the store has none of the experiment's \(plan.entries.count) runs",
        hint: "Train them: `bnreport train \(experiment) --preset \(preset)`."
      ).coded(.noRuns)
    }
    let known = Dictionary(zip(plan.entries.map(\.id), records)) { first, _ in first }
    return CheckedRuns(
      source.experiment,
      preset: preset,
      plan,
      logs: source.logs,
      unread: source.logFaults.map(\.line)
    ) { known[$0.id] ?? nil }
  }
}
