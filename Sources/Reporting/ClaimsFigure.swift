internal import Experiments
internal import Plotting
internal import Statistics

/// The effects of all comparisons with their intervals, in units of the smallest effect that matters.
struct ClaimsFigure {
  let claims: [ClaimResult]

  var chart: RowChart {
    RowChart(
      title: "What the claims come to",
      subtitle: "Effects with 95 % intervals, in units of the smallest effect that matters",
      columns: [
        RowChart.Column(
          "Against the claim ← effect → for the claim",
          scale: .symmetric,
          shaded: (-1...1, "too small to matter")
        )
      ],
      rows: claims.flatMap(rows)
    )
  }

  private func rows(_ result: ClaimResult) -> [RowChart.Row] {
    let parts = result.parts.filter { $0.standardized != nil }
    guard !parts.isEmpty else { return [] }
    guard result.parts.count > 1 else {
      return parts.map {
        RowChart.Row(result.claim.statement, values: [[value($0)]], note: result.mark)
      }
    }
    return [RowChart.Row(result.claim.statement, values: [[]], note: result.mark)]
      + parts.map { part in
        RowChart.Row(
          part.part.title ?? "",
          isIndented: true,
          values: [[value(part)]],
          note: "\(part.verdict.sign)\u{A0}\(part.verdictWords)"
        )
      }
  }

  private func value(_ part: PartResult) -> RowChart.Value {
    let effect = part.standardized
    return RowChart.Value(
      Self.series(part.verdict),
      effect?.mean ?? 0,
      interval: effect?.interval.map { $0.low...$0.high }
    )
  }

  /// A colour and a shape for each verdict.
  private static func series(_ verdict: Verdict) -> Series {
    let number =
      switch verdict {
      case .supported: 1
      case .small: 3
      case .refuted: 2
      case .inconclusive: 5
      case .contested: 4
      }
    return Series(verdict.words, style: .numbered(number))
  }

  var caption: String {
    let checks = claims.flatMap(\.parts).count { $0.scale == nil }
    let unjudged = claims.flatMap(\.parts).count { $0.scale != nil && $0.standardized == nil }
    return "Effects that the shaded range holds are too small to matter; to the right of it they support the "
      + "claim, to the left they contradict it. The axis is linear near 0 and logarithmic far from it; an "
      + "arrow marks an interval that goes on. Not drawn: \(checks) checks of every run, and \(unjudged) "
      + "comparisons without an effect."
  }
}
