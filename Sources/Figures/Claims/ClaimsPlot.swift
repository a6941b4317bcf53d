internal import Drawing
internal import Evidence
internal import Models
internal import Plotting
internal import Statistics

/// The effects of all claims with their intervals, in units of the smallest effect that matters: a forest plot.
struct ClaimsPlot {
  let rows: [EffectRow]
  /// How many parts of claims are no comparisons, and so have no effect to show.
  let checkCount: Int

  init(rows: [EffectRow], checkCount: Int = 0) {
    self.rows = rows
    self.checkCount = checkCount
  }

  init(_ claims: [ClaimResult]) {
    rows = EffectRow.rows(of: claims)
    checkCount = claims.flatMap(\.parts).count { $0.scale == nil }
  }

  /// Where the axis may end, in units; what lies farther is an arrow.
  private static let reaches = [3.0, 10, 30, 100, 300]

  /// How far the axis goes in a direction: to the first round number beyond all effects.
  private func reach(_ sign: Double) -> Double {
    let ends = rows.flatMap { row in
      [row.estimate, row.interval?.lowerBound, row.interval?.upperBound].compactMap(\.self)
    }
    let farthest = ends.filter { !$0.isNaN }.map { sign * $0 }.max() ?? 0
    return Self.reaches.first { $0 >= farthest } ?? Self.reaches[Self.reaches.count - 1]
  }

  var plot: CaptionedPlot {
    let axisRows =
      rows.isEmpty
      ? [AxisRow("No claim compares anything", leastHeight: 24)]
      : rows.map { AxisRow($0.name, continues: $0.continues, note: $0.note) }
    return CaptionedPlot(
      plot: Plot(
        title: finding,
        subtitle:
          "Effect of each claim in units of the smallest effect that matters; to the right it supports the claim",
        panels: [
          [
            Panel(
              x: Axis(
                "Effect (units, log scale)",
                scale: .symmetricLogarithmic,
                domain: .exact(-reach(-1)...reach(1)),
                inset: 4
              ),
              y: .rows(axisRows),
              marks: [
                RegionMark(-1...1, definition: "Shaded: effects too small to matter."),
                RuleMark(.x(0)),
                EffectMark(
                  Series("Claims", style: SeriesStyle(color: .ink, marker: .circle)),
                  effects,
                  definition:
                    "Markers and bars: mean effect and its 95 % t-interval, \(pairs); "
                    + "open where it decides nothing; an arrow leads beyond the axis."
                ),
              ]
            )
          ]
        ],
        key: .none
      ),
      caption: caption
    )
  }

  /// How many pairs of runs the intervals are of: the fewest and the most.
  private var pairs: String {
    let counts = rows.filter { $0.interval != nil }.compactMap(\.pairs)
    guard let fewest = counts.min(), let most = counts.max() else { return "n pairs of runs" }
    return "n = \(fewest == most ? "\(most)" : "\(fewest) to \(most)") pairs of runs"
  }

  private var effects: [EffectMark.Effect] {
    rows.enumerated().compactMap { index, row in
      row.estimate.map {
        EffectMark.Effect(row: index, value: $0, ends: row.interval, isFilled: row.isDecided)
      }
    }
  }

  /// How many comparisons say what.
  private var finding: String {
    guard !rows.isEmpty else { return "No comparisons" }
    let support = rows.count { $0.verdict == .supported }
    let refute = rows.count { $0.verdict?.isAgainst ?? false }
    let open = rows.count { $0.verdict == .inconclusive }
    let rest = rows.count { $0.verdict == nil }
    let all = "\(rows.count) \(rows.count == 1 ? "comparison" : "comparisons")"
    return
      "Of \(all) \(support) support their claim, \(refute) refute it and \(open) decide nothing"
      + (rest > 0 ? "; \(rest) could not be judged" : "")
  }

  private var caption: String {
    "The comparisons behind the claims, by the claims’ titles; the words at the right are their verdicts. "
      + "These judge all claims together: an interval may exclude 0 and still decide nothing."
      + (checkCount > 0
        ? " Not shown: \(checkCount) \(checkCount == 1 ? "check" : "checks") of every run, which have no effect."
        : "")
  }
}
