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
  var parts: [Part]

  init(_ result: ClaimResult) {
    id = result.claim.id
    question = result.claim.question
    statement = result.claim.statement
    source = result.claim.source
    verdict = result.verdict.rawValue
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
    var level: Double?
    var smallestEffect: Double?
    var n: Int
    var test: String?
    var p: Double?
    var pAdjusted: Double?
    var notJudged: String?

    init(_ result: PartResult) {
      title = result.part.title
      verdict = result.verdict.rawValue
      effect = result.effect
      unit = result.unit
      low = result.interval?.low
      high = result.interval?.high
      level = result.interval?.level
      switch result.part.test {
      case .comparison(let comparison): smallestEffect = comparison.smallestEffect
      case .everyRun: smallestEffect = nil
      }
      n = result.count
      test = result.comparison?.test?.method.rawValue
      p = result.comparison?.p
      pAdjusted = result.judgement?.adjustedP
      notJudged = result.obstacleText
    }
  }
}
