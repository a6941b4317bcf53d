internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs

extension DataFile {
  /// `results.json`, schema `bnreport.results/4`.
  static let results = DataFile(
    "results.json",
    parts: { source in
      FileParts.object(runs: source.results.runs) {
        ResultsFile(source.results, evidence: source.evidence, tool: source.tool)
      } _: {
        ResultsFile.Run($0)
      }
    }
  )
}

/// The shape of `results.json`, but for its runs.
private struct ResultsFile: Encodable {
  struct Run: Encodable {
    var study: String
    var network: String
    var id: String
    var factors: [String: Double]
    var configuration: RunConfiguration
    var epochs: [EpochMetrics]
    /// Nil where there are none.
    var stepEvaluations: [StepEvaluation]?
    var tests: [TestMetrics]
    var evaluations: [FinalEvaluation]
    var probes: [ProbeMeasurement]
    var divergence: Divergence?

    init(_ run: Results.Run) {
      study = run.entry.study
      network = run.entry.network
      id = run.entry.id.description
      factors = run.entry.factors
      configuration = run.record.configuration
      epochs = run.record.epochs
      stepEvaluations = run.record.stepEvaluations.isEmpty ? nil : run.record.stepEvaluations
      tests = run.record.tests
      evaluations = run.record.evaluations
      probes = run.record.probes
      divergence = run.record.divergence
    }
  }

  /// A study of logs.
  struct Logged: Encodable {
    /// A run that was read.
    struct Run: Encodable {
      var source: String
      var group: String
      var seed: String?
      var factors: [String: Double]
    }

    var study: String
    var metric: String?
    var isPaired: Bool
    var runs: [Run]
    var notes: [String]

    init(_ study: String, _ logs: LoggedStudy) {
      self.study = study
      metric = logs.primary?.name
      isPaired = logs.isPaired
      runs = logs.cells.flatMap { cell in
        zip(cell.sources, cell.seeds).map { source, seed in
          Run(
            source: source,
            group: cell.group,
            seed: seed,
            factors: cell.levels.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
          )
        }
      }
      notes = logs.notes.map(\.text.text)
    }
  }

  var schema: String
  var tool: String
  var title: String
  var preset: String
  var datasets: [DatasetSummary]
  let runs: [Run] = []
  var claims: [ClaimObject]
  var rounds: [SeedRound]
  /// Nil where there are none.
  var logs: [Logged]?

  init(_ results: Results, evidence: Evidence, tool: String) {
    schema = "bnreport.results/4"
    self.tool = tool
    title = results.experiment.title
    preset = results.experiment.preset
    datasets = results.datasets.values.sorted { $0.name < $1.name }
    claims = evidence.claims.map(ClaimObject.init)
    rounds = results.rounds
    let logged = results.experiment.studies.compactMap { study in
      results.logs[study.name].map { Logged(study.name, $0) }
    }
    logs = logged.isEmpty ? nil : logged
  }
}
