internal import ArgumentParser
internal import Checking
internal import Faults
internal import Foundation
internal import Gate

/// Runs of a revision against those that were accepted.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Fails when runs are worse than those that were accepted, and not by chance.",
    discussion: """
      A metric regressed if it is worse by its margin at least and a test says that it is no chance; it held if a loss of \
      the margin is excluded; what is neither is undecided, and what cannot be compared is unmeasured. Examples:

        bnreport check runs/ --baseline baseline.yaml --update --margin validation/accuracy=0.002
        bnreport check runs/ --baseline baseline.yaml --junit check.xml
        bnreport check a='runs/a-*' b='runs/b-*' --baseline baseline.yaml
        bnreport check batchnorm --preset quick --baseline baseline.yaml

      RUNS are files, folders and patterns of logs as for `compare`, or an experiment whose runs are in the store \
      (`bnreport train` puts them there); without any, the experiment that the baseline names. In a workflow of GitHub's \
      it writes the job's summary, outputs and annotations too.

      Exit status: 0 nothing regressed; 1 something regressed; 3 something is unmeasured or could not be read, or with \
      --strict undecided; 64 usage; 65 bad data; 66 no baseline or no runs.
      """
  )

  @Argument(
    help: "Files, folders and patterns of logs, NAME='PATTERN', or an experiment.",
    completion: .experiments
  )
  var runs: [String] = []

  @Option(help: "The file of what was accepted.", completion: .file())
  var baseline: String

  @Flag(help: "Accepts the runs: prints what is new, and writes the file.")
  var update = false

  @Option(help: "With --update: why the numbers are accepted.")
  var reason: String?

  @Option(help: "With --update: the revision of the runs (default: that of the Git repository).")
  var revision: String?

  @Option(
    help: "The loss that matters, METRIC=NUMBER in the metric's own unit; may be given again."
  )
  var margin: [String] = []

  @Option(help: "With --update: a metric to gate, such as test/accuracy; may be given again.")
  var metric: [String] = []

  @Option(help: "For a new baseline: where in a training numbers are taken, last or best.")
  var endpoint: Endpoint?

  @Option(help: "For a new baseline: a setting that must stay the same; may be given again.")
  var constant: [String] = []

  @Option(
    help:
      "With --update: how many runs a check will have; it must then have so many (default: 3, and 1 will do)."
  )
  var checkedRuns: Int?

  @Option(help: "Another level of significance than the file's.")
  var alpha: Double?

  @Option(help: "Which look this is, where the file allows several: 2 after runs were added.")
  var look = 1

  @Option(help: "What --json wrote at an earlier look, whose runs must all be given again.")
  var earlier: [String] = []

  @Option(help: "What --json wrote at an earlier check, newest first; may be given again.")
  var history: [String] = []

  @Flag(help: "Fails, with status 3, when something is undecided.")
  var strict = false

  @OptionGroup var outputs: CheckOutputs
  @OptionGroup var source: CheckSource

  @Flag(name: [.customShort("q"), .long], help: "Says nothing but errors and results.")
  var quiet = false

  func validate() throws {
    _ = try margins
    let ofUpdates: [(String, Bool)] = [
      ("--reason", reason != nil), ("--revision", revision != nil), ("--metric", !metric.isEmpty),
      ("--endpoint", endpoint != nil), ("--constant", !constant.isEmpty),
      ("--checked-runs", checkedRuns != nil),
    ]
    if let name = ofUpdates.first(where: { $0.1 && !update })?.0 {
      throw ValidationError("\(name) is for --update: a check follows its baseline file.")
    }
    let ofChecks: [(String, Bool)] = [
      ("--alpha", alpha != nil), ("--look", look != 1), ("--earlier", !earlier.isEmpty),
      ("--history", !history.isEmpty), ("--strict", strict),
      (outputs.first ?? "", outputs.first != nil),
    ]
    if let name = ofChecks.first(where: { $0.1 && update })?.0 {
      throw ValidationError("\(name) is for a check, and --update makes none.")
    }
    if let checkedRuns, !(1...1000).contains(checkedRuns) {
      throw ValidationError(
        "--checked-runs is out of range (got \(checkedRuns), expected 1 to 1000)."
      )
    }
  }

  func run() throws {
    try ExitStatus.mapping {
      guard let known = try readBaseline() else {
        guard update else {
          throw Fault(
            .missing,
            file: baseline,
            "there is no baseline",
            hint:
              "Make it from runs that are good: `bnreport check \(words) --baseline \(baseline) --update`."
          ).coded(.noBaseline)
        }
        return try accept(nil)
      }
      if update { try accept(known) } else { try check(known) }
    }
  }

  /// The runs as they stand in a command.
  private var words: String {
    runs.isEmpty
      ? "RUNS"
      : runs.map { $0.contains { "*?[ ".contains($0) } ? "'\($0)'" : $0 }.joined(separator: " ")
  }

  /// The words of ``GateEndpoint``.
  enum Endpoint: String, ExpressibleByArgument, CaseIterable {
    case last
    case best
  }

  var margins: [String: Double] {
    get throws {
      var margins: [String: Double] = [:]
      for text in margin {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count > 1, let number = parts.last.flatMap({ Double($0) }) else {
          throw ValidationError(
            "--margin is no margin (got \"\(text)\", expected one such as validation/accuracy=0.002)."
          )
        }
        margins[parts.dropLast().joined(separator: "=")] = number
      }
      return margins
    }
  }

  private func readBaseline() throws -> Baseline? {
    guard FileManager.default.fileExists(atPath: baseline) else { return nil }
    let bytes = try Self.contents(of: baseline)
    return try Faults.about(.baseline) { () throws(Faults) in
      try Baseline(reading: bytes, file: baseline)
    }
  }

  /// The bytes of a file of text, which is not waited for where it is a pipe.
  static func contents(of path: String) throws(Fault) -> Data {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw Fault(.missing, file: path, "there is no such file", hint: "Check the path.")
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= 64 << 20,
      let bytes = FileManager.default.contents(atPath: path)
    else {
      throw Fault(
        file: path,
        "cannot be read as a file of text (got a folder, a pipe, no permission or more than 64 MiB)",
        hint: "Name the file."
      )
    }
    return bytes
  }

  // MARK: Checking

  private func check(_ known: Baseline) throws {
    var options = GateOptions(alpha: alpha, margins: try margins, look: look)
    options.earlier = try earlier.flatMap { try record($0).numbers }
    options.history = try history.map { try record($0).movements }
    let metrics = known.metrics.map(\.name)
    var failure: Faults?
    let found: CheckedRuns
    do {
      found = try source.read(runs, known, constants: known.constant.keys.sorted(), isQuiet: quiet)
    } catch let faults as Faults where faults.all[0].kind != .usage {
      // A check that found no runs is told as every other, where it is looked for.
      failure = faults
      found = CheckedRuns(
        cells: [],
        metrics: [],
        primary: nil,
        unread: faults.all.map(\.line)
      )
    }
    if !quiet { warnOfNames(found, known) }
    let result = try Gate.check(
      found.candidates(metrics: metrics, endpoint: known.endpoint, budget: known.budget),
      against: known,
      options: options
    )
    let report = GateReport(
      result,
      baseline: known,
      file: baseline,
      isStrict: strict,
      curves: found.curves(metrics: metrics),
      artifact: outputs.address
    )
    try outputs.write(report)
    if let failure { throw failure }
    if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
  }

  /// Says how groups get their names, where those of the runs are not those of the baseline.
  private func warnOfNames(_ found: CheckedRuns, _ known: Baseline) {
    let names = Set(found.cells.map(\.group))
    let wanted = Set(known.cells.map(\.group))
    let (new, lost) = (names.subtracting(wanted).sorted(), wanted.subtracting(names).sorted())
    guard let first = lost.first, !new.isEmpty else { return }
    Console.error(
      "warning: the baseline has \(lost.joined(separator: ", ")), and the runs have \(new.joined(separator: ", ")): "
        + "groups are called after what varies among the runs that are given; name them as `\(first)='PATTERN'`"
    )
  }

  private func record(_ path: String) throws(Fault) -> GateRecord {
    try Fault.about(.baseline) { () throws(Fault) in
      try GateRecord(reading: try Self.contents(of: path), file: path)
    }
  }
}
