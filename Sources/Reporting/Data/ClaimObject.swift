internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Statistics

/// A claim as `results.json` and `timings.json` have it.
struct ClaimObject: Encodable {
  var id: String
  var question: String
  var statement: String
  var source: String?
  var verdict: String
  var weight: Double
  var role: String
  var parts: [Part]

  init(_ result: ClaimResult) {
    id = result.claim.id
    question = result.claim.question
    statement = result.claim.statement
    source = result.claim.source
    verdict = result.verdict.rawValue
    weight = result.claim.weight
    role = result.claim.role.rawValue
    parts = result.parts.map(Part.init)
  }

  /// A part of the claim.
  struct Part: Encodable {
    var title: String?
    var verdict: String
    var effect: Double?
    var unit: String
    var low: Double?
    var high: Double?
    var significance: Double?
    var smallestEffect: Double?
    var n: Int
    var test: String?
    var p: Double?
    var pEquivalence: Double?
    var pAdjusted: Double?
    var shareWon: Double?
    var resolution: Double?
    var pairsNeeded: Int?
    var looks: [Look]?
    var notJudged: String?

    init(_ result: PartResult) {
      title = result.part.title
      verdict = result.verdict.rawValue
      effect = result.effect
      unit = result.unit
      low = result.interval?.low
      high = result.interval?.high
      significance = result.significance
      switch result.part.test {
      case .comparison(let comparison): smallestEffect = comparison.smallestEffect
      case .everyRun: smallestEffect = nil
      }
      n = result.count
      test = result.testName
      p = result.comparison?.p
      pEquivalence = result.judgement?.equivalenceP
      pAdjusted = result.judgement?.adjustedP
      shareWon = result.comparison?.shareWon
      resolution = result.judgement?.resolution
      pairsNeeded = result.judgement?.pairsNeeded
      looks = result.scale == nil ? nil : result.looks.map(Look.init)
      notJudged = result.obstacleText
    }
  }

  /// What the first pairs said, on the scale that is compared: logarithms for ratios.
  struct Look: Encodable {
    var n: Int
    var mean: Double?
    var standardError: Double?
    var skewness: Double?
    var p: Double?

    init(_ look: (pairs: Int, comparison: MeanComparison?)) {
      n = look.pairs
      mean = look.comparison?.mean
      standardError = look.comparison?.standardError
      skewness = look.comparison?.skewness
      p = look.comparison?.p
    }
  }
}
