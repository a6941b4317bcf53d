import Drawing
import Plotting

/// Named rows: effects and corrections.
extension ExampleFigures {
  /// Thirty-six effects in named rows: a page of a journal.
  static func effects() -> Plot {
    let verdicts = ["✓ supported", "? inconclusive", "✗ refuted", "(✓) supported, but small"]
    let rows = (0..<36).map { row in
      let isFurther = row % 3 == 2
      return AxisRow(
        isFurther
          ? "at a learning rate in proportion to the size of the batches"
          : "Claim number \(row) of many: as the authors of the paper put it",
        continues: isFurther,
        note: verdicts[row % 4]
      )
    }
    let effects = (0..<36).map { row -> EffectMark.Effect in
      let value = 60 * noise(row, 1) * noise(row, 2).magnitude * noise(row, 3).magnitude
      let half = 0.2 + 0.5 * value.magnitude * noise(row, 4).magnitude
      return EffectMark.Effect(
        row: row,
        value: row == 7 ? 2000 : value,
        ends: row == 5 ? nil : (row == 7 ? 90...4000 : value - half...value + half),
        isFilled: row % 4 != 1
      )
    }
    return Plot(
      title: "Of 36 comparisons 18 support their claim",
      subtitle: "Effects in units of the smallest effect that matters",
      panels: [
        [
          Panel(
            x: Axis(
              "Effect (units, log scale): against the claim ← → for it",
              scale: .symmetricLogarithmic,
              domain: .exact(-100...100),
              inset: 4
            ),
            y: .rows(rows),
            marks: [
              RegionMark(-1...1, definition: "Shaded: effects too small to matter."),
              RuleMark(.x(0)),
              EffectMark(
                Series("Claims", style: SeriesStyle(color: .ink, marker: .circle)),
                effects,
                definition: "Bars: 95 % t-intervals of the difference, n = 5 pairs of seeds."
              ),
            ]
          )
        ]
      ],
      key: .none
    )
  }

  /// Two series from row to row, and their differences as bars in a second panel.
  static func corrections() -> Plot {
    let rows = [
      "As in the notebook", "Several seeds", "Test images in place of training images",
      "Inference mode", "One softmax",
    ].enumerated().map { AxisRow($1, note: $0 == 0 ? "n = 1" : "n = 5", leastHeight: 34) }
    let first = [0.9889, 0.986, 0.978, 0.977, 0.981]
    let second = [0.9645, 0.967, 0.962, 0.963, 0.979]
    func effects(_ values: [Double]) -> [EffectMark.Effect] {
      values.enumerated().map {
        .init(row: $0, value: $1, ends: $0 == 0 ? nil : $1 - 0.002...$1 + 0.002)
      }
    }
    return Plot(
      title:
        "Batch norm against baseline: +2.44 points as read first, +0.20 points after 4 corrections",
      subtitle: "From top to bottom, each reading with one correction more than the one above",
      panels: [
        [
          Panel(
            x: Axis("Accuracy", domain: .data(within: 0...1), format: .percent, inset: 6),
            y: .rows(rows),
            marks: [
              EffectMark(
                batchNorm,
                effects(first),
                definition: "Markers and bars: mean and its 95 % t-interval.",
                shift: -2.5
              ),
              EffectMark(baseline, effects(second), definition: nil, shift: 2.5),
              OpenPointMark(
                batchNorm,
                [DataPoint(x: 0.9889, y: 0)],
                definition: "Open markers: printed.",
                label: "printed"
              ),
            ]
          ),
          Panel(
            x: Axis("Difference (points)", domain: .data(including: [-1, 4])),
            y: .rows(rows),
            marks: [
              BarMark(
                Series("Difference", style: SeriesStyle(color: .series5, marker: .none)),
                zip(first, second).enumerated().map { row, pair in
                  BarMark.Bar(
                    row: row,
                    value: 100 * (pair.0 - pair.1) - (row == 4 ? 0.6 : 0),
                    ends: row == 0 ? nil : -0.8...1.9,
                    label: row == 4 ? "−0.40" : "+1.90"
                  )
                },
                definition: "Bars: differences."
              )
            ]
          ),
        ]
      ],
      key: .key
    )
  }
}
