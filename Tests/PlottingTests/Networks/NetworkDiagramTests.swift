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

  @Test func theSummaryListsTheLayers() {
    let summary = ExampleFigures.networkDiagram().summary
    #expect(
      summary.contains(
        "Baseline: Input 28 × 28 = 784, Linear 784 → 512, ReLU, Linear 512 → 256, ReLU, Linear 256 → 10, Logits 10 classes; 535,818 parameters."
      )
    )
  }
}
