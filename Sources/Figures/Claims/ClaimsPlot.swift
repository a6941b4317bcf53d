internal import Drawing
internal import Evidence
internal import Experiments
internal import Models
internal import Notation
internal import Plotting
internal import Statistics

/// The effects of all claims with the intervals that decide them, in units of the smallest effect that matters: a forest
/// plot, with comparisons of times and checks of every run apart.
struct ClaimsPlot {
  /// A line of the figure: a row, or the heading of those below.
  private enum Line {
    case heading(String, height: Double)
    case row(EffectRow)
  }

  let rows: [EffectRow]
  /// How many further parts of claims there are, by their section.
  private let hidden: [(section: ClaimsSection, count: Int)]

  init(
    rows: [EffectRow],
    showing sections: [ClaimsSection] = ClaimsSection.allCases,
    _ choice: ClaimsChoice = ClaimsChoice()
  ) {
    let shown = choice.shown(of: rows.filter { sections.contains($0.section) })
    self.rows = shown
    hidden = ClaimsSection.allCases.map { section in
      (section, rows.count { $0.section == section } - shown.count { $0.section == section })
    }
  }

  private var comparisons: [EffectRow] { rows.filter(\.isComparison) }

  private var checks: [EffectRow] { rows.filter { !$0.isComparison } }

  private var lines: [Line] {
    var comparisons: [Line] = []
    var timed: [Line] = []
    var checks: [Line] = []
    for row in rows {
      switch row.section {
      case .comparisons: comparisons.append(.row(row))
      case .time: timed.append(.row(row))
      case .checks: checks.append(.row(row))
      }
    }
    if !timed.isEmpty {
      timed.insert(.heading(localized("Time, on this machine"), height: 15), at: 0)
    }
    // The numbers and the title of the axis stand beside it.
    let hasAxis = !comparisons.isEmpty || !timed.isEmpty
    if hasAxis, !checks.isEmpty {
      checks.insert(.heading(localized("Checks of every run"), height: 32), at: 0)
    }
    return comparisons + timed + checks
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
    let lines = lines
    let axisRows =
      lines.isEmpty
      ? [AxisRow(localized("No claim compares anything"), leastHeight: 24)]
      : lines.map { line in
        switch line {
        case .heading(let words, let height):
          AxisRow(words, leastHeight: height, isHeading: true, hasValues: false)
        case .row(let row):
          AxisRow(
            row.name,
            continues: row.continues,
            note: row.note,
            hasValues: row.isComparison
          )
        }
      }
    return CaptionedPlot(
      plot: Plot(
        title: "",
        subtitle: comparisons.isEmpty && !checks.isEmpty
          ? localized("How many runs are as claimed, and their smallest and largest number")
          : localized(
            "1 is the smallest effect that matters; to the right an effect supports its claim"
          ),
        panels: [
          [
            Panel(
              x: Axis(
                localized("Effect (symmetric log scale)"),
                scale: .symmetricLogarithmic,
                domain: .exact(-reach(-1)...reach(1)),
                inset: 4
              ),
              y: .rows(axisRows),
              marks: marks(lines)
            )
          ]
        ],
        key: .none
      ),
      caption: caption,
      finding: Finding(titles: [tally], basis: .count),
      numbers: numbers
    )
  }

  private func marks(_ lines: [Line]) -> [any Mark] {
    guard comparisons.isEmpty, !checks.isEmpty else {
      return [
        RegionMark(-1...1, definition: localized("Shaded are effects too small to matter.")),
        RuleMark(.x(0)), texts(lines), effects(lines),
      ]
    }
    return [texts(lines)]
  }

  private func texts(_ lines: [Line]) -> RowTextMark {
    RowTextMark(
      lines.enumerated().compactMap { index, line in
        switch line {
        // The last heading stands beside the axis, which nothing must hide.
        case .heading(_, let height) where height < 20:
          return RowTextMark.Text(row: index, words: "")
        case .heading: return nil
        case .row(let row):
          return row.text.map { RowTextMark.Text(row: index, words: $0) }
        }
      }
    )
  }

  private func effects(_ lines: [Line]) -> EffectMark {
    EffectMark(
      Series(localized("Claims"), style: SeriesStyle(color: .ink, marker: .circle)),
      lines.enumerated().compactMap { index, line in
        guard case .row(let row) = line, let estimate = row.estimate else { return nil }
        return EffectMark.Effect(
          row: index,
          value: estimate,
          ends: row.interval,
          isFilled: row.isDecided,
          bound: row.bound
        )
      },
      definition: [
        localized("Markers show mean effects with the intervals that decide (\(pairs))."),
        rows.contains { !$0.isDecided && $0.estimate != nil }
          ? localized("Open markers decide nothing.") : "",
        hasArrows ? localized("Arrows lead to where an effect may lie.") : "",
      ].sentences
    )
  }

