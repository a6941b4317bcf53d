internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Statistics

extension DataFile {
  /// `data/claims.csv`: one part of a claim a row, and before several parts one with the verdict of them all.
  static let claims = DataFile("data/claims.csv", csv: { claimsTable(of: $0.evidence.claims) })

  static func claimsTable(of results: [ClaimResult]) -> CSVText {
    var table = CSVText()
    table.addRow([
      "id", "question", "statement", "verdict", "effect", "unit", "low", "high", "significance",
      "n", "test", "p", "p_equivalence", "p_adjusted", "smallest_effect", "mean", "standard_error",
      "skewness", "share_won", "resolution", "pairs_needed", "figure", "role",
    ])
    for result in results {
      let claim = result.claim
      guard result.parts.count > 1 else {
        for part in result.parts {
          table.addRow(row(claim, claim.id, claim.statement, part.verdict, numbers(part)))
        }
        continue
      }
      let none = [String](repeating: "", count: 17)
      table.addRow(row(claim, claim.id, claim.statement, result.verdict, none))
      for (index, part) in result.parts.enumerated() {
        let statement = "\(claim.statement): \(part.part.title ?? "")"
        table.addRow(
          row(claim, "\(claim.id).\(index + 1)", statement, part.verdict, numbers(part))
        )
      }
    }
    return table
  }

  private static func row(
    _ claim: Claim,
    _ id: String,
    _ statement: String,
    _ verdict: Verdict,
    _ numbers: [String]
  ) -> [String] {
    [id, cell(claim.question), cell(statement), verdict.rawValue] + numbers + [
      claim.figure ?? "", claim.role.rawValue,
    ]
  }

  /// Effect, unit and interval of a part, and what they follow from: mean, standard error and skewness are on the scale
  /// that is compared, logarithms for ratios.
  private static func numbers(_ part: PartResult) -> [String] {
    let (interval, comparison, judgement) = (part.interval, part.comparison, part.judgement)
    let smallest: Double? =
      switch part.part.test {
      case .comparison(let comparison): comparison.smallestEffect
      case .everyRun: nil
      }
    func text(_ number: Double?) -> String { number.map(Format.data) ?? "" }
    return [
      text(part.effect), part.unit, text(interval?.low), text(interval?.high),
      text(part.significance), "\(part.count)",
      part.testName ?? "", text(comparison?.p), text(judgement?.equivalenceP),
      text(judgement?.adjustedP), text(smallest), text(comparison?.mean),
      text(comparison?.standardError), text(comparison?.skewness), text(comparison?.shareWon),
      text(judgement?.resolution), judgement?.pairsNeeded.map { "\($0)" } ?? "",
    ]
  }

  /// A text cell that no spreadsheet takes for a formula.
  private static func cell(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }
}
