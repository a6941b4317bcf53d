import Drawing
import Plotting

/// Histograms, distributions, ridges, boxes and paired slopes.
extension ExampleFigures {
  /// F16: p-values of comparisons of equal networks, which are uniform if the test is honest.
  static func calibration() -> Plot {
    let values = (0..<200).map { index in
      min(1, max(0, (Double(index) + 0.5) / 200 + 0.02 * noise(index, 16)))
    }
    let series = Series("Sign-flip test", style: SeriesStyle(color: .series5, marker: .none))
    return Plot(
      title: "Comparisons of a network with itself are significant as often as they should be",
      subtitle: "200 comparisons of ten seeds with ten others, exact two-sided test",
      panels: [
        [
          Panel(
            "How often",
            x: Axis("p-value", domain: .exact(0...1)),
            y: Axis("Comparisons", domain: .data(including: [0, 20])),
            marks: [
              HistogramMark(
                series,
                Histogram(values, within: 0...1, binCount: 20),
                unit: "p-values"
              ),
              RuleMark(.y(10), isInFront: true),
              AnnotationMark("dashed: uniform, 10 in each bin", at: DataPoint(x: 0.43, y: 10)),
            ]
          ),
          Panel(
            "How often at or below",
            x: Axis("p-value", domain: .exact(0...1)),
            y: Axis("Share of comparisons", domain: .exact(0...1)),
            marks: [
              StepMark(series, values, unit: "p-values"),
              TheoryMark(
                "uniform",
                [DataPoint(x: 0, y: 0), DataPoint(x: 1, y: 1)],
                namesItself: true
              ),
            ]
          ),
        ]
      ],
      key: .none
    )
  }

  /// Numbers that are normal enough: sums of twelve uniform ones.
  static func normals(_ count: Int, mean: Double, deviation: Double, _ seed: Int) -> [Double] {
    (0..<count).map { index in
      mean + deviation * (0..<12).map { noise(seed, index, $0) }.reduce(0, +) / 2
    }
  }

  /// F17: the scales of a layer at steps of training.
  static func scales() -> Plot {
    let steps = [0.0, 10, 100, 1000, 2000, 4000]
    func panel(_ title: String, _ seed: Int, centre: Double, _ method: RidgeMark.Method) -> Panel {
      let ridges = steps.indices.map { row -> RidgeMark.Ridge in
        let progress = Double(row) / 5
        return RidgeMark.Ridge(
          row: row,
          values: normals(
            128,
            mean: centre + (seed == 1 ? -0.25 : 0.1) * progress,
            deviation: 0.02 + 0.12 * progress,
            seed * 100 + row
          )
        )
      }
      let mark = RidgeMark(batchNorm, ridges, method: method, unit: "units")
      return Panel(
        title,
        x: Axis(title == "Scales" ? "γ" : "β"),
        y: .ordinal(steps, title: "Updates", lead: mark.lead),
        marks: [RuleMark(.x(centre)), mark]
      )
    }
    return Plot(
      title: "Scales shrink and spread while batch norm learns; shifts only spread",
      subtitle: "γ and β of the 128 units of the first hidden layer, one seed",
      size: Size(width: 468, height: 260),
      panels: [
        [
          panel("Scales", 1, centre: 1, .kernel()),
          panel("Shifts", 2, centre: 0, .histogram(binCount: 24)),
        ]
      ]
    )
  }

  /// Boxes and single seeds of three networks, one of which has a seed that diverged.
  static func seeds() -> Plot {
    let names = ["Baseline", "Batch norm", "Layer norm"]
    let series = [baseline, batchNorm, Series("Layer norm", style: .numbered(3))]
    let groups = names.indices.map { index in
      SampleGroup(
        x: Double(index),
        values: normals(
          index == 2 ? 9 : 10,
          mean: [0.872, 0.884, 0.880][index],
          deviation: 0.0035,
          index
        ) + (index == 2 ? [.nan] : [])
      )
    }
    return Plot(
      title: "Batch norm is better than the baseline in almost every seed",
      subtitle: "Validation accuracy after 10 epochs",
      size: Size(width: 300, height: 230),
      panels: [
        [
          Panel(
            x: .categories(names),
            y: .accuracy("Accuracy"),
            marks: zip(series, groups).flatMap { series, group -> [any Mark] in
              [BoxMark(series, [group]), StripMark(series, [group])]
            },
            strip: FailureStrip(
              "diverged",
              [.init(series[2], [.init(x: 2, failed: 1, all: 10)])]
            )
          )
        ]
      ],
      key: .none
    )
  }

  /// Ten pairs of seeds as slopes, and their differences in a second panel.
  static func pairs() -> Plot {
    // The test vector of science.md, D5: mean 0.423, 95 % t-interval 0.2511 to 0.5949.
    let differences = [0.41, 0.62, 0.18, 0.55, 0.73, 0.29, 0.47, -0.06, 0.66, 0.38]
    let pairs = differences.enumerated().map { index, difference in
      SlopeMark.Pair(87.6 + 0.45 * noise(index, 5), 87.6 + 0.45 * noise(index, 5) + difference)
    }
    let interval = Interval(.mean, .tInterval(level: 0.95), sampleCount: 10...10)
    let gain = Series("Paired difference", style: SeriesStyle(color: .ink, marker: .diamond))
    return Plot(
      title: "Nine of ten seeds gain from batch norm, 0.42 points in the mean",
      subtitle: "Validation accuracy of the same seed without and with batch norm",
      size: Size(width: 400, height: 230),
      panels: [
        [
          Panel(
            "Seeds",
            x: .categories(["Baseline", "Batch norm"]),
            y: Axis("Accuracy (%)", domain: .data(including: [86.8, 89]), inset: 2),
            marks: [
              SlopeMark(
                baseline,
                batchNorm,
                pairs,
                difference: .init(
                  0.423,
                  ends: 0.2511...0.5949,
                  interval: interval,
                  words: "+0.42 points (+0.25 to +0.59)"
                )
              )
            ]
          ),
          Panel(
            "Differences",
            x: .categories(["Seeds", "Mean"]),
            y: Axis("Difference (percentage points)", domain: .data(including: [0])),
            marks: [
              RuleMark(.y(0), label: "no difference"),
              StripMark(gain, [SampleGroup(x: 0, values: differences)]),
              ErrorBarMark(
                gain,
                [IntervalPoint(x: 1, y: 0.423, lower: 0.2511, upper: 0.5949)],
                interval: interval
              ),
              PointMark(gain, [DataPoint(x: 1, y: 0.423)]),
            ]
          ),
        ]
      ],
      key: .none
    )
  }
}
