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
      ("three-axes", threeAxes()),
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
    func network(_ series: Series, normalized: Bool) -> NetworkDiagram.Stack {
      NetworkDiagram.Stack(
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
