import Drawing
import Plotting

/// One figure of each kind, from frozen data that look like those of a real report.
enum ExampleFigures {
  static let batchNorm = Series("Batch norm", style: .numbered(1))
  static let baseline = Series("Baseline", style: .numbered(2))

  /// The names and the plots of all kinds that are plots.
  static var plots: [(name: String, plot: Plot)] {
    [
      ("learning-curves", learningCurves()), ("learning-curve-direct", singlePanel()),
      ("batch-size", batchSize()), ("learning-rate", learningRate()), ("effects", effects()),
      ("corrections", corrections()), ("gradients", gradients()), ("diverging", diverging()),
      ("depths", depths()), ("training-against-inference", trainingAgainstInference()),
      ("calibration", calibration()), ("scales", scales()), ("seeds", seeds()),
      ("pairs", pairs()), ("shifts", shifts()), ("costs", costs()), ("waterfall", waterfall()),
      ("inputs", inputs()), ("three-axes", threeAxes()), ("gaps", gaps()),
      ("enlarged", enlarged()),
    ]
  }

  /// The names and the scenes of all kinds.
  static func all(measuring measurer: some TextMeasurer) -> [(name: String, scene: Scene)] {
    plots.map { ($0.name, $0.plot.scene(measuring: measurer)) }
      + [("network-diagram", networkDiagram().scene(measuring: measurer))]
  }

  // MARK: Frozen data

  /// A number in -1...1 that is always the same for the same indices: the noise of the data.
  static func noise(_ indices: Int...) -> Double {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in indices {
      state = (state ^ UInt64(index + 1)) &* 0xBF58_476D_1CE4_E5B9
      state ^= state >> 29
    }
    return Double(state >> 11) / Double(1 << 52) - 1
  }

