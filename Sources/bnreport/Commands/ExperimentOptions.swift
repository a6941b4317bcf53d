internal import ArgumentParser
internal import Datasets
internal import Downloads
internal import Evidence
internal import Experiments
internal import Faults
internal import Files
internal import Foundation
internal import Models
internal import Parallel
internal import Reporting
internal import Running
internal import Runs

/// A plan, and a summary of each data set that it is for, by the names that studies use.
typealias PreparedExperiment = (datasets: [String: DatasetSummary], plan: Plan)

/// What the commands that need an experiment have in common.
struct ExperimentOptions: ParsableArguments {
  @Argument(
    help: "A built-in experiment, or a folder or YAML file of your own.",
    completion: .experiments
  )
  var experiment = "batchnorm"

  @Option(
    help: "The folder of another template than the experiment's own.",
    completion: .directory
  )
  var template: String?

  @Option(help: "How thorough: quick, standard or full.", completion: .presets)
  var preset = "standard"

  @Option(
    help:
      "A data set by name (fashion-mnist, mnist, cifar10, synthetic), a folder with its files, or a CSV file.",
    completion: .datasets
  )
  var dataset: String?

  @Option(help: "The folder to look for data sets in first.", completion: .directory)
  var dataDir: String?

  @Flag(help: "Downloads nothing, also no data set that is missing (or set $BNREPORT_OFFLINE).")
  var offline = false

  @Option(
    help: "The folder of the run store (default: $BNREPORT_STORE, or the user's state folder).",
    completion: .directory
  )
  var store: String?

  @Option(name: .customLong("set"), help: "Replaces a value of the experiment: KEY.PATH=VALUE.")
  var settings: [String] = []

  @Option(help: "The first seed of every study; the others count up from it.")
  var seed: UInt64?

  @Option(
    help: "How many seeds every study has, in place of the preset's and the experiment's own."
  )
  var seeds: Int?

  @Option(help: "The most epochs of every study, in place of the preset's limit.")
  var epochs: Int?

  @Option(
    help:
      "How much training further seeds for open claims may bring it to, in time of two usual cores: 10m, 90s, 1.5h."
  )
  var budget: String?

  @Option(
    name: .customShort("j"),
    help: "How many runs to train, or parts of a report to make, at once (default: one per core)."
  )
  var workers: Int?

  @Flag(help: "Trains every run again, whatever the store has.")
  var fresh = false

  @Flag(name: [.customShort("q"), .long], help: "Says nothing but errors and results.")
  var quiet = false

  @Flag(name: [.customShort("v"), .long], help: "Says what each run measured.")
  var verbose = false

  mutating func validate() throws {
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("-j is out of range (got \(workers), expected 1 to 1024).")
    }
    _ = try checkBudget()
    if let seeds, !(1...1000).contains(seeds) {
      throw ValidationError("--seeds is out of range (got \(seeds), expected 1 to 1000).")
    }
    if let epochs, !(1...10_000).contains(epochs) {
      throw ValidationError("--epochs is out of range (got \(epochs), expected 1 to 10,000).")
    }
    if let seed, seed > UInt64(UInt32.max) - 1000 {
      throw ValidationError("--seed is out of range (got \(seed), expected at most 4,294,966,295).")
    }
  }

  private func checkBudget() throws -> Budget? {
    guard let budget else { return nil }
    guard let parsed = Budget(budget) else {
      throw ValidationError(
        "--budget is no time (got \(budget), expected one such as 10m, 90s or 1.5h)."
      )
    }
    return parsed
  }

  /// Says where a limit of epochs limits nothing, because whoever wants more epochs sets them otherwise.
  private func warnOfEpochs(_ experiment: Experiment) {
    let most = experiment.studies.filter { !$0.isLogged }.flatMap(\.trainings)
      .map(\.training.epochs).max()
    guard let epochs, let most, most < epochs else { return }
    Console.error(
      "warning: --epochs \(epochs) limits nothing: no study trains for more than \(most); set more with "
        + "`--set training.epochs=\(epochs)`"
    )
  }

  var verbosity: Verbosity { quiet ? .quiet : verbose ? .verbose : .normal }

  var workerCount: Int { workers ?? ProcessInfo.processInfo.activeProcessorCount }

  var runStore: RunStore { RunStore(folder: Locations.store(option: store)) }

  /// The experiment's file, read with preset and settings.
  ///
  /// - Parameter keepsAllSeries: Whether of logs the series are held, too, that the report does not use.
  /// - Returns: The experiment with its logs.
  /// - Throws: `Fault` or `Faults` when something is missing or wrong.
  func source(keepsAllSeries: Bool = false) throws -> ExperimentSource {
    var source = try ExperimentSource(
      experiment,
      templateFolder: template,
      preset: preset,
      settings: settings,
      dataset: dataset,
      firstSeed: seed,
      seeds: seeds,
      epochs: epochs,
      keepsAllSeries: keepsAllSeries
    )
    warnOfEpochs(source.experiment)
    if let budget = try checkBudget() { source.experiment.budget = budget }
    return source
  }

  /// Downloads the data sets that an experiment names and that are not found, unless that is forbidden.
  func fetchMissingData(_ source: ExperimentSource) throws {
    guard !offline, !Locations.isOffline else { return }
    let catalogue = Catalogue(searchFolders: Locations.data(option: dataDir))
    let trained = source.experiment.studies.filter { !$0.isLogged }
    for name in Set(trained.map(\.data.place)).sorted() {
      guard let files = Catalogue.publishedFiles(of: name) else { continue }
      let folder = Locations.downloads(option: dataDir) + "/" + name
      // A download that ended early left files which are found, and is taken up again.
      if let found = catalogue.folder(of: name),
        found != folder || Catalogue.isWhole(name, in: folder)
      {
        continue
      }
      do {
        try DataFetcher(
          authorities: Locations.authorities(option: nil),
          verbosity: verbosity
        ).fetch(files, into: folder)
      } catch var error as Fault {
        error.hint = catalogue.waysToGet(name) ?? error.hint
        throw error
      }
    }
  }

  /// The plan of an experiment, which is fitted to its data, and the data sets that it is for.
  ///
  /// - Throws: `Faults` with what is wrong with either, and with the names of the template beside it.
  func prepare(
    _ source: inout ExperimentSource
  ) throws -> PreparedExperiment {
    do {
      return try planned(&source)
    } catch let fault as Fault {
      throw source.beside([fault])
    } catch let faults as Faults {
      throw source.beside(faults.all)
    }
  }

  private func planned(
    _ source: inout ExperimentSource
  ) throws -> PreparedExperiment {
    let datasets = try StudyData.summaries(
      for: source.experiment,
      searching: Locations.data(option: dataDir)
    ) { Console.error("warning: \($0)") }
    for study in source.experiment.studies where !study.isLogged {
      guard let asked = study.examples, let count = datasets[study.dataset]?.trainingCount,
        asked > count, study.data.isFromOption
      else { continue }
      Console.error(
        "warning: study \"\(study.name)\" trains on \(count) examples, all there are (\(asked) asked for)"
      )
    }
    return (datasets, try source.plan(datasets))
  }
}
