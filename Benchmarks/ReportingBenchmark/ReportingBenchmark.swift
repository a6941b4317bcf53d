import ArgumentParser
import Evidence
import Experiments
import Figures
import Foundation
import Reporting
import Running
import Runs

/// Fills a run store with made-up records for every run of an experiment, so that reports can be timed without training.
@main
struct ReportingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reporting-benchmark",
    abstract: "Stores made-up records of every run of an experiment, and says how many there are."
  )

  @Argument(help: "A built-in experiment, or a YAML file.")
  var experiment: String

  @Option(help: "How thorough: quick, standard or full.")
  var preset = "standard"

  @Option(help: "The folder of the run store.")
  var store: String

  @Option(help: "The folder to look for data sets in.")
  var dataDir = "/usr/share/datasets"

  func run() throws {
    let contents = BuiltInFiles.contents(of: "\(experiment)/experiment.yaml")
    let experiment = try Experiment(
      reading: try contents ?? Data(contentsOf: URL(fileURLWithPath: self.experiment)),
      file: self.experiment,
      name: "benchmark",
      preset: preset,
      figures: FigureKinds.all
    )
    let datasets = try StudyData.summaries(for: experiment, searching: [dataDir])
    let plan = try Plan(experiment, datasets: datasets, file: self.experiment)
    let store = RunStore(folder: URL(fileURLWithPath: store, isDirectory: true))
    let testCounts = Dictionary(
      datasets.values.map { ($0.digest, $0.testCount) },
      uniquingKeysWith: { first, _ in first }
    )
    var stored: Set<RunID> = []
    for entry in plan.entries where stored.insert(entry.id).inserted {
      let testCount = testCounts[entry.configuration.data.digest] ?? 0
      try store.save(MadeUpRun(entry, testCount: testCount).record)
    }
    print(stored.count)
  }
}
