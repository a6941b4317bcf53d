internal import Experiments
internal import Runs
internal import Statistics

/// The shape of `results.json`.
struct ResultsFile: Encodable {
  private struct Run: Encodable {
    var study: String
    var network: String
    var id: String
    var factors: [String: Double]
    var configuration: RunConfiguration
    var epochs: [EpochMetrics]
    var tests: [TestMetrics]
    var evaluations: [FinalEvaluation]
    var probes: [ProbeSeries]
    var divergence: Divergence?
  }

  /// What a probe found of a quantity at one layer: a value for each step.
  private struct ProbeSeries: Encodable {
    var quantity: String
    var layer: Int?
    var steps: [Int]
    var values: [Double]

    static func series(of probes: [ProbeMeasurement]) -> [ProbeSeries] {
      ProbeQuantity.allCases.flatMap { quantity -> [ProbeSeries] in
        let found = probes.filter { $0.quantity == quantity }
        return Dictionary(grouping: found, by: \.layer)
          .sorted { ($0.key ?? 0) < ($1.key ?? 0) }
          .map { layer, found in
            let ordered = found.sorted { $0.step < $1.step }
            return ProbeSeries(
              quantity: quantity.rawValue,
              layer: layer,
              steps: ordered.map(\.step),
              values: ordered.map(\.value)
            )
          }
      }
    }
  }

  private var schema = "bnreport.results/4"
  private var tool: String
  private var title: String
  private var preset: String
  private var datasets: [DatasetSummary]
  private var runs: [Run]
  private var claims: [ClaimRecord]

  init(_ results: Results, evidence: Evidence, tool: String) {
    self.tool = tool
    title = results.experiment.title
    preset = results.experiment.preset
    datasets = results.datasets.values.sorted { $0.name < $1.name }
    runs = results.runs.map { run in
      Run(
        study: run.entry.study,
        network: run.entry.network,
        id: run.entry.id.description,
        factors: run.entry.factors,
        configuration: run.record.configuration,
        epochs: run.record.epochs,
        tests: run.record.tests,
        evaluations: run.record.evaluations,
        probes: ProbeSeries.series(of: run.record.probes),
        divergence: run.record.divergence
      )
    }
    claims = evidence.claims.map(ClaimRecord.init)
  }
}

/// A claim in data files.
struct ClaimRecord: Encodable {
  private struct Part: Encodable {
    var title: String?
    var verdict: String
    var effect: Double?
    var unit: String
    var low: Double?
    var high: Double?
    var level: Double?
    var n: Int
    var lowerBounds: Int
    var upperBounds: Int
    var smallestEffect: Double?
    var test: String?
    var p: Double?
    var pAdjusted: Double?
    var levels: [String]
    var notJudged: String?

    init(_ part: PartResult) {
      title = part.title
      verdict = part.verdict.rawValue
      effect = part.effect
      unit = part.unit.name
      low = part.interval?.low
      high = part.interval?.high
      level = part.interval?.level
      n = part.count
      lowerBounds = part.lowerBoundCount
      upperBounds = part.upperBoundCount
      smallestEffect = part.smallestEffect
      test = part.judgement?.test?.method.rawValue
      p = part.judgement?.test?.p
      pAdjusted = part.judgement?.adjustedP
      levels = part.chosenLevels
      notJudged = part.obstacle?.words
    }
  }

  private var id: String
  private var question: String
  private var statement: String
  private var source: String?
  private var verdict: String
  private var figure: String?
  private var parts: [Part]

  init(_ result: ClaimResult) {
    id = result.claim.id
    question = result.claim.question
    statement = result.claim.statement
    source = result.claim.source
    verdict = result.verdict.rawValue
    figure = result.claim.figure
    parts = result.parts.map(Part.init)
  }
}

extension Plan.Entry {
  /// The levels by the names of their factors.
  var factors: [String: Double] {
    levels.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
  }
}
