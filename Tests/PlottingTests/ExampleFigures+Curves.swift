import Drawing
import Plotting

/// Curves over epochs, steps and layers.
extension ExampleFigures {
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
}
