import ArgumentParser
import Datasets
import Experiments
import Figures
import Foundation
import Reporting
import Running
import Runs

/// What scaling is measured with: a store of many runs, the overhead of a record, and workers that wait.
@main
struct ScalingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scaling-benchmark",
    abstract: "Makes large stores, times the saving of records, and simulates workers.",
    subcommands: [FillCommand.self, SaveCommand.self, WorkersCommand.self]
  )
}

/// An experiment with its plan, as the commands of bnreport make them.
struct PlannedExperiment {
  let experiment: Experiment
  let datasets: [String: DatasetSummary]
  let plan: Plan
  let file: String

  init(_ name: String, preset: String, dataDir: String) throws {
    let contents = BuiltInFiles.contents(of: "\(name)/experiment.yaml")
    file = name
    experiment = try Experiment(
      reading: try contents ?? Data(contentsOf: URL(fileURLWithPath: name)),
      file: name,
      name: "benchmark",
      preset: preset,
      figures: FigureKinds.all
    )
    datasets = try StudyData.summaries(for: experiment, searching: [dataDir])
    plan = try Plan(experiment, datasets: datasets, file: name)
  }

  /// How many examples test the networks of a run.
  func testCount(of configuration: RunConfiguration) -> Int {
    datasets.values.first { $0.digest == configuration.data.digest }?.testCount ?? 0
  }
}
