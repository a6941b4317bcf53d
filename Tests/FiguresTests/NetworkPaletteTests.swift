import Experiments
import Foundation
import Models
import Plotting
import Runs
import Testing

@testable import Evidence
@testable import Figures

@Suite struct NetworkPaletteTests {
  private func experiment(_ networks: [(String, String)]) throws -> Experiment {
    let lines = networks.map { "  \($0.0): { title: \($0.0), layers: [4, 3, 2], \($0.1) }" }
    let text =
      "title: T\nnetworks:\n\(lines.joined(separator: "\n"))\nstudies:\n  s: { networks: [\(networks[0].0)] }\n"
    return try Experiment(
      reading: Data(text.utf8),
      file: "e.yaml",
      name: "e",
      preset: "standard",
      figures: []
    )
  }

  private func styles(_ networks: [(String, String)]) throws -> [SeriesStyle] {
    let networks = try experiment(networks).networks
    let palette = NetworkPalette(networks)
    return networks.map { palette.series(of: $0).style }
  }

  @Test func aNormalizationHasItsColourInEveryExperiment() throws {
    #expect(
      try styles([
        ("a", "normalization: layer"), ("b", "activation: tanh"), ("c", "normalization: batch"),
        ("d", "dropout: 0.5"),
      ]) == [.numbered(3), .numbered(2), .numbered(1), .numbered(4)]
    )
    #expect(try styles([("a", "normalization: layer")]) == [.numbered(3)])
  }

  @Test func theDiagramColoursWhatNotAllNetworksHave() throws {
    let networks = try experiment([
      ("a", "normalization: layer, dropout: 0.5"), ("b", "normalization: layer, activation: tanh"),
    ]).networks
    let diagram = NetworkDiagram(networks, palette: NetworkPalette(networks))
    #expect(diagram.networks[0].layers.filter(\.isHighlighted).map(\.name) == ["ReLU", "Dropout"])
    #expect(diagram.networks[1].layers.filter(\.isHighlighted).map(\.name) == ["Tanh"])
    // 4·3 + 3 + 2·3 + 3·2 + 2.
    #expect(diagram.networks[0].parameterCount == 29)
    #expect(diagram.networks[0].parameterCount == networks[0].configuration?.parameterCount)
  }
}
