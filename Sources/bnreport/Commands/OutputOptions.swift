internal import ArgumentParser
internal import Datasets
internal import Evidence
internal import Experiments
internal import Faults
internal import Files
internal import Foundation
internal import JSON
internal import Reporting
internal import Runs
internal import Statistics
internal import Typesetting

/// Where a report goes and in which formats.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The folder of the report (default: reports/EXPERIMENT).",
    completion: .directory
  )
  var output: String?

  @Option(
    help:
      "The formats of the report: html, pdf, md and ipynb, separated by commas (default: all).",
    completion: .list(ReportFormat.allCases.map(\.rawValue))
  )
  var format: String?

  @Option(
    help: "The paper of the PDF: a4 or letter (default: the template's, or a4).",
    completion: .list(["a4", "letter"])
  )
  var paper: String?

  @Flag(help: "Writes into a folder that bnreport did not make; its other files stay.")
  var force = false

  @Flag(help: "Prints the paths of the written files as JSON.")
  var json = false

  @Option(help: "Ends with status 1 when a claim is refuted, or inconclusive: may be given again.")
  var failOn: [FailingVerdict] = []

  @Option(
    help: "An earlier report, or a copy of its data/claims.csv: the outcome says what changed.",
    completion: .file()
  )
  var baseline: String?

  /// The verdicts that make a command fail.
  enum FailingVerdict: String, ExpressibleByArgument, CaseIterable {
    case refuted
    case inconclusive
  }

  /// The options as they stand in a command.
  var arguments: [String] {
    var arguments: [String] = []
    for (name, value) in [
      ("--output", output), ("--format", format), ("--paper", paper), ("--baseline", baseline),
    ] {
      if let value { arguments += [name, value] }
    }
    if force { arguments.append("--force") }
    if json { arguments.append("--json") }
    return arguments + failOn.flatMap { ["--fail-on", $0.rawValue] }
  }

  mutating func validate() throws {
    _ = try formats
    _ = try pages
  }

  /// The formats that are asked for; nil if none are.
  private var formats: Set<ReportFormat>? {
    get throws {
      guard let format else { return nil }
      let names = format.split(separator: ",").map(String.init)
      let formats = names.compactMap(ReportFormat.init(rawValue:))
      guard !formats.isEmpty, formats.count == names.count else {
        throw ValidationError(
          "--format is unknown (got \"\(format)\", expected html, pdf, md and ipynb, separated by commas)."
        )
      }
      return Set(formats)
    }
  }

  /// Whether an edition is set in the fonts of this machine.
  var hasPages: Bool {
    get throws { try formats?.contains(.pdf) ?? true }
  }

  private var pages: PageStyle.Paper? {
    get throws {
      guard let name = paper else { return nil }
      guard let paper = PageStyle.Paper(rawValue: name) else {
        throw ValidationError("--paper is unknown (got \"\(name)\", expected a4 or letter).")
      }
      return paper
    }
  }

  /// Checks and makes the output folder before any work is done for it, and removes it again if the work comes to nothing.
  ///
  /// - Throws: `Fault` when no report can or should be written there, and what the work throws.
  func withFolder(
    for source: ExperimentSource,
    store: RunStore?,
    _ body: (ReportFolder) throws -> Void
  ) throws {
    _ = try Self.sourceDate()
    _ = try earlier
    let path = path(named: source.experiment.name)
    if let store, Folder.contains(store.folder.path, path) {
      throw Fault(
        .cannotCreate,
        file: path,
        "is in the run store (got a folder below \"\(store.folder.path)\", expected another place)",
        hint: "Choose another folder with `-o DIR`."
      ).coded(.foreignFolder)
    }
    try checkInput(source, isKeptIn: path)
    let made = try Folder.create(path)
    do {
      let figures = source.experiment.figures.map(\.name)
      try body(try ReportFolder(path, figures: figures, isForced: force))
    } catch {
      Folder.removeEmpty(made)
      throw error
    }
  }

  /// What the report is compared with.
  private var earlier: ClaimsDigest? {
    get throws { try baseline.map { try ClaimsFile.digest($0, missing: .noBaseline) } }
  }

  /// The folder of the report of an experiment.
  func path(named name: String) -> String {
    var path = output ?? "reports/\(name)"
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Checks that the report does not replace the experiment that it is of: settings and comments would be lost.
  private func checkInput(_ source: ExperimentSource, isKeptIn folder: String) throws(Fault) {
    let written = folder + "/experiment.yaml"
    var (input, output) = (stat(), stat())
    guard stat(source.file, &input) == 0, stat(written, &output) == 0,
      (input.st_dev, input.st_ino) == (output.st_dev, output.st_ino),
      FileManager.default.contents(atPath: written)
        != Data(source.experiment.namingData(from: folder).yaml.utf8)
    else { return }
    throw Fault(
      .cannotCreate,
      file: written,
      "is the experiment itself, and the report would replace it",
      hint: "Choose another folder with `-o DIR`."
    ).coded(.foreignFolder)
  }

  /// Renders the report, writes it, and says where it is.
  ///
  /// - Parameters:
  ///   - results: What was measured.
  ///   - source: What was asked, and the text.
  ///   - folder: Where the report goes.
  ///   - workers: How many threads make it.
  ///   - onlyText: Whether data and figures stay as they are in the folder.
  ///   - usualFormats: The formats where none are asked for.
  ///   - isQuiet: Whether the last line, with the outcome, is not said.
  /// - Throws: ``Fault`` or ``Faults`` where the report cannot be made or written.
  func write(
    _ results: Results,
    _ source: ExperimentSource,
    to folder: ReportFolder,
    workers: Int,
    onlyText: Bool = false,
    usualFormats: Set<ReportFormat> = Set(ReportFormat.allCases),
    isQuiet: Bool = false
  ) throws {
    let report = try report(
      of: results,
      source,
      onlyText: onlyText,
      usualFormats: usualFormats,
      workers: workers
    )
    // The baseline may be the report that is replaced here.
    let earlier = try earlier
    if onlyText {
      try folder.writeText(of: report)
    } else {
      try folder.write(report, workers: workers)
    }
    let processors = ProcessorMix(of: results)
    if processors.isMixed { Console.error("warning: \(processors.warning)") }
    for fault in report.faults {
      Console.error("warning: \(fault.line)")
      if let hint = fault.hint { Console.error("try: \(hint)") }
    }
    let folder = path(named: source.experiment.name)
    if json {
      let paths = report.paths.map { "\(folder)/\($0)" }
      try Console.result(
        String(decoding: CanonicalJSON.encode(["files": paths], pretty: true), as: UTF8.self)
      )
    } else {
      for path in report.mainPaths { try Console.result("\(folder)/\(path)") }
    }
    Outcome(of: report, title: source.experiment.title, in: folder, against: earlier)?
      .tell(isQuiet: isQuiet)
    for fault in source.logFaults {
      Console.fault(fault)
    }
    // Everything else is written.
    guard report.faults.allSatisfy({ $0.file != ReportFormat.pdf.path }) else {
      throw ExitStatus.badData
    }
    let failed = results.failures.count + results.divergedLogs
    let count = results.runs.count + results.logs.values.reduce(0) { $0 + $1.runCount }
    guard failed == 0 else {
      Console.error(
        "warning: \(failed) of \(counted(count, "run", "runs")) diverged; the report says which"
      )
      throw ExitStatus.someRunsDiverged
    }
    guard source.logFaults.isEmpty else { throw ExitStatus.someRunsMissing }
    try checkVerdicts(results)
  }

  /// Renders the report.
  ///
  /// - Parameters:
  ///   - results: What was measured.
  ///   - source: What was asked, and the text.
  ///   - live: What it says of itself while runs are trained.
  ///   - onlyText: Whether data and figures are left out.
  ///   - usualFormats: The formats where none are asked for.
  ///   - workers: How many threads make it.
  /// - Returns: The report, of which nothing is written.
  /// - Throws: ``Fault`` where it cannot be made.
  func report(
    of results: Results,
    _ source: ExperimentSource,
    live: ReportEnvironment.Live? = nil,
    onlyText: Bool = false,
    usualFormats: Set<ReportFormat> = Set(ReportFormat.allCases),
    workers: Int
  ) throws -> Report {
    var results = results
    results.experiment = results.experiment.namingData(from: path(named: source.experiment.name))
    return try Report(
      of: results,
      template: source.template,
      formats: formats ?? usualFormats,
      environment: ReportEnvironment(
        tool: "bnreport \(ProgramVersion.number)",
        date: Self.date(of: results),
        example: .ofFourNumbers,
        datasets: Catalogue.names,
        live: live
      ),
      paper: pages,
      words: source.words,
      onlyText: onlyText,
      workers: workers
    )
  }

  /// Fails where a claim has a verdict that is named in `--fail-on`.
  private func checkVerdicts(_ results: Results) throws {
    guard !failOn.isEmpty else { return }
    let evidence = Evidence(results.experiment.claims, cells: Cell.cells(of: results))
    let failed = evidence.all.filter { claim in
      failOn.contains { word in
        switch word {
        case .refuted: claim.verdict.isAgainst
        case .inconclusive: claim.verdict == .inconclusive
        }
      }
    }
    guard !failed.isEmpty else { return }
    for claim in failed {
      Console.error(
        "claim \"\(claim.claim.id)\" is \(claim.verdictWords): \(claim.claim.statement)"
      )
    }
    throw ExitStatus.faultsFound
  }

  /// The date of a report: `SOURCE_DATE_EPOCH`, or the day of the newest run.
  private static func date(of results: Results) throws -> String {
    let newest = results.runs.map(\.record.finishedAt).max() ?? Int(Date().timeIntervalSince1970)
    return CivilDate(unixTime: try sourceDate() ?? newest).description
  }

  /// The time in `SOURCE_DATE_EPOCH`, in seconds since 1970, nil when it is not set.
  private static func sourceDate() throws -> Int? {
    guard let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty else {
      return nil
    }
    guard let value = Int(text), (0...253_402_300_799).contains(value) else {
      throw Fault(
        file: "SOURCE_DATE_EPOCH",
        "is not a time (got \"\(text)\", expected seconds since 1970)",
        hint: "Unset the variable, or set it to a number."
      )
    }
    return value
  }
}
