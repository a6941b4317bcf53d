internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Statistics

/// A part of a claim that compares two networks of one study, as a notebook compares them again.
struct StudyComparison {
  /// What is compared.
  let number: NotebookNumber
  private let claim: ClaimResult
  private let result: PartResult
  private let comparison: Claim.Comparison
  private let subject: Cell
  private let reference: Cell
  private let judgement: Judgement

  /// The comparisons of claims between two cells of a study, whose numbers a notebook measures too.
  static func all(of claims: [ClaimResult], in cells: [Cell]) -> [StudyComparison] {
    claims.filter { !$0.claim.isTimed }.flatMap { claim in
      claim.parts.compactMap { StudyComparison($0, of: claim, in: cells) }
    }
  }

  private init?(_ result: PartResult, of claim: ClaimResult, in cells: [Cell]) {
    // What is known from one side alone, summed up over levels or chosen among them has no pair of numbers.
    guard case .comparison(let comparison) = result.part.test,
      case .side(let subject) = comparison.subject,
      case .side(let reference) = comparison.reference,
      result.part.endpoint.summary == nil, subject.level != .best, reference.level != .best,
      let judgement = result.judgement, result.lowerBoundCount == 0, result.upperBoundCount == 0,
      let number = NotebookNumber(known: result.part.endpoint.measure)
    else { return nil }
    let sides = [subject, reference].map { $0.cells(in: cells) }
    guard sides.allSatisfy({ $0.count == 1 }) else { return nil }
    self.number = number
    self.claim = claim
    self.result = result
    self.comparison = comparison
    self.subject = sides[0][0]
    self.reference = sides[1][0]
    self.judgement = judgement
  }

  /// Whether the first runs of both sides are the pairs that were judged.
  var hasSameSeeds: Bool {
    let seeds = [subject, reference].map { $0.runs.prefix(result.count).compactMap(\.seed) }
    return seeds[0] == seeds[1] && seeds[0].count == result.count
  }

  /// The comparison as a value in Python.
  func python(study: String) -> String {
    let title = [claim.claim.title, result.part.title].compactMap(\.self).joined(separator: ": ")
    let interval = result.interval
    let effect = [result.effect, interval?.low, interval?.high].map { Python.number($0) }
    let scale =
      switch comparison.scale {
      case .ratio: "ratio"
      case .points: "points"
      case .difference: "difference"
      }
    func key(_ cell: Cell) -> String {
      let level = cell.levels.map { "\($0.key.rawValue.replacing("_", with: " ")) \($0.text)" }
      return "(\(Python.text(cell.network.name)), \(Python.text(level.joined(separator: ", "))))"
    }
    let fields = [
      "claim=\(Python.text(title))", "study=\(Python.text(study))",
      "measure=\(Python.text(number.name))", "subject=\(key(subject))",
      "reference=\(key(reference))", "scale=\(Python.text(scale))",
      "sign=\(comparison.direction == .higher ? "1" : "-1")",
      "significance=\(Python.number(judgement.level))", "pairs=\(result.count)",
      "effect=(\(effect.joined(separator: ", ")))",
    ]
    return "dict(\n" + Python.indented(fields.map { $0 + "," }.joined(separator: "\n")) + "\n)"
  }
}
