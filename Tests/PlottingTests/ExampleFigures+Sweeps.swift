import Drawing
import Plotting

/// Measures against factors.
extension ExampleFigures {
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
        PointMark(series, seeds, shift: shift),
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

  /// The same runs over epochs, updates and seconds.
  static func threeAxes() -> Plot {
    let sizes = [8.0, 32, 128, 512]
    let interval = Interval(.geometricMean, .tInterval(level: 0.95), sampleCount: 12...12)
    func marks(_ series: Series, _ value: (Double) -> Double) -> [any Mark] {
      let points = sizes.map { size -> IntervalPoint in
        let y = value(size)
        return IntervalPoint(x: size, y: y, lower: y / 1.15, upper: y * 1.15)
      }
      return [
        LineMark(
          series,
          points.map { DataPoint(x: $0.x, y: $0.y) },
          shift: series == baseline ? 2 : -2
        ),
        ErrorBarMark(series, points, interval: interval, shift: series == baseline ? 2 : -2),
      ]
    }
    let measures: [(String, String, (Double, Double) -> Double)] = [
      ("Epochs", "to 85 %", { size, gain in (0.5 + size / 90) / gain }),
      ("Updates", "to 85 %", { size, gain in (0.5 + size / 90) / gain * 54_000 / size }),
      ("Seconds", "to 85 %", { size, gain in (0.5 + size / 90) / gain * (4 + 40 / size) }),
    ]
    return Plot(
      title: "Batch norm needs fewer epochs and updates, and hardly fewer seconds",
      subtitle: "Until the validation accuracy first reaches 85 %, by batch size",
      panels: [
        measures.map { name, suffix, value in
          Panel(
            x: .swept("Batch size (log)", values: sizes),
            y: Axis("\(name) \(suffix) (log)", scale: .logarithmic(base: 10)),
            marks: marks(batchNorm) { value($0, 1.9) * (name == "Seconds" ? 1.5 : 1) }
              + marks(baseline) { value($0, 1) }
          )
        }
      ]
    )
  }
}