  /// The marks of one network in one panel: thin seeds, a band of mean ± 2.776 s/√5, the mean.
  static func curves(
    _ series: Series,
    panel: Int,
    seeds: Int = 5,
    epochs: Int = 10,
    value: (_ epoch: Double) -> Double,
    spread: Double
  ) -> [any Mark] {
    let isFirst = series == batchNorm
    let runs = (0..<seeds).map { seed in
      (0...epochs).map { epoch in
        value(Double(epoch)) + spread * noise(panel, isFirst ? 1 : 0, seed, epoch)
          * (epoch == 0 ? 0.3 : 1)
      }
    }
    let points = (0...epochs).map { epoch -> IntervalPoint in
      let values = runs.map { $0[epoch] }
      let mean = values.reduce(0, +) / Double(seeds)
      let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(seeds - 1)
      let half = 2.776 * (variance / Double(seeds)).squareRoot()
      return IntervalPoint(x: Double(epoch), y: mean, lower: mean - half, upper: mean + half)
    }
    let interval = Interval(.mean, .tInterval(level: 0.95), sampleCount: seeds...seeds)
    return [
      RunsMark(series, runs.map { $0.enumerated().map { DataPoint(x: Double($0), y: $1) } }),
      BandMark(series, points, interval: interval),
      LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) }),
    ]
  }

  static func decay(_ start: Double, _ end: Double, _ speed: Double) -> (Double) -> Double {
    { end + (start - end) / (1 + speed * $0 * (1 + 0.15 * $0)) }
  }

  // MARK: Figures

  static func learningCurves() -> Plot {
    func panel(
      _ title: String,
      _ number: Int,
      _ y: Axis,
      _ first: @escaping (Double) -> Double,
      _ second: @escaping (Double) -> Double,
      _ spread: Double
    ) -> Panel {
      Panel(
        title,
        x: .epochs(through: 10),
        y: y,
        marks: curves(batchNorm, panel: number, value: first, spread: spread)
          + curves(baseline, panel: number, value: second, spread: spread)
      )
    }
    let loss = Axis("Cross-entropy (nats, log)", scale: .logarithmic(base: 10))
    return Plot(
      title: "Batch norm learns faster and ends at a lower validation loss",
      subtitle: "Fashion-MNIST, after each epoch, inference mode on all 54,000 and 6,000 images",
      size: Size(width: 468, height: 350),
      panels: [
        [
          panel("Training loss", 1, loss, decay(2.31, 0.16, 2.4), decay(2.30, 0.30, 1.3), 0.02),
          panel("Validation loss", 2, loss, decay(2.31, 0.29, 3.6), decay(2.30, 0.36, 1.5), 0.05),
        ],
        [
          panel(
            "Training accuracy",
            3,
            .accuracy(),
            decay(0.1, 0.95, 4),
            decay(0.09, 0.89, 2.2),
            0.008
          ),
          panel(
            "Validation accuracy",
            4,
            .accuracy(),
            decay(0.1, 0.90, 5),
            decay(0.09, 0.87, 2.5),
            0.02
          ),
        ],
      ]
    )
  }

  static func singlePanel() -> Plot {
    Plot(
      title: "Two epochs with batch norm are worth six without",
      subtitle: "Validation loss after each epoch",
      size: Size(width: 360, height: 230),
      panels: [
        [
          Panel(
            x: .epochs(through: 10),
            y: Axis("Cross-entropy (nats)"),
            marks: curves(batchNorm, panel: 2, value: decay(2.31, 0.29, 3.6), spread: 0.05)
              + curves(baseline, panel: 2, value: decay(2.30, 0.36, 1.5), spread: 0.05)
              + [RuleMark(.y(0.5), label: "threshold 0.5")]
          )
        ]
      ]
    )
  }

  static func batchSize() -> Plot {
    let sizes = [8.0, 16, 32, 64, 128, 256]
    let interval = Interval(.mean, .tInterval(level: 0.95), sampleCount: 5...5)
    func marks(
      _ series: Series,
      panel: Int,
      shift: Double,
      half: Double,
      value: (Double) -> Double
    ) -> [any Mark] {
      let points = sizes.enumerated().map { index, size -> IntervalPoint in
        let y = value(Double(index)) + 0.4 * half * noise(panel, index, series == baseline ? 1 : 0)
        let half = half * (1 + 0.5 * noise(panel + 7, index, series == baseline ? 1 : 0))
        return IntervalPoint(x: size, y: y, lower: y - half, upper: y + half)
      }
      let seeds = points.flatMap { point in
        [-0.7, -0.3, 0.1, 0.35, 0.55].map {
          DataPoint(x: point.x, y: point.y + $0 * (point.upper - point.y))
        }
      }
      return [
        PointMark(series, seeds, weight: .single, shift: shift),
        LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) }, shift: shift),
        ErrorBarMark(series, points, interval: interval, shift: shift),
      ]
    }
    return Plot(
      title: "Batch norm needs batches of at least 16; without it smaller batches are better",
      subtitle: "After 5 epochs at learning rate 0.01; time of one epoch on one core",
      panels: [
        [
          Panel(
            "Validation accuracy",
            x: .swept("Batch size (log scale)", values: sizes),
            y: .accuracy(),
            marks: marks(batchNorm, panel: 1, shift: -2, half: 0.004) {
              0.872 + 0.017 * $0 - 0.0028 * $0 * $0
            }
              + marks(baseline, panel: 1, shift: 2, half: 0.005) { 0.884 - 0.002 * $0 * $0 }
          ),
          Panel(
            "Time per epoch",
            x: .swept("Batch size (log scale)", values: sizes),
            y: Axis("Time (s)", domain: .data(including: [0])),
            marks: marks(batchNorm, panel: 2, shift: -2, half: 0.12) { 1.2 + 5.6 / (1 + 1.3 * $0) }
              + marks(baseline, panel: 2, shift: 2, half: 0.1) { 0.9 + 4.1 / (1 + 1.3 * $0) }
          ),
        ]
      ]
    )
  }

  /// A logarithmic axis of base 10, and runs that diverge.
  static func learningRate() -> Plot {
    let steps = (0...100).map { Double($0) * 100 }
    func runs(_ series: Series, failing: Int, end: Double) -> [any Mark] {
      let singles = (0..<4).map { seed in
        steps.map { step in
          let y =
            end + 2.3 / (1 + step / 150) + 0.1 * end
            * noise(seed, Int(step), series == baseline ? 1 : 0)
          return DataPoint(
            x: step,
            y: seed < failing && step > 2500 + 900 * Double(seed) ? .nan : y
          )
        }
      }
      let mean = steps.filter { Int($0).isMultiple(of: 500) && (failing == 0 || $0 <= 2500) }.map {
        DataPoint(x: $0, y: end + 2.3 / (1 + $0 / 150))
      }
      return [RunsMark(series, singles), LineMark(series, mean)]
    }
    return Plot(
      title: "At learning rate 1 half of the runs without batch norm diverge",
      subtitle: "Training loss of each mini-batch, every 100th step",
      size: Size(width: 468, height: 240),
      panels: [
        [
          Panel(
            x: Axis("Step", domain: .exact(0...10_000)),
            y: Axis("Cross-entropy (nats, log scale)", scale: .logarithmic(base: 10)),
            marks: runs(batchNorm, failing: 0, end: 0.02) + runs(baseline, failing: 2, end: 0.11)
          )
        ]
      ]
    )
  }

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
                isConnected: true,
                shift: -2.5
              ),
              EffectMark(baseline, effects(second), definition: nil, isConnected: true, shift: 2.5),
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

  /// Lines of theory with their names, over twenty decades.
  static func gradients() -> Plot {
    func panel(_ title: String, theory: Bool) -> Panel {
      func line(_ series: Series, _ slope: Double, _ name: String) -> [any Mark] {
        let points = (0..<20).map { layer in
          DataPoint(
            x: Double(layer),
            y: 1e-4 * (0..<layer).reduce(1) { product, _ in product * slope }
          )
        }
        return [LineMark(series, points)]
          + (theory ? [TheoryMark(name, [points[0], points[19]], namesItself: true)] : [])
      }
      return Panel(
        title,
        x: Axis("Layers above", domain: .exact(0...19), ticks: .integers, inset: 5),
        y: Axis("Squared gradient (log scale)", scale: .logarithmic(base: 10)),
        marks: line(batchNorm, 1.467, "theory: × 1.47 a layer")
          + line(baseline, 1.0 / 6, "theory: × 1/6 a layer")
      )
    }
    return Plot(
      title: "Gradients layer by layer",
      panels: [[panel("Before training", theory: true), panel("After 10 updates", theory: false)]]
    )
  }

  /// Runs that diverged, below those that did not, and runs that did not arrive.
  static func diverging() -> Plot {
    let rates = [0.001, 0.01, 0.1, 1, 10]
    return Plot(
      title: "Batch norm trains at larger learning rates",
      panels: [
        [
          Panel(
            x: .swept("Learning rate (log scale)", values: rates, base: 10),
            y: Axis("Updates to 80 % (log scale)", scale: .logarithmic(base: 10)),
            marks: [
              LineMark(
                batchNorm,
                zip(rates, [900.0, 300, 120, 90, 800]).map { .init(x: $0, y: $1) }
              ),
              LineMark(baseline, zip(rates, [1900.0, 700, 300]).map { .init(x: $0, y: $1) }),
              OpenPointMark(
                batchNorm,
                [DataPoint(x: 10, y: 3000)],
                definition: "Open markers: runs that did not get there."
              ),
            ],
            strip: FailureStrip(
              "diverged",
              [
                .init(baseline, [.init(x: 1, failed: 3, all: 5), .init(x: 10, failed: 5, all: 5)]),
                .init(batchNorm, [.init(x: 10, failed: 1, all: 5)]),
              ]
            )
          )
        ]
      ]
    )
  }

  static func networkDiagram() -> NetworkDiagram {
    typealias Layer = NetworkDiagram.Layer
    func hidden(_ from: Int, _ to: Int, normalized: Bool) -> [Layer] {
      [Layer("Linear", detail: "\(from) → \(to)", parameterCount: from * to + to)]
        + (normalized
          ? [
            Layer("BatchNorm", detail: "γ, β of \(to)", parameterCount: 2 * to, isHighlighted: true)
          ]
          : [])
        + [Layer("ReLU")]
    }
    func network(_ series: Series, normalized: Bool) -> NetworkDiagram.Network {
      NetworkDiagram.Network(
        series,
        layers: [Layer("Input", detail: "28 × 28 = 784")] + hidden(784, 512, normalized: normalized)
          + hidden(512, 256, normalized: normalized)
          + [
            Layer("Linear", detail: "256 → 10", parameterCount: 2570),
            Layer("Logits", detail: "10 classes"),
          ]
      )
    }
    return NetworkDiagram(
      title: "Batch norm adds two layers and 0.3 % more parameters",
      subtitle: "Layers from input to output; parameters are weights, biases, scales and shifts",
      networks: [network(baseline, normalized: false), network(batchNorm, normalized: true)]
    )
  }
}
