import Drawing
import Plotting

/// Heatmaps.
extension ExampleFigures {
  /// Accuracy by depth and network, with cells whose runs diverged and cells that were not measured.
  static func depths() -> Plot {
    let depths = [2.0, 5, 10, 15, 20, 30, 40, 50]
    let networks = ["No norm, default", "No norm, He", "Batch norm", "Batch norm, γ = 0"]
    let cells = networks.indices.flatMap { row in
      depths.indices.map { column -> CellMark.Cell in
        let depth = depths[column]
        let limit = [12.0, 32, 80, 60][row]
        let share = 1 / (1 + (depth / limit) * (depth / limit) * (depth / limit))
        let value = 0.1 + 0.782 * share + 0.006 * noise(row, column)
        if row == 0, column > 5 { return .init(row: row, column: column, value: nil, failed: 5) }
        if row == 3, column == 7 { return .init(row: row, column: column, value: nil) }
        return .init(
          row: row,
          column: column,
          value: value,
          ends: value - 0.004...value + 0.004,
          failed: row == 1 && column == 6 ? 2 : 0
        )
      }
    }
    return Plot(
      title: "Without batch norm accuracy falls to chance beyond ten layers",
      subtitle: "Validation accuracy after 5 epochs at the best of five learning rates",
      size: Size(width: 468, height: 190),
      panels: [
        [
          Panel(
            x: .ordinal(depths, title: "Hidden layers"),
            y: .categories(networks),
            marks: [
              CellMark(
                cells,
                scale: ColorScale(Axis("Accuracy", domain: .data(within: 0...1), format: .percent)),
                estimate: PointEstimate(.mean, sampleCount: 3...5)
              )
            ]
          )
        ]
      ]
    )
  }

  /// The difference between two ways of inference, on two kinds of batches with one scale.
  static func trainingAgainstInference() -> Plot {
    let sizes = [4.0, 8, 16, 32, 64, 128]
    let momenta = [0.003, 0.01, 0.03, 0.1, 0.3, 1]
    func cells(_ panel: Int) -> [CellMark.Cell] {
      momenta.indices.flatMap { row in
        sizes.indices.map { column in
          let value =
            (0.01 + 0.05 * Double(row) * Double(row)) / (1 + Double(column))
            * (panel == 0 ? -0.1 : 0.25)
            + (panel == 0 ? 0.012 / Double(1 + row) : -0.03 / Double(2 + row))
          return CellMark.Cell(
            row: row,
            column: column,
            value: 100 * value + 0.2 * noise(panel, row, column)
          )
        }
      }
    }
    let scale = ColorScale(
      Axis("Batch − moving average (points)"),
      kind: .diverging(midpoint: 0)
    )
    let titles = ["Shuffled batches", "Batches of one class"]
    return Plot(
      title: "Statistics of the batch help only where the moving averages are wrong",
      subtitle: "Difference in validation accuracy between the two kinds of inference",
      size: Size(width: 468, height: 230),
      panels: [
        titles.indices.map { index in
          Panel(
            titles[index],
            x: .ordinal(sizes, title: "Batch size"),
            y: .ordinal(momenta, title: "Momentum"),
            marks: [
              CellMark(
                cells(index),
                scale: scale,
                estimate: PointEstimate(.mean, sampleCount: 5...5)
              )
            ]
          )
        }
      ]
    )
  }
}
