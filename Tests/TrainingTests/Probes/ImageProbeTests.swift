import Datasets
import Models
import Testing
import Training

/// Probes of networks of images: what is of one unit counts each pixel, what is of a layer each number, and a layer that
/// lacks what is looked at has no number.
@Suite struct ImageProbeTests {
  private static let examples = noiseImages(150)

  /// conv, norm, relu (layer 1), pool (2), conv, norm, relu (3), mean (4), and the logits (5).
  private func network(_ normalization: Normalization = batchNorm) -> Architecture {
    let norm: [any Layer] = normalization.method.map { [$0] } ?? []
    return Architecture(
      input: .image(channels: 1, height: 8, width: 8),
      layers: [Convolution(4)] + norm + [Activation.relu, Pooling(.max), Convolution(4)] + norm
        + [Activation.relu, GlobalMean(), Linear(3)]
    )
  }

  /// Which layers have a number, the first being 1.
  private func layers(_ findings: [ProbeFinding], of quantity: String) -> [Int?] {
    findings.filter { $0.quantity == quantity && $0.value.isFinite }.map(\.layer)
  }

  private func findings(
    _ probe: some NetworkProbe,
    _ parameters: Parameters
  ) -> [ProbeFinding] {
    withTrainingThread { probe.findings(at: parameters) }
  }

  @Test func aLayerHasTheQuantitiesOfWhatItDoes() {
    let architecture = network()
    let start = initialParameters(architecture)
    func list(_ kind: (some NetworkProbe).Type) -> [ProbeFinding] {
      findings(probe(kind, architecture, Self.examples, batchSize: 16), start)
    }
    #expect(layers(list(WeightProbe.self), of: "weight_norm") == [1, 3, 5])
    let gradients = list(GradientProbe.self)
    #expect(layers(gradients, of: "weight_gradient_norm") == [1, 3, 5])
    #expect(layers(gradients, of: "gradient_square") == [1, 2, 3, 4])
    let shifts = list(ShiftProbe.self)
    #expect(layers(shifts, of: "covariate_shift") == [3, 5])
    #expect(layers(shifts, of: "shift_cosine") == [3, 5])
    #expect(layers(list(ExtremesProbe.self), of: "largest_normalized") == [1, 3])
    #expect(layers(list(ExtremesProbe.self), of: "share_beyond_four") == [1, 3])
    #expect(layers(list(JitterProbe.self), of: "jitter") == [1, 3])
    #expect(layers(list(StatisticsProbe.self), of: "running_mean_error") == [1, 3])
    #expect(layers(list(RankProbe.self), of: "effective_rank") == [1, 2, 3, 4])
    #expect(layers(list(FeatureProbe.self), of: "fisher_ratio") == [4])
    #expect(list(LandscapeProbe.self).allSatisfy { $0.value.isFinite })
  }

  @Test func everyProbeLooksAtResidualNetworks() {
    for isPreactivated in [false, true] {
      let block = Residual(4, stride: 2, normalization: batchNorm, isPreactivated: isPreactivated)
      let architecture = Architecture(
        input: .image(channels: 1, height: 8, width: 8),
        layers: [Convolution(3), block, GlobalMean(), Linear(3)]
      )
      let start = initialParameters(architecture)
      func count(_ kind: (some NetworkProbe).Type) -> Int {
        let probe = probe(kind, architecture, Self.examples, batchSize: 16)
        return withTrainingThread { probe.findings(at: start) }.count { $0.value.isFinite }
      }
      let counts = [
        count(WeightProbe.self), count(GradientProbe.self), count(ShiftProbe.self),
        count(ExtremesProbe.self), count(JitterProbe.self), count(StatisticsProbe.self),
        count(RankProbe.self), count(FeatureProbe.self), count(LandscapeProbe.self),
        count(IdentityProbe.self),
      ]
      #expect(counts.allSatisfy { $0 > 0 })
    }
  }

  @Test func theLargestValueIsBoundByExamplesTimesPixels() throws {
    let probe = probe(ExtremesProbe.self, network(), Self.examples, batchSize: 4)
    let found = probe.found(in: initialParameters(network()))
    // Samuelson 1968: √(n − 1) of n = 4 · 64 and 4 · 16 numbers; more than four examples alone would allow.
    #expect(found.largest[0] <= Double(4 * 64 - 1).squareRoot())
    #expect(found.largest[0] > Double(4 - 1).squareRoot())
    #expect(found.largest[2] <= Double(4 * 16 - 1).squareRoot())
  }

