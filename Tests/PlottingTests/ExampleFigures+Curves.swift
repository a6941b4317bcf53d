import Drawing
import Plotting

/// Curves with insets, annotations and facets.
extension ExampleFigures {
  /// F7: quantiles of the input of one unit during training, without and with batch norm.
  static func inputs() -> Plot {
    let levels = [0.05, 0.15, 0.5, 0.85, 0.95]
    let deviates = [-1.645, -1.036, 0, 1.036, 1.645]
    let steps = (0...60).map { Double($0) * 50 }
    return Plot(
      title: "Without batch norm the inputs of a unit drift",
      subtitle: "Inputs of the unit of median drift in the last hidden layer",
      size: Size(width: 468, height: 220),
      facets: [baseline, batchNorm],
      columns: 2,
      x: Axis("Update", domain: .exact(0...3000), inset: 3),
      y: Axis("Input of the activation"),
      key: .none
    ) { series in
      let isFirst = series == baseline
      let columns = steps.map { step -> QuantileMark.Column in
        let centre =
          (isFirst ? -1.6 * step / (step + 700) : 0.1) + 0.15 * noise(Int(step), isFirst ? 1 : 2)
        let width = (isFirst ? 0.5 + step / 1800 : 1 + 0.05 * noise(Int(step)))
        return QuantileMark.Column(x: step, values: deviates.map { centre + width * $0 })
      }
      return (
        series.name,
        [
          QuantileMark(
            series,
            levels: levels,
            columns,
            sampleCount: 6000...6000,
            unit: "validation images"
          )
        ]
      )
    }
  }

  /// F18: the same runs over epochs, updates and seconds.
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

  /// F13: the gap between validation and training against the training loss, with an axis that runs backwards.
  static func gaps() -> Plot {
    let population = Series("Batch norm, population", style: .numbered(3))
    let dropout = Series("Dropout", style: .numbered(4))
    let both = Series("Both", style: .numbered(5))
    let counts = [500, 1000, 2000]
    let names = ["500", "1,000", "2,000"]
    return Plot(
      title: "At equal training loss batch norm and the baseline have the same gap",
      subtitle:
        "Validation loss minus training loss during 200 epochs, by number of training images",
      size: Size(width: 468, height: 230),
      facets: counts,
      columns: 3,
      x: Axis(
        "Training loss (nats, log)",
        scale: .logarithmic(base: 10),
        domain: .exact(0.004...3),
        ticks: .at([0.01, 0.1, 1]),
        isReversed: true
      ),
      y: Axis("Gap (nats)")
    ) { count in
      let marks = [baseline, batchNorm, population, dropout, both].enumerated().map {
        index,
        series -> any Mark in
        let points = (0...12).map { step -> DataPoint in
          let loss =
            2.2
            * (0..<step).reduce(1.0) { product, _ in
              product * (0.62 + 0.05 * Double(index > 2 ? 2 : 0))
            }
          let gap =
            [1, 0.98, 1.02, 0.7, 0.66][index] * 0.9 * (2.3 - loss) / (1 + Double(count) / 700)
          return DataPoint(x: loss, y: gap + 0.01 * noise(index, step, count))
        }
        return LineMark(series, points)
      }
      return ("\(names[counts.firstIndex(of: count) ?? 0]) images", marks)
    }
  }

  /// A learning curve with its last epochs enlarged and a remark at one point.
  static func enlarged() -> Plot {
    let marks =
      curves(batchNorm, panel: 2, value: decay(2.31, 0.29, 3.6), spread: 0.05)
      + curves(baseline, panel: 2, value: decay(2.30, 0.36, 1.5), spread: 0.05)
    let axes = (x: Axis.epochs(through: 10), y: Axis("Cross-entropy (nats)"))
    return Plot(
      title: "The difference at the end is small, and still there",
      subtitle: "Validation loss after each epoch",
      size: Size(width: 400, height: 250),
      panels: [
        [
          Panel(
            x: axes.x,
            y: axes.y,
            marks: marks + [
              AnnotationMark(
                "before training: ln 10",
                at: DataPoint(x: 0, y: 2.303)
              ),
              ZoomMark(x: 8...10, y: 0.25...0.5, of: marks, axes: axes),
            ]
          )
        ]
      ]
    )
  }
}
