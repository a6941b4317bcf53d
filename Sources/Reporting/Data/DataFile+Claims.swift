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
      "id", "question", "statement", "verdict", "effect", "unit", "low", "high", "level", "n",
      "test", "p", "p_adjusted", "figure",
    ])
    for result in results {
      let claim = result.claim
      guard result.parts.count > 1 else {
        for part in result.parts {
          table.addRow(row(claim, claim.id, claim.statement, part.verdict, numbers(part)))
        }
        continue
      }
      let none = [String](repeating: "", count: 9)
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
    [id, cell(claim.question), cell(statement), verdict.rawValue] + numbers + [claim.figure ?? ""]
  }

  /// Effect, unit, interval, level, n, test and p of a part.
  private static func numbers(_ part: PartResult) -> [String] {
    let interval = part.interval
    return [
      part.effect.map(Format.data) ?? "", part.unit,
      interval.map { Format.data($0.low) } ?? "", interval.map { Format.data($0.high) } ?? "",
      interval.map { Format.data($0.level) } ?? "", "\(part.count)",
      part.comparison?.test?.method.rawValue ?? "",
      part.comparison?.p.map(Format.data) ?? "",
      part.judgement?.adjustedP.map(Format.data) ?? "",
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