  @Test func independentPixelsCountAsExamples() throws {
    // √(1.5/(B · P)), the law of vectors, for noise and windows of one pixel.
    let architecture = Architecture(
      input: .image(channels: 1, height: 8, width: 8),
      layers: [
        Convolution(4, kernel: 1), batchNorm.method ?? BatchNormalization(), Activation.relu,
        Linear(3),
      ]
    )
    let probe = probe(JitterProbe.self, architecture, Self.examples, batchSize: 8)
    let jitter = try #require(probe.found(in: initialParameters(architecture)).first)
    let expected = (1.5 / (8.0 * 64)).squareRoot()
    #expect(abs(jitter / expected - 1) < 0.25)
  }

  @Test func identitiesHoldForConvolutions() throws {
    let found = probe(IdentityProbe.self, network(), Self.examples, batchSize: 16)
      .found(in: initialParameters(network()))
    #expect(try #require(found.biasGradientRatio) < 1e-12)
    #expect(try #require(found.scaleInvarianceError) < 1e-6)
    #expect(try #require(found.foldingError) < 1e-5)
  }

  @Test func weightsThatNothingNormalizesAreNotScaled() throws {
    // The sum of a block, not its last convolution, is what the next normalisation gets.
    let block = Residual(3, normalization: batchNorm, isPreactivated: true)
    let architecture = Architecture(
      input: .image(channels: 1, height: 8, width: 8),
      layers: [Convolution(3), block, GlobalMean(), Linear(3)]
    )
    let found = probe(IdentityProbe.self, architecture, Self.examples, batchSize: 16)
      .found(in: initialParameters(architecture))
    #expect(try #require(found.scaleInvarianceError) < 1e-6)
    #expect(found.foldingError == nil)
  }

  @Test(arguments: [
    batchNorm, .group(2), Normalization(InstanceNormalization(isAffine: true)),
    Normalization(LayerNormalization(extent: .channels)),
    Normalization(LayerNormalization(extent: .image)), .none,
  ])
  func theInputsOfTheLastActivationAreOverPixels(normalization: Normalization) throws {
    let architecture = network(normalization)
    let probe = probe(ActivationProbe.self, architecture, Self.examples, batchSize: 16)
    let start = initialParameters(architecture)
    #expect(probe.found(in: start) == nil)
    let moved = changed(start) { values, layout in
      let layer = layout.layers[2]
      let first = layer.shift ?? layer.bias ?? 0
      let count = layer.shift == nil ? layer.outputCount : layer.scaleCount
      for unit in 0..<count { values[first + unit] += 0.25 }
    }
    _ = probe.found(in: moved)
    let unit = probe.typicalUnit
    #expect(abs(unit[1].middle - unit[0].middle - 0.25) < 1e-6)
    #expect(abs(unit[1].high - unit[0].high - 0.25) < 1e-6)
    #expect(probe.list(1).map(\.layer) == [3])
    // Between them lie most of the pixels of 64 images, of which none would be left of one number an example.
    let spread = unit[0].high - unit[0].low
    #expect(spread > 0)
    guard normalization == .group(2) || normalization.method is InstanceNormalization else {
      return
    }
    // Normalised over the pixels: from the 15th to the 85th percentile of a normal distribution it is 2.07.
    #expect((1.2...2.6).contains(spread))
  }

  @Test func featuresOfImagesAreAllTheirNumbers() throws {
    // The class is how bright the images are; 150 of them in parts of 64.
    let labels = (0..<150).map { UInt8($0 % 3) }
    let examples = Examples(
      pixels: labels.enumerated().flatMap { image, label in
        (0..<64).map { UInt8(Int(label) * 80 + (31 * $0 + 17 * image * $0 + image) % 23) }
      },
      labels: labels,
      featureCount: 64,
      rows: (0..<150).map { Int32($0) }
    )
    let architecture = Architecture(
      input: .image(channels: 1, height: 8, width: 8),
      layers: [Pooling(.max, 2), Linear(3)]
    )
    let probe = probe(FeatureProbe.self, architecture, examples, batchSize: 16)
    let found = try #require(probe.found(in: initialParameters(architecture)))
    #expect(found.nearestMeanAccuracy == 1)
  }
}
