import Drawing
import Foundation
import Plotting

/// The figures of the benchmark, with the numbers that `peers/plot_matplotlib.py` has too.
enum FigureData {
  /// The size of both figures: 1296 x 518 pixels at two to a point.
  private static let size = Size(width: 648, height: 259)
  /// The last epoch.
  private static let epochs = 30

  /// Loss and accuracy of four networks, each a mean with its band.
  static var learningCurves: Plot {
    Plot(
      title: "Batch norm learns faster, run",
      subtitle: "Fashion-MNIST, after each epoch, inference mode",
      size: size,
      panels: [
        [
          panel("Loss", Axis("Cross-entropy (nats)", domain: .data(including: [0])), spread: 0.08) {
            0.3 + 0.05 * Double($0) + 2 / (1 + (1 - 0.15 * Double($0)) * $1)
          },
          panel("Accuracy", .accuracy(), spread: 0.02) {
            0.92 - 0.02 * Double($0) - 0.8 / (1 + (1 - 0.15 * Double($0)) * $1)
          },
        ]
      ]
    )
  }

  /// A noisy loss over a million steps.
  static var million: Plot {
    let count = 1_000_000
    let points = (0..<count).map { index in
      let decay = 0.2 + 2 * exp(-4 * Double(index) / Double(count))
      return DataPoint(x: Double(index), y: decay * (1 + 0.2 * noise(index)))
    }
    return Plot(
      title: "A million steps, run",
      size: size,
      panels: [
        [
          Panel(
            x: Axis("Step", domain: .exact(0...Double(count))),
            y: Axis("Cross-entropy (nats)"),
            marks: [
              LineMark(Series("Loss", style: SeriesStyle(color: .series1, marker: .none)), points)
            ]
          )
        ]
      ]
    )
  }

  private static func panel(
    _ title: String,
    _ y: Axis,
    spread: Double,
    value: (_ network: Int, _ epoch: Double) -> Double
  ) -> Panel {
    let marks = (0..<4).flatMap { network -> [any Mark] in
      let series = Series("Network \(network + 1)", style: .numbered(network + 1))
      let points = (0...epochs).map { epoch -> IntervalPoint in
        let mean = value(network, Double(epoch)) + 0.2 * spread * noise(100 * network + epoch)
        let half = spread * (1 + 0.5 * noise(1000 + 100 * network + epoch))
        return IntervalPoint(x: Double(epoch), y: mean, lower: mean - half, upper: mean + half)
      }
      return [
        BandMark(
          series,
          points,
          interval: Interval(.mean, .tInterval(level: 0.95), sampleCount: 5...5)
        ),
        LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) }),
      ]
    }
    return Panel(title, x: .epochs(through: epochs), y: y, marks: marks)
  }

  /// A number in -1...1 for an index: SplitMix64's output for that state.
  private static func noise(_ index: Int) -> Double {
    var state = UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
    state = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ state >> 27) &* 0x94D0_49BB_1331_11EB
    state ^= state >> 31
    return Double(state >> 11) / Double(1 << 52) - 1
  }
}
