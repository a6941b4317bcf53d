import CairoDrawing
import Drawing
import Foundation
import Measures
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

@Suite struct BlocksPlotTests {
  /// A network of four residual blocks of 2x2 pixels.
  private func network(_ normalization: Normalization, _ shortcut: Residual.Shortcut)
    -> NetworkConfiguration
  {
    var block = LayerDescription(.block, 2)
    block.count = 4
    var network = NetworkConfiguration(
      layers: [
        .image(height: 2, width: 2, channels: 1),
        .layer(block), 2,
      ],
      activation: .relu,
      normalization: normalization
    )
    network.shortcut = shortcut
    network.isPreactivated = true
    network.initialization = Initialization(.he)
    return network
  }

  /// Runs that were looked at before training; the last share is 3 % above theory.
  private func cell(
    _ name: String,
    _ shares: [Double],
    ratios: [Double],
    normalization: Normalization = .batch(),
    shortcut: Residual.Shortcut = .zeroPadding,
    seeds: Int = 5
  ) -> Cell {
    let records = (1...seeds).map { seed in
      let factor = 1 + 0.001 * Double(seed - (seeds + 1) / 2)
      return HandMade.record(
        seed: UInt64(seed),
        probes: shares.indices.flatMap { index in
          [
            ProbeMeasurement(
              step: 0,
              quantity: .residualShare,
              layer: index + 1,
              value: shares[index] * factor
            ),
            ProbeMeasurement(
              step: 0,
              quantity: .residualShareOverTheory,
              layer: index + 1,
              value: ratios[index] * factor
            ),
          ]
        }
      )
    }
    return Cell(
      study: HandMade.study(),
      network: Network(
        name: name,
        title: name.capitalized,
        configuration: network(normalization, shortcut)
      ),
      levels: [],
      runs: records.map(MeasuredRun.init)
    )
  }

  private func figure(_ cells: [Cell]) -> CaptionedPlot {
    BlocksPlot(
      cells: cells,
      quantity: .residualShare,
      palette: NetworkPalette(cells.map(\.network))
    ).plot
  }

  /// De and Smith 2020: one half without a norm; t/(v₁ + t l) with v₁ = 1.067 and t = 1 − 1/π with one.
  private var cells: [Cell] {
    [
      cell("none", [0.5, 0.5, 0.5, 0.5], ratios: [1, 1, 1, 1], normalization: .none),
      cell("normal", [0.39, 0.28, 0.22, 0.18], ratios: [1, 1, 1.01, 1.03]),
    ]
  }

  @Test func theLineOfTheoryIsTheShareOverItsRatio() throws {
    let figure = figure(cells)
    let theories = figure.plot.panels[0][0].marks.compactMap { $0 as? TheoryMark }
    // Without a norm theory says nothing.
    #expect(theories.count == 1)
    let points = try #require(theories.first).points
    #expect(points.map(\.x) == [1, 2, 3, 4])
    for (point, share) in zip(points, [0.39, 0.28, 0.22 / 1.01, 0.18 / 1.03]) {
      #expect((point.y - share).magnitude < 1e-9)
    }
    #expect(
      figure.caption.hasSuffix("The means of Normal are 1.00 to 1.03 times what theory says.")
    )
  }

  @Test func theTitleComparesTheLastBlock() {
    // 0.18 / 0.5 = 0.36 in every pair.
    let title = figure(cells).finding.titles[0]
    #expect(title.contains("block 4") && title.contains("0.36 times"), "\(title)")
  }

  @Test func aNetworkWithoutShortcutsHasNoBlocks() {
    let plain = cell("plain", [], ratios: [], shortcut: .none)
    #expect(figure(cells + [plain]).plot.table.rows.allSatisfy { !$0.contains("Plain") })
  }

  @Test func noFigureHasFaults() throws {
    let one = cell("normal", [0.39, 0.28, 0.22, 0.18], ratios: [1, 1, 1.01, 1.03], seeds: 1)
    let many = (1...6).map { cell("net \($0)", [0.4, 0.3, 0.2, 0.1], ratios: [1, 1, 1, 1]) }
    for plot in [figure(cells).plot, figure([one]).plot, figure(many).plot, figure([]).plot] {
      #expect(SceneLint().faults(in: plot.scene(measuring: try SceneRenderer())) == [])
    }
  }
}
