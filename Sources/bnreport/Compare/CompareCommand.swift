internal import ArgumentParser
internal import Experiments
internal import Faults
internal import Foundation
internal import Logs
internal import Notation
internal import Reporting

/// Logs of other programs to the report of a comparison.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares runs that other programs logged, and writes the report.",
    discussion: """
      Logs of Keras, Lightning, TensorBoard, Hugging Face, W&B, MLflow, DVCLive and others, tables and JSON lines are told \
      by their content. Runs are grouped by the settings that were logged with them; what differs in nothing but the seed \
      is repeated. Examples:

        bnreport compare runs/
        bnreport compare baseline='runs/base-*' batch_norm='runs/bn-*'
        bnreport compare --group a runs/a* --group b runs/b*
        bnreport compare runs/ --by norm --level batch_size --pair seed
        bnreport compare --lang de runs/
        bnreport compare --list runs/
        bnreport compare --init runs/ > compare.yaml
        bnreport compare compare.yaml
      """
  )

  @Argument(
    help: "Files and folders of logs, NAME='PATTERN', or a compare.yaml.",
    completion: .file()
  )
  var runs: [String] = []

  @Option(help: "The settings whose values are the groups: NAME or NAME,NAME.")
  var by: [String] = []

  @Option(help: "The setting whose values are the levels of a sweep.")
  var level: String?

  @Option(
    help: "The setting that makes runs of two groups a pair, or none (default: a recorded seed)."
  )
  var pair: String?

  @Option(help: "A metric that gets verdicts, such as validation/f1; may be given again.")
  var metric: [String] = []

  @Option(help: "The group that the others are compared with.")
  var reference: String?

  @Option(help: "A metric of which more is better; may be given again.")
  var higher: [String] = []

  @Option(help: "A metric of which less is better; may be given again.")
  var lower: [String] = []

  @Option(help: "The title of the report.")
  var title: String?

  @Option(
    help: "The language of the report, by its tag (default: en).",
    completion: .list(WordCatalogue.builtInTags)
  )
  var lang: String?

  @Option(
    help: "The folder of another template than the comparison's own.",
    completion: .directory
  )
  var template: String?

  @Flag(help: "Lists what was read, run by run, and writes nothing.")
  var list = false

  @Flag(name: .customLong("init"), help: "Prints the comparison as an experiment file.")
  var isInit = false

  @Option(
    name: .customShort("j"),
    help: "How many parts of the report to make at once (default: one per core)."
  )
  var workers: Int?

  @Flag(name: [.customShort("q"), .long], help: "Says nothing but errors and results.")
  var quiet = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard runs.isEmpty else { return }
    throw ValidationError(
      "No logs are named: `bnreport compare runs/` compares the runs in a folder, `bnreport help compare` has examples."
    )
  }

  func run() throws {
    try ExitStatus.mapping {
      if let file = experimentFile { return try generate(file) }
      guard !list else { return try printList() }
      let library = LogLibrary(folder: "")
      let comparison = try comparison(library)
      guard !isInit else { return try Console.result(String(comparison.dropLast())) }
      try write(comparison, library)
    }
  }

  /// The words of the report's language.
  private var words: WordCatalogue {
    get throws {
      let tag = lang ?? WordCatalogue.english.tag
      let folders = [template ?? "", ""]
      let known = WordsFolder.tags(in: folders)
      guard known.contains(tag) else {
        throw Fault(
          .usage,
          file: "--lang",
          "there are no words of \(tag) (expected \(known.joined(separator: ", ")))",
          hint:
            "Add the language here: `mkdir words; bnreport template words > words/\(tag).yaml`, and translate."
        )
      }
      return try WordsFolder.words(tag, in: folders)
    }
  }

  /// The experiment file of the comparison, in the report's language.
  ///
  /// What was read is let go when it returns, as the report holds less of it.
  private func comparison(_ library: LogLibrary) throws -> String {
    let logs = try library.read(ComparisonFile.study, request)
    let metrics = try metrics(logs)
    return try words.speaking {
      ComparisonFile(title: title ?? Self.title(of: logs), request, logs, metrics: metrics).yaml
    }
  }

  /// The settings of `--by`.
  private var settings: [String] { by.flatMap { $0.split(separator: ",").map(String.init) } }

  /// What is asked of the logs.
  private var request: LogRequest {
    var request = LogRequest(arguments: runs)
    (request.by, request.level, request.pair) = (settings, level, pair)
    (request.reference, request.metric) = (reference, metric.first)
    (request.higher, request.lower) = (higher, lower)
    return request
  }

  /// The experiment that is the only argument, if it is one.
  private var experimentFile: String? {
    guard runs.count == 1, runs[0].hasSuffix(".yaml") || runs[0].hasSuffix(".yml"),
      let bytes = FileManager.default.contents(atPath: runs[0]),
      ExperimentNames(reading: bytes, file: runs[0]).map({ !$0.studies.isEmpty }) ?? false
    else { return nil }
    return runs[0]
  }

  /// An experiment is what `generate` is for; its studies may train, too.
  private func generate(_ file: String) throws {
    if let lang {
      throw Fault(
        .usage,
        file: "--lang",
        "an experiment says its language itself",
        hint: "Write `lang: \(lang)` in \(file)."
      )
    }
    var arguments = [file] + output.arguments
    if let template { arguments += ["--template", template] }
    if let workers { arguments += ["-j", "\(workers)"] }
    if quiet { arguments.append("--quiet") }
    try GenerateCommand.parse(arguments).run()
  }

  /// The names of the metrics that get verdicts.
  private func metrics(_ logs: LoggedStudy) throws(Fault) -> [String] {
    var names: [String] = []
    for name in metric {
      let known: LoggedStudy.Metric
      do throws(Fault) {
        known = try logs.metric(named: name)
      } catch {
        throw Fault(.usage, file: "--metric", error.message, hint: error.hint)
      }
      guard known.better != nil else {
        throw Fault(
          .usage,
          file: "--metric",
          "nobody knows which values of \(known.name) are better",
          hint: "Add `--higher \(known.name)` or `--lower \(known.name)`."
        )
      }
      if !names.contains(known.name) { names.append(known.name) }
    }
    return names
  }

  private static func title(of logs: LoggedStudy) -> String {
    let titles = logs.groups.map(\.title)
    switch titles.count {
    case 0, 1: return localized("Logged runs")
    case 2: return localized("\(titles[1]) against \(titles[0])")
    case 3: return titles.parted
    default: return localized("\(titles.count, "# group of runs", "# groups of runs")")
    }
  }

  private func write(_ comparison: String, _ library: LogLibrary) throws {
    let source = try ExperimentSource(
      comparison: comparison,
      library,
      named: "compare",
      templateFolder: template
    )
    let results = Results(
      experiment: source.experiment,
      datasets: [:],
      runs: [],
      logs: source.logs
    )
    if !quiet {
      for note in source.logs.values.flatMap(\.notes) where note.isWarning {
        Console.error("warning: \(note.text.text)")
      }
    }
    try source.checkCharacters(of: results, hasPages: try output.hasPages)
    try output.withFolder(for: source, store: nil) { folder in
      try output.write(
        results,
        source,
        to: folder,
        workers: workers ?? ProcessInfo.processInfo.activeProcessorCount,
        isQuiet: quiet
      )
    }
  }

  // MARK: The list

  /// A line a run, whatever can be grouped.
  private func printList() throws {
    let arguments = runs.map { LogSearch.Argument($0) }
    let search = LogSearch(arguments)
    var audit = LogAudit(ungrouped: search.runs)
    var notes = search.notes
    do throws(Fault) {
      let groups = try LogGroups(
        of: search.runs,
        options: GroupingOptions(
          by: settings,
          level: level,
          pair: pair,
          reference: reference,
          arguments: runs.joined(separator: " "),
          folders: LogLibrary.folders(arguments)
        )
      )
      audit = LogAudit(groups)
      notes += groups.notes
    } catch {
      let text = "\(error.about(.log).line). \(error.hint ?? "")"
      notes.append(LogNote(.warning, Phrase(verbatim: text)))
    }
    let rows = audit.records.map { run in
      [
        run.source, run.format, run.group?.text ?? "-", run.level.map { Setting($0).text } ?? "-",
        run.seed.map(String.init) ?? "-",
        (run.summary + run.notes.map(\.text)).map(\.text).clauses,
      ]
    }
    try Console.table([["run", "format", "group", "level", "seed", "read"]] + rows)
    for note in notes {
      Console.error("\(note.kind == .warning ? "warning" : "note"): \(note.english)")
    }
    for fault in search.faults {
      Console.fault(fault)
    }
    guard search.faults.isEmpty else {
      guard search.runs.isEmpty else { throw ExitStatus.someRunsMissing }
      let isMissing = search.faults.allSatisfy { $0.kind == .missing }
      throw isMissing ? ExitStatus.missingInput : ExitStatus.badData
    }
  }
}