  /// Whether an effect is a bound, or beyond the axis.
  private var hasArrows: Bool {
    let (low, high) = (-reach(-1), reach(1))
    return rows.contains { row in
      row.bound != nil
        || [row.estimate, row.interval?.lowerBound, row.interval?.upperBound].compactMap(\.self)
          .contains { $0 < low || $0 > high }
    }
  }

  /// How many pairs of runs the intervals are of: the fewest and the most.
  private var pairs: String {
    let counts = comparisons.filter { $0.interval != nil }.compactMap(\.count)
    guard let fewest = counts.min(), let most = counts.max() else {
      return localized("n pairs of runs")
    }
    guard comparisons.allSatisfy(\.isPaired) else {
      return fewest == most
        ? localized("n = \(most, "# run of each", "# runs of each")")
        : localized("n = \(fewest) to \(most, "# run of each", "# runs of each")")
    }
    return fewest == most
      ? localized("n = \(most, "# pair of runs", "# pairs of runs")")
      : localized("n = \(fewest) to \(most, "# pair of runs", "# pairs of runs")")
  }

  // MARK: Words

  /// How many comparisons and checks have which verdict.
  private var tally: String {
    guard !rows.isEmpty else { return localized("No comparisons") }
    let (comparisons, checks) = (comparisons, checks)
    return [
      comparisons.isEmpty
        ? nil
        : localized(
          "\(comparisons.count, "# comparison", "# comparisons"): \(Self.tally(comparisons))"
        ),
      checks.isEmpty
        ? nil : localized("\(checks.count, "# check", "# checks"): \(Self.tally(checks))"),
    ].compactMap(\.self).clauses
  }

  /// How many rows have which verdict.
  private static func tally(_ rows: [EffectRow]) -> String {
    let verdicts: [Verdict?] = Verdict.allCases + [nil]
    return verdicts.compactMap { verdict in
      let count = rows.count { $0.verdict == verdict }
      return count > 0 ? words(count, verdict) : nil
    }.parted
  }

  private static func words(_ count: Int, _ verdict: Verdict?) -> String {
    switch verdict {
    case .supported: localized("\(count, "# supported", "# supported")")
    case .reversed: localized("\(count, "# reversed", "# reversed")")
    case .noMeaningfulEffect:
      localized("\(count, "# without meaningful effect", "# without meaningful effect")")
    case .refuted: localized("\(count, "# refuted", "# refuted")")
    case .inconclusive: localized("\(count, "# inconclusive", "# inconclusive")")
    case .contested: localized("\(count, "# contested", "# contested")")
    case nil: localized("\(count, "# not judged", "# not judged")")
    }
  }

  private var caption: String {
    guard !comparisons.isEmpty || checks.isEmpty else {
      return [
        localized(
          "Each row is a claim about every run, with what is claimed, what the runs measured and the verdict with the number of runs."
        ), hiddenNote,
      ].sentences
    }
    return [
      comparisons.allSatisfy(\.isPaired)
        ? localized(
          "Each row is a claim or a part of one, with its verdict and the number of pairs of runs."
        )
        : localized(
          "Each row is a claim or a part of one, with its verdict and the number of runs of the smaller group."
        ),
      localized(
        "It is decided where the interval leaves out 0 and the mean is beyond the shaded units, or where the interval lies within them."
      ), hiddenNote,
    ].sentences
  }

  /// How many parts of claims the figure does not show.
  private var hiddenNote: String {
    let texts = hidden.filter { $0.count > 0 }.map { section, count in
      switch section {
      case .comparisons: localized("\(count, "# comparison", "# comparisons")")
      case .time: localized("\(count, "# comparison of times", "# comparisons of times")")
      case .checks: localized("\(count, "# check of every run", "# checks of every run")")
      }
    }
    return texts.isEmpty ? "" : localized("Not shown: \(texts.parted).")
  }

  // MARK: Numbers

  /// The rows as a table: what is claimed, the verdict, and what was measured, or the effect with the interval that decides.
  ///
  /// Numbers stand in the columns that they have in the tables of other plots, where pages look for them.
  private var numbers: PlotTable {
    func text(_ value: Double?) -> String { value.map { Format.significant($0) } ?? "" }
    var name = ""
    return PlotTable(
      columns: [
        localized("Claim"), localized("Verdict"), localized("Measured"),
        localized("Effect, in smallest that matter"), localized("Lower"), localized("Upper"),
      ],
      rows: rows.map { row in
        if !row.continues { name = row.claim?.title ?? row.name }
        return [
          row.continues ? localized("\(name): \(row.name)") : row.name, row.note,
          row.text ?? "", text(row.estimate), text(row.interval?.lowerBound),
          text(row.interval?.upperBound),
        ]
      }
    )
  }
}
