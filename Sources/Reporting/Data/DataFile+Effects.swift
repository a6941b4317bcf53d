internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Statistics

extension DataFile {
  /// `data/effects.csv`: the comparisons of logged runs as other programs report them, one a row, each by itself at 95 %.
  ///
  /// The difference is subject − reference in the unit beside it, `p` of Welch's or the paired t-test, `p_permutation` of all
  /// ways to share independent runs out. Of pairs there are the correlation of their values, and Welch's interval.
  static let effects = DataFile("data/effects.csv", csv: effectsTable)

  private static func effectsTable(of source: Source) -> CSVText? {
    guard !source.results.logs.isEmpty else { return nil }
    let cells = Cell.cells(of: source.results)
    var table = CSVText()
    table.addRow([
      "study", "claim", "endpoint", "metric", "subject", "reference", "level", "difference", "unit",
      "low", "high", "p", "p_permutation", "n_subject", "n_reference", "paired", "correlation",
      "unpaired_low", "unpaired_high", "verdict",
    ])
    for result in source.evidence.claims {
      for part in result.parts {
        guard case .comparison(let comparison) = part.part.test,
          case .side(let subject) = comparison.subject,
          case .side(let reference) = comparison.reference,
          source.results.logs[subject.study] != nil || source.results.logs[reference.study] != nil
        else { continue }
        let ids = [subject.study, result.claim.id, part.part.endpoint.measure.words]
        let names = [subject.network, reference.network, subject.fixed.first?.number ?? ""]
        table.addRow(
          ids + [part.part.endpoint.measure.metric?.text ?? ""] + names + numbers(part, in: cells)
        )
      }
    }
    return table
  }

  private static func numbers(_ part: PartResult, in cells: [Cell]) -> [String] {
    func text(_ number: Double?) -> String { number.map(Format.data) ?? "" }
    let (interval, pairs) = (part.plainInterval, part.pairing(in: cells))
    return [
      text(part.plainEffect), part.unit, text(interval?.low), text(interval?.high),
      text(part.plainP), text(part.permutationP), "\(part.runs?.subject ?? part.count)",
      "\(part.runs?.reference ?? part.count)", part.runs == nil ? "true" : "false",
      text(pairs?.correlation), text(pairs?.independent?.low), text(pairs?.independent?.high),
      part.verdict.rawValue,
    ]
  }
}
