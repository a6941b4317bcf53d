internal import ArgumentParser
internal import Drawing
internal import Experiments
internal import Faults
internal import Figures
internal import Foundation
internal import JSON
internal import Reporting
internal import Runs

/// What is installed and found, and what is wrong with the figures of an experiment.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Says what is installed and found and checks the run store, or checks the figures of an experiment.",
    discussion: """
      Every file of the run store (--store) is read. What is damaged is moved to the folder `quarantine` in the store, \
      and its run is trained again when it is needed; what killed processes left is removed.

      With --figures every figure of the experiment is drawn from the runs in the store, as `render` draws it, in the \
      language of the experiment, and checked by the rules of print: text that overlaps, axes without a unit, colours that look alike, and others.

      Exit status: 0 nothing is wrong; 1 figures have faults, or the fonts are missing; 65 the store had damage.
      """
  )

  @OptionGroup var options: ExperimentOptions

  @Flag(help: "Checks the figures of the experiment.")
  var figures = false

  @Flag(help: "Prints JSON.")
  var json = false

  func run() throws {
    try ExitStatus.mapping {
      if figures { try checkFigures() } else { try checkInstallation() }
    }
  }

  private func checkInstallation() throws {
    let report = DoctorReport(
      store: options.runStore,
      searching: Locations.data(option: options.dataDir)
    )
    if json {
      try Console.result(
        String(decoding: CanonicalJSON.encode(report, pretty: true), as: UTF8.self)
      )
    } else {
      try Console.table(report.lines.map { $0.split(separator: "\t").map(String.init) })
    }
    guard report.fontFault == nil else { throw ExitStatus.faultsFound }
    let faults = report.store.faults.count
    guard faults == 0 else {
      Console.error("\(report.store.folder): \(faults) of its files cannot be used")
      Console.error(
        "try: `bnreport train` trains again what is missing; the files stay in `quarantine`."
      )
      throw ExitStatus.badData
    }
  }

  private struct CheckedFigure: Encodable {
    struct Fault: Encodable {
      var rule: String
      var message: String
    }

    var figure: String
    var faults: [Fault]
  }

  private func checkFigures() throws {
    var source = try options.source()
    let prepared = try options.prepare(&source)
    let results = try options.storedResults(source, prepared)
    // Words have another length in another language, and that is what may overlap.
    let figures = try source.words.speaking { try FigureFaults.all(in: results) }
    if json {
      let checked = figures.map { figure in
        CheckedFigure(
          figure: figure.figure,
          faults: figure.faults.map { .init(rule: $0.rule.rawValue, message: $0.message) }
        )
      }
      try Console.result(
        String(decoding: CanonicalJSON.encode(["figures": checked], pretty: true), as: UTF8.self)
      )
    } else {
      for figure in figures {
        if figure.faults.isEmpty, !options.quiet {
          try Console.result("\(figure.figure): no faults")
        }
        for fault in figure.faults { try Console.result("\(figure.figure): \(fault)") }
      }
    }
    guard figures.allSatisfy(\.faults.isEmpty) else { throw ExitStatus.faultsFound }
  }
}
