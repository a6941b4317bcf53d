import Drawing
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

/// Blocks with what comes past them, as figure 3 of arXiv:1512.03385 draws them.
@Suite struct BlockArcsTests {
  private typealias Layer = NetworkDiagram.Layer

  private func block(_ name: String, _ blocks: [Layer.Block]) -> Layer {
    var layer = Layer(name, detail: "14×14×8", parameterCount: 1)
    layer.blocks = blocks
    layer.counterpart = "3 × block"
    layer.mayBreak = true
    return layer
  }

  private func diagram(_ blocks: [[Layer.Block]], width: Double = 468) -> NetworkDiagram {
    NetworkDiagram(
      title: "T",
      networks: blocks.enumerated().map { index, blocks in
        NetworkDiagram.Stack(
          Series("N\(index)", style: .numbered(index + 1)),
          layers: [
            Layer("Input", detail: "28×28×1"), block("Block \(index), batch norm, ReLU", blocks),
            Layer("Logits", detail: "10"),
          ]
        )
      },
      width: width
    )
  }

  /// The curves that are no round corners of boxes: two elements, a move and a curve.
  private func arcs(_ nodes: [Node]) -> [Shape] {
    nodes.flatMap { node -> [Shape] in
      switch node {
      case .group(let group): arcs(group.nodes)
      case .shape(let shape):
        if shape.path.elements.count == 2, case .curve = shape.path.elements[1] {
          [shape]
        } else {
          []
        }
      case .text: []
      }
    }
  }

  @Test(arguments: [
    ([], 0, 0), ([.plain, .plain], 0, 0), ([.past], 1, 0), ([.pastReshaped, .past, .past], 3, 1),
    // Of thirty the first and the last three are shown.
    ([.pastReshaped] + [NetworkDiagram.Layer.Block](repeating: .past, count: 29), 6, 1),
    ([NetworkDiagram.Layer.Block](repeating: .past, count: 18), 18, 0),
  ])
  func everyBlockWithAShortcutHasAnArc(
    _ blocks: [NetworkDiagram.Layer.Block],
    _ count: Int,
    _ dashed: Int
  ) {
    let scene = diagram([blocks]).scene(measuring: FixedAdvanceMeasurer())
    let arcs = arcs(scene.nodes)
    #expect(arcs.count == count)
    #expect(arcs.count { $0.stroke?.dash.isEmpty == false } == dashed)
  }

  @Test(arguments: [468.0, 268.0]) func arcsStandBesideTheirBoxesAndWithinTheFigure(_ width: Double)
  {
    let three: [NetworkDiagram.Layer.Block] = [.pastReshaped, .past, .past]
    let scene = diagram([three, [.plain, .plain, .plain]], width: width)
      .scene(measuring: FixedAdvanceMeasurer())
    let arcs = arcs(scene.nodes)
    #expect(arcs.count == 3)
    var ends: [Double] = []
    for arc in arcs {
      guard case .move(let start) = arc.path.elements[0],
        case .curve(let control, _, let end) = arc.path.elements[1]
      else {
        Issue.record("An arc is a curve.")
        continue
      }
      // The edge of the figure is at 4, the box at 16; the curve goes three quarters of the way to its controls.
      #expect(start.x - 0.75 * (start.x - control.x) >= 4 && start.x <= 16)
      #expect(start.y < end.y && start.y > (ends.last ?? 0))
      ends.append(end.y)
    }
  }

  @Test func theSameBlocksWithAnotherShortcutStandOnTheSameHeight() {
    let rows = diagram([[.past], [.plain]]).rows
    #expect(rows.map { $0.map { $0 == nil ? "-" : "x" }.joined() } == ["xx", "xx", "xx"])
  }
}
