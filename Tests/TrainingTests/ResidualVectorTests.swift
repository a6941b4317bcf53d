import Datasets
import Models
import Testing
import Training

/// Expectations: PyTorch 2.15 in double precision, x of shape (2, 2, 4, 4), no biases of convolutions.
@Suite struct ResidualVectorTests {
  private static let x = pattern(64, 7, 11, 4)

  private func layers(_ block: Residual) -> ImageLayers {
    ImageLayers([Identity(), block], of: .image(channels: 2, height: 4, width: 4), examples: 2) {
      name,
      count in
      switch name {
      case "weight": pattern(count, 5, 7, 8)
      case "scale": [Double](repeating: 1, count: count)
      default: [Double](repeating: 0, count: count)
      }
    }
  }

  private func block(
    _ count: Int,
    stride: Int = 1,
    _ shortcut: Residual.Shortcut,
    normalization: Normalization = .batch(),
    branchScale: Double? = nil
  ) -> Residual {
    Residual(
      count,
      stride: stride,
      normalization: normalization,
      shortcut: shortcut,
      branchScale: branchScale,
      hasBias: false
    )
  }

  @Test func aProjectionPassesWhereTheShapeChanges() {
    let layers = layers(block(3, stride: 2, .projection))
    TensorDigest(
      [2.16493472184, 0.332449469923, 0.936771763007, 0.215466571031],
      last: 2.76880972801,
      sum: 199.204068938
    )
    .expect(layers.outputs(of: Self.x), "y")
    TensorDigest(
      [3.22228158878, -0.194707432461, -3.12660887689, 0.0442623674947],
      last: -0.338363498413,
      sum: -29.5579172906
    )
    .expect(layers.inputGradients(pattern(24, 3, 5, 2)), "dx")
    TensorDigest([], sum: -144.82571536).expect(layers.gradient("hidden2.weight"), "conv 1")
    TensorDigest([], sum: 164.02249607).expect(layers.gradient("hidden3.weight"), "conv 2")
    TensorDigest([], sum: 0.0764859978532).expect(layers.gradient("hidden4.weight"), "shortcut")
    expectClose(
      layers.gradient("hidden2.scale"),
      [0.72440928195, -1.29787241815, 0.573619061733],
      within: 1e-11
    )
    expectClose(
      layers.gradient("hidden3.scale"),
      [-0.292010914837, 0.899043933946, 2.16682032483],
      within: 1e-11
    )
    expectClose(layers.gradient("hidden3.shift"), [0, 1, 1.5], within: 1e-12)
  }

  @Test func theInputItselfPassesWhereTheShapeStays() {
    let layers = layers(block(2, .projection))
    TensorDigest(
      [0, 0.96495906731, 0, 1.27259636109],
      last: 0,
      sum: 984.589993687
    )
    .expect(layers.outputs(of: Self.x), "y")
    TensorDigest(
      [0.35262468492, 0.449909712891, 0.519916850811, 0.992810133179],
      last: -0.933475560202,
      sum: -42.581508665
    )
    .expect(layers.inputGradients(pattern(64, 3, 5, 2)), "dx")
    TensorDigest([], sum: 104.46184005).expect(layers.gradient("hidden2.weight"), "conv 1")
    TensorDigest([], sum: -377.039759844).expect(layers.gradient("hidden3.weight"), "conv 2")
  }

  @Test func zerosStandForNewChannelsAfterTheOthers() {
    let layers = layers(block(4, stride: 2, .zeroPadding))
    TensorDigest([0, 0, 0, 0.197638893902], last: 0, sum: 266.183244128)
      .expect(layers.outputs(of: Self.x), "y")
    TensorDigest(
      [0.298572146501, 0.317372554305, 0.113182331443, -0.17252899576],
      last: 1.73490407337,
      sum: -9.76021209424
    )
    .expect(layers.inputGradients(pattern(32, 3, 5, 2)), "dx")
    TensorDigest([], sum: -335.464428279).expect(layers.gradient("hidden2.weight"), "conv 1")
    TensorDigest([], sum: 104.243764358).expect(layers.gradient("hidden3.weight"), "conv 2")
  }

  @Test func aBranchWithScalesOfZeroHasNoGradientButTheirs() {
    let layers = ImageLayers(
      [Identity(), block(2, .projection, branchScale: 0)],
      of: .image(channels: 2, height: 4, width: 4),
      examples: 2
    ) { name, count in
      name == "weight"
        ? pattern(count, 5, 7, 8) : [Double](repeating: name == "scale" ? 1 : 0, count: count)
    }
    let last = layers.network.layout.layers[2]
    #expect(last.initialScale == 0)
    for unit in 0..<2 { layers.network.parameters.start[(last.scale ?? 0) + unit] = 0 }
    TensorDigest([], sum: 700.5).expect(layers.outputs(of: Self.x), "y")
    TensorDigest([], sum: 91).expect(layers.inputGradients(pattern(64, 3, 5, 2)), "dx")
    expectClose(
      layers.gradient("hidden3.scale"),
      [-1.59236595394, -1.10700657962],
      within: 1e-11
    )
    expectClose(layers.gradient("hidden3.shift"), [-1.5, 3.5], within: 1e-12)
    for name in ["hidden2.weight", "hidden2.scale", "hidden2.shift", "hidden3.weight"] {
      #expect(layers.gradient(name).allSatisfy { $0 == 0 }, "\(name)")
    }
  }

  @Test func aBranchWithAFactorOfZeroHasNoGradientButThatOfTheFactor() {
    let layers = layers(block(2, .projection, normalization: .none, branchScale: 0))
    TensorDigest([], sum: 700.5).expect(layers.outputs(of: Self.x), "y")
    _ = layers.inputGradients(pattern(64, 3, 5, 2))
    // SkipInit's scalar (De and Smith 2020): exact in binary.
    #expect(layers.gradient("output.factor") == [-0.80078125])
    for name in ["hidden2.weight", "hidden3.weight"] {
      #expect(layers.gradient(name).allSatisfy { $0 == 0 }, "\(name)")
    }
  }
}
