internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Runs

extension DataFile {
  /// `results.json`, schema `bnreport.results/4`.
  static let results = DataFile(
    "results.json",
    json: { ResultsFile($0.results, evidence: $0.evidence, tool: $0.tool) }
  )
}

/// The shape of `results.json`.
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

  var schema: String
  var tool: String
  var title: String
  var preset: String
  var datasets: [DatasetSummary]
  var runs: [Run]
  var claims: [ClaimObject]
  var rounds: [SeedRound]

  init(_ results: Results, evidence: Evidence, tool: String) {
    schema = "bnreport.results/4"
    self.tool = tool
    title = results.experiment.title
    preset = results.experiment.preset
    datasets = results.datasets.values.sorted { $0.name < $1.name }
    runs = results.runs.map(Run.init)
    claims = evidence.claims.map(ClaimObject.init)
    rounds = results.rounds
  }
}
