import ExperimentSamples
import Experiments
import Plotting
import Testing

@testable import Figures

/// Twenty layers are eight boxes: one for each entry of a network's layers.
@Suite struct NetworkStagesTests {
  private func boxes(_ network: String) throws -> [NetworkDiagram.Layer] {
    let text = """
      title: T
      networks:
        net: { \(network) }
      studies:
        s: { networks: [net] }
      """
    let networks = try read(text).networks
    return NetworkDiagram(networks, palette: NetworkPalette(networks)).networks[0].layers
  }

  @Test func aStageIsABoxWithItsCountItsShapesAndItsParameters() throws {
    let boxes = try boxes(
      "layers: [28x28, conv 8 /2, 3 block 8, 3 block 16 /2, mean, 10], normalization: batch, preactivation: true"
    )
    #expect(
      boxes.map(\.name) == [
        "Input", "Convolution, batch norm, ReLU", "3 × Residual block, batch norm, ReLU",
        "3 × Residual block, batch norm, ReLU", "Mean", "Linear", "Logits",
      ]
    )
    #expect(
      boxes.map(\.detail) == [
        "28×28×1", "28×28×1 → 14×14×8", "14×14×8", "14×14×8 → 7×7×16", "7×7×16 → 16", "16 → 10",
        "10",
      ]
    )
    #expect(boxes[2].blocks == [.past, .past, .past])
    #expect(boxes[3].blocks == [.pastReshaped, .past, .past])
    #expect(boxes.count { !$0.blocks.isEmpty } == 2)
    // Six convolutions of 72·8 + 8 with a norm of 16; the head's norm of 2·16 counts to the last blocks.
    #expect(boxes[1].parameterCount == 96 && boxes[2].parameterCount == 6 * (584 + 16))
    // The first norm of the second stage has 8 channels; its projection 8·16 weights.
    #expect(boxes[3].parameterCount == 1168 + 5 * 2320 + 16 + 5 * 32 + 128 + 32)
  }

  @Test func networksOfOneSizeAreSaidToBe() throws {
    let networks = try read(
      """
      title: T
      networks:
        one: { layers: &all [8x8, conv 4, 2 block 4, mean, 10], shortcut: none }
        two: { layers: *all, shortcut: zero_padding }
      studies:
        s: { networks: [one, two] }
      """
    ).networks
    let diagram = NetworkDiagram(networks, palette: NetworkPalette(networks))
    #expect(diagram.title.hasSuffix(": as many parameters"))
    #expect(diagram.networks.map { $0.layers[2].blocks } == [[.plain, .plain], [.past, .past]])
    // The same layers, each beside its counterpart.
    #expect(diagram.rows.count == 6 && !diagram.rows.joined().contains(nil))
  }

  @Test func aPerceptronHasABoxForEachLayer() throws {
    #expect(
      try boxes("layers: [784, 8, 10], normalization: batch").map(\.name)
        == ["Input", "Linear", "Batch norm", "ReLU", "Linear", "Logits"]
    )
  }
}
