import TestSupport
import Testing

@testable import Plotting

@Suite struct NetworkDiagramTests {
  @Test func sharedLayersShareARow() {
    let rows = ExampleFigures.networkDiagram().rows
    #expect(
      rows.map { $0.map { $0?.name ?? "-" }.joined(separator: " | ") } == [
        "Input | Input", "Linear | Linear", "- | BatchNorm", "ReLU | ReLU", "Linear | Linear",
        "- | BatchNorm", "ReLU | ReLU", "Linear | Linear", "Logits | Logits",
      ]
    )
  }

  @Test func threeNetworksAreAlignedToo() {
    typealias Layer = NetworkDiagram.Layer
    func network(_ names: [String]) -> NetworkDiagram.Stack {
      NetworkDiagram.Stack(
        Series("N", style: .numbered(1)),
        layers: names.map { Layer($0) }
      )
    }
    let diagram = NetworkDiagram(
      title: "T",
      networks: [network(["a", "b"]), network(["a", "c", "b"]), network(["c", "b", "d"])]
    )
    #expect(
      diagram.rows.map { $0.map { $0?.name ?? "-" }.joined() } == ["aa-", "-cc", "bbb", "--d"]
    )
  }

  /// 784·512 + 512 + 512·256 + 256 + 256·10 + 10, and 2·(512 + 256) more.
  @Test func parametersAreCounted() {
    let networks = ExampleFigures.networkDiagram().networks
    #expect(networks.map(\.parameterCount) == [535_818, 537_354])
  }

  @Test func theTableListsTheLayers() {
    let diagram = ExampleFigures.networkDiagram()
    #expect(diagram.table.columns == ["Network", "Layer", "Size", "Parameters"])
    #expect(diagram.table.rows[1] == ["Baseline", "Linear", "784 → 512", "401,920"])
    #expect(diagram.table.rows.contains(["Baseline", "All layers", "", "535,818"]))
    #expect(diagram.alternativeText.hasPrefix(diagram.title))
  }
}
