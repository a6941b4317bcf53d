import Drawing
import Plotting

/// Columns, stacks and a waterfall.
extension ExampleFigures {
  /// F8: two definitions of the shift of a layer's inputs, side by side.
  static func shifts() -> Plot {
    let noisy = Series("Noisy batch norm", style: .numbered(3))
    let networks = [baseline, batchNorm, noisy]
    let interval = Interval(.mean, .tInterval(level: 0.95), sampleCount: 5...5)
    let drifts = [0.31, 0.12, 0.94]
    let layers = [1.0, 2, 3, 4]
    return Plot(
      title: "Noisy batch norm shifts the most and still trains: the two definitions disagree",
      subtitle:
        "Drift of the inputs per update, and change of the gradient when earlier layers move",
      panels: [
        [
          Panel(
            "Drift of distributions",
            x: .categories(networks.map(\.name)),
            y: Axis("Drift (standard deviations)", domain: .data(including: [0, 1.1])),
            marks: networks.enumerated().map { index, series in
              ColumnMark(
                series,
                [
                  .init(
                    x: Double(index),
                    value: drifts[index],
                    ends: 0.85 * drifts[index]...1.15 * drifts[index],
                    label: ["0.31", "0.12", "0.94"][index]
                  )
                ],
                interval: interval
              )
            }
          ),
          Panel(
            "Shift of gradients",
            x: .ordinal(layers, title: "Hidden layer"),
            y: Axis("Relative change", domain: .data(including: [0])),
            marks: networks.enumerated().map { index, series in
              ColumnMark(
                series,
                layers.indices.map { layer in
                  let value =
                    [0.42, 0.47, 0.51][index] / (1 + 0.18 * Double(layer))
                    + 0.02 * noise(index, layer)
                  return .init(x: Double(layer), value: value, ends: value - 0.04...value + 0.04)
                },
                interval: interval,
                place: Dodge(index, of: 3)
              )
            }
          ),
        ]
      ],
      key: .key
    )
  }

  /// F14: the parts of a step's time, and the ratio of the sums.
  static func costs() -> Plot {
    let sizes = [32, 128, 512]
    let names = sizes.flatMap { ["none \($0)", "BN \($0)"] }
    let columns = names.indices.map { index -> StackMark.Column in
      let size = Double(sizes[index / 2]) / 128
      let factor = index.isMultiple(of: 2) ? 1 : 1.22
      let values = [0.42 * (0.3 + size) * factor, 0.81 * (0.3 + size) * factor, 0.31]
      let sum = values.reduce(0, +)
      return StackMark.Column(
        x: Double(index),
        series: index.isMultiple(of: 2) ? baseline : batchNorm,
        values: values,
        ends: 0.97 * sum...1.03 * sum
      )
    }
    let ratios = Series("Ratio", style: SeriesStyle(color: .ink, marker: .diamond))
    let interval = Interval(.mean, .tInterval(level: 0.95), sampleCount: 12...12, unit: "blocks")
    return Plot(
      title: "A step with batch norm costs a fifth more at large batches, less at small ones",
      subtitle: "Time of one training step on one core, four layers of 256 units",
      size: Size(width: 468, height: 240),
      panels: [
        [
          Panel(
            "Parts of a step",
            x: .categories(names),
            y: Axis("Time (ms)", domain: .data(including: [0])),
            marks: [
              StackMark(
                parts: ["forward", "backward", "optimiser"],
                columns,
                interval: interval
              )
            ]
          ),
          Panel(
            "With batch norm against without",
            x: .ordinal(sizes.map(Double.init), title: "Batch size"),
            y: Axis("Ratio of times", domain: .data(including: [0.9, 1.3])),
            marks: [
              RuleMark(.y(1), label: "equal"),
              ErrorBarMark(
                ratios,
                [
                  IntervalPoint(x: 0, y: 1.12, lower: 1.08, upper: 1.16),
                  IntervalPoint(x: 1, y: 1.18, lower: 1.15, upper: 1.21),
                  IntervalPoint(x: 2, y: 1.21, lower: 1.19, upper: 1.23),
                ],
                interval: Interval(
                  .geometricMean,
                  .tInterval(level: 0.95),
                  sampleCount: 12...12,
                  unit: "blocks"
                )
              ),
              PointMark(
                ratios,
                [
                  DataPoint(x: 0, y: 1.12), DataPoint(x: 1, y: 1.18), DataPoint(x: 2, y: 1.21),
                ]
              ),
            ]
          ),
        ]
      ],
      key: .none
    )
  }

  /// F15: what each correction takes off a number, as columns that stand on the one before.
  static func waterfall() -> Plot {
    let names = [
      "As printed", "Test, not training", "Inference mode", "One softmax", "Five seeds",
    ]
    let levels = [98.89, 97.8, 97.7, 98.1, 97.95]
    let steps = Series("Correction", style: .numbered(5))
    return Plot(
      title: "Of 98.89 % four corrections leave 97.95 %",
      subtitle:
        "Accuracy with batch norm; each column leads from the value before to the value after",
      size: Size(width: 400, height: 220),
      panels: [
        [
          Panel(
            x: .categories(names),
            y: Axis("Accuracy (%)", domain: .exact(97.4...99.2), ticks: .at([97.5, 98, 98.5, 99])),
            marks: [
              ColumnMark(
                steps,
                (1..<5).map {
                  .init(
                    x: Double($0),
                    value: levels[$0],
                    base: levels[$0 - 1],
                    label: ["−1.09", "−0.10", "+0.40", "−0.15"][$0 - 1]
                  )
                },
                estimate: Estimate(.mean, sampleCount: 1...5)
              ),
              PointMark(steps, [DataPoint(x: 0, y: levels[0])]),
              AnnotationMark("98.89", at: DataPoint(x: 0, y: levels[0])),
              AnnotationMark("97.95", at: DataPoint(x: 4, y: levels[4])),
            ]
          )
        ]
      ],
      key: .none
    )
  }
}
