internal import ArgumentParser
internal import Faults
internal import Files
internal import Foundation
internal import Gate

/// Where the report of a check goes beside standard output.
struct CheckOutputs: ParsableArguments {
  @Option(help: "Writes the check as JUnit XML.", completion: .file())
  var junit: String?

  @Option(help: "Writes all numbers as JSON.", completion: .file())
  var json: String?

  @Option(help: "Writes a page of Markdown, for a comment on a pull request.", completion: .file())
  var markdown: String?

  @Option(help: "Writes the means as lines of OpenMetrics.", completion: .file())
  var openMetrics: String?

  @Option(help: "The address of the whole report, for a link in the summary.")
  var artifact: String?

  /// The first of the options that is given.
  var first: String? {
    let all = [
      ("--junit", junit), ("--json", json), ("--markdown", markdown),
      ("--open-metrics", openMetrics), ("--artifact", artifact),
    ]
    return all.first { $0.1 != nil }?.0
  }

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The address of the report: the one that is given, else the page of the workflow's run, which lists its artifacts.
  var address: String? {
    let variables = environment
    guard artifact == nil, GateReport.isWorkflow(variables),
      let server = variables["GITHUB_SERVER_URL"], let repository = variables["GITHUB_REPOSITORY"],
      let run = variables["GITHUB_RUN_ID"]
    else { return artifact }
    return "\(server)/\(repository)/actions/runs/\(run)#artifacts"
  }

  /// Writes everything.
  ///
  /// - Throws: ``Fault`` where something cannot be written.
  func write(_ report: GateReport) throws {
    let files = [
      (junit, report.junit), (json, report.json), (markdown, report.comment()),
      (openMetrics, report.openMetrics),
    ]
    for (path, text) in files {
      if let path { try AtomicFile.write(text.utf8, to: path) }
    }
    let variables = environment
    guard GateReport.isWorkflow(variables) else {
      return try Console.result(String(report.text.dropLast()))
    }
    let token = UUID().uuidString
    try Console.result(String(report.text(stoppingCommandsBy: token).dropLast()))
    let annotations = report.annotations
    if !annotations.isEmpty { try Console.result(String(annotations.dropLast())) }
    if let path = variables["GITHUB_STEP_SUMMARY"], !path.isEmpty {
      try Self.append(report.summary, to: path)
    }
    if let path = variables["GITHUB_OUTPUT"], !path.isEmpty {
      let file = markdown ?? json ?? junit ?? openMetrics ?? ""
      try Self.append(report.outputs(report: file, delimiter: token), to: path)
    }
  }

  /// Appends text to a file that GitHub's runner reads behind the step.
  private static func append(_ text: String, to path: String) throws(Fault) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Fault(.cannotCreate, file: path, errno: errno) }
    defer { close(descriptor) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Fault(.inputOutput, file: path, errno: errno) }
      bytes = bytes.dropFirst(count)
    }
  }
}
