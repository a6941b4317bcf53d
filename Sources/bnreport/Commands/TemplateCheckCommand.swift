internal import ArgumentParser
internal import Datasets
internal import Evidence
internal import Experiments
internal import Faults
internal import Figures
internal import Foundation
internal import JSON
internal import Reporting
internal import Running
internal import Runs

extension TemplateCommand {
  /// What is wrong with a template, without any run.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks a template: its names, sections, partials, formulas, figures and links.",
      discussion: """
        Nothing is trained: the names are those of made-up runs of the experiment, and both branches of every section \
        are looked at. Prints one line a fault, `file:line:column: what is wrong`.

        Exit status: 0 no faults; 65 faults; 66 the template, the experiment or its data set is missing.
        """
    )

    @Argument(help: "The folder with template.md.", completion: .directory)
    var folder: String

    @Option(
      help:
        "The experiment that the template is for (default: experiment.yaml of the folder, or batchnorm).",
      completion: .experiments
    )
    var experiment: String?

    @Option(help: "How thorough: quick, standard or full.", completion: .presets)
    var preset = "standard"

    @Option(help: "The folder to look for data sets in first.", completion: .directory)
    var dataDir: String?

    @Flag(help: "Prints the faults as JSON.")
    var json = false

    func run() throws {
      try ExitStatus.mapping {
        let own = (folder as NSString).appendingPathComponent("experiment.yaml")
        let hasOwn = FileManager.default.fileExists(atPath: own)
        let (source, results, glyphs, ofStyle) = try MadeUpReport.make(
          experiment ?? (hasOwn ? folder : "batchnorm"),
          template: folder,
          preset: preset,
          dataDir: dataDir
        )
        let (faults, advice): ([Fault], [Fault])
        do throws(Fault) {
          let check = try TemplateCheck(
            source,
            for: results,
            environment: MadeUpReport.environment,
            words: glyphs.words,
            glyphs: glyphs
          )
          (faults, advice) = (check.faults, check.advice)
        } catch {
          (faults, advice) = ([error], [])
        }
        try report(faults + ofStyle, advice: advice)
      }
    }

    private struct ListedFault: Encodable {
      var place: String
      var code: String
      var message: String
      var hint: String
    }

    private func report(_ faults: [Fault], advice: [Fault]) throws {
      if json {
        let lists = ["faults": faults, "advice": advice].mapValues { list in
          list.map {
            ListedFault(
              place: $0.place,
              code: $0.code.rawValue,
              message: $0.message,
              hint: $0.hint ?? ""
            )
          }
        }
        try Console.result(
          String(decoding: CanonicalJSON.encode(lists, pretty: true), as: UTF8.self)
        )
      } else {
        for fault in faults {
          try Console.result("\(fault.line)\(fault.hint.map { "\n  try: \($0)" } ?? "")")
        }
        for fault in advice {
          try Console.result(
            "advice: \(fault.description)\(fault.hint.map { "\n  try: \($0)" } ?? "")"
          )
        }
        if faults.isEmpty { try Console.result("no faults") }
      }
      guard faults.isEmpty else { throw ExitStatus.badData }
    }
  }

  /// The names that templates may use.
  struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "names",
      abstract:
        "Lists the names that templates may use, as a table with the values of stored runs.",
      discussion: "Without stored runs the values are made up, and the names are the same."
    )

    @OptionGroup var options: ExperimentOptions

    func run() throws {
      try ExitStatus.mapping {
        var source = try options.source()
        let planned = try options.prepare(&source)
        let results =
          (try? options.storedResults(source, planned))
          ?? MadeUpReport.results(source.experiment, planned.plan, planned.datasets)
        let names = try TemplateNames(of: results, environment: MadeUpReport.environment)
        try Console.result(names.markdown)
      }
    }
  }
}

/// A report of runs that nobody trained, for what does not depend on their numbers.
enum MadeUpReport {
  static var environment: ReportEnvironment {
    ReportEnvironment(
      tool: "bnreport \(ProgramVersion.number)",
      date: "2026-01-01",
      example: .ofFourNumbers,
      datasets: Catalogue.names
    )
  }

  static func results(
    _ experiment: Experiment,
    _ plan: Plan,
    _ datasets: [String: DatasetSummary]
  ) -> Results {
    let testCounts = datasets.values.reduce(into: [String: Int]()) { $0[$1.digest] = $1.testCount }
    return Results(
      experiment: experiment,
      datasets: datasets,
      runs: plan.entries.map { entry in
        let count = testCounts[entry.configuration.data.digest] ?? 0
        return Results.Run(entry: entry, record: MadeUpRun(entry, testCount: count).record)
      }
    )
  }

  /// The template of a folder, with made-up results of an experiment.
  static func make(
    _ experiment: String,
    template folder: String,
    preset: String,
    dataDir: String?
  ) throws -> (ReportTemplate, Results, GlyphCheck, ofStyle: [Fault]) {
    // Faults of the template are listed by the check, not thrown one by one.
    var ofStyle = FaultCollector()
    let template = try TemplateFolder.template(
      in: folder,
      isAsked: !FileManager.default.fileExists(atPath: folder + "/experiment.yaml"),
      &ofStyle
    )
    var source = try ExperimentSource(
      experiment,
      templateFolder: folder,
      checksTemplate: false,
      preset: preset
    )
    let datasets = try StudyData.summaries(
      for: source.experiment,
      searching: Locations.data(option: dataDir)
    )
    let plan = try source.plan(datasets)
    return (
      template, results(source.experiment, plan, datasets), source.glyphCheck(datasets),
      ofStyle.faults
    )
  }
}
