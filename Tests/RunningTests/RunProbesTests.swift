import Measures
import Models
import Running
import Runs
import Testing
import Training

@Suite struct RunProbesTests {
  /// 100 images of 16 bytes in three classes.
  private static let examples = Examples(
    pixels: (0..<1_600).map { (i: Int) in UInt8((37 * i + 11 * i * i) % 256) },
    labels: (0..<100).map { (i: Int) in UInt8(i * 5 / 3 % 3) },
    featureCount: 16,
    rows: (0..<100).map { Int32($0) }
  )

  /// A run with its probes, and the trainer that they look at.
  private struct Run {
    var trainer: Trainer
    var probes: RunProbes

    init(
      _ list: [Probe],
      at steps: [Int],
      normalization: Normalization = .batch(),
      dropout: Double = 0,
      learningRate: Double = 0.1,
      hiddenCounts: [Int] = [8, 8],
      architecture: Architecture? = nil
    ) throws {
      trainer = try Trainer(
        architecture: architecture
          ?? Architecture(
            inputCount: 16,
            hiddenCounts: hiddenCounts,
            classCount: 3,
            normalization: normalization,
            dropout: dropout
          ),
        optimizer: .sgd(learningRate: learningRate, momentum: 0.9),
        batchSize: 30,
        seed: 5,
        training: examples
      )
      probes = RunProbes(
        RunConfiguration(
          data: DataConfiguration(
            digest: "",
            trainingCount: 100,
            validationCount: 100,
            splitSeed: 1,
            normalization: .symmetric
          ),
          network: NetworkConfiguration(
            layers: ([16] + hiddenCounts + [3]).map(LayerEntry.number),
            activation: .relu
          ),
          training: TrainingConfiguration(
            optimizer: .sgd(momentum: 0.9),
            learningRate: learningRate,
            batchSize: 30,
            epochs: 3
          ),
          measurements: MeasurementConfiguration(probes: list, probeSteps: steps),
          seed: 5
        ),
        trainer,
        validation: examples
      )
    }

    /// Three epochs of four steps.
    func train() {
      probes.lookIfDue(trainer)
      for _ in 0..<3 {
        _ = trainer.trainEpoch(lookingAfter: probes.steps, probes.lookIfDue)
      }
    }
  }

  @Test(arguments: [0, 0.5])
  func allProbesAtAllStepsChangeNothing(dropout: Double) throws {
    let plain = try Run([], at: [], dropout: dropout)
    let probed = try Run(Probe.allCases, at: Array(0...12), dropout: dropout)
    plain.train()
    probed.train()
    #expect(probed.trainer.checkpoint == plain.trainer.checkpoint)
    #expect(plain.probes.measurements.isEmpty)
    #expect(plain.probes.duration == .zero)
    #expect(probed.probes.duration > .zero)
  }

  /// What only networks of images have.
  private static let ofImages: Set<ProbeQuantity> = Set(
    ProbeQuantity.found(by: [.residual, .images])
  )

  /// A norm of images and one residual block, then one linear map.
  @Test func theProbesOfImagesFindTheirQuantities() throws {
    let network = NetworkConfiguration(
      layers: [
        .image(height: 4, width: 4, channels: 1), .layer(LayerDescription(.convolution, 2)),
        .layer(LayerDescription(.block, 2)), .layer(LayerDescription(.block, 2)),
        .layer(LayerDescription(.mean, 0)), 3,
      ],
      activation: .relu,
      normalization: .batch()
    )
    let run = try Run(
      [.residual, .agreement, .images],
      at: [0],
      architecture: network.architecture
    )
    run.train()
    let found = run.probes.measurements
    #expect(
      Set(found.compactMap { ProbeQuantity(rawValue: $0.quantity) })
        == Self.ofImages.union([ProbeQuantity.gradientAgreement])
    )
    #expect(found.filter { $0.quantity == "residual_share" }.map(\.layer) == [1, 2])
    #expect(found.filter { $0.quantity == "independent_values" }.map(\.layer) == [1, 2, 3, 5, 6])
    #expect(
      found.filter { $0.quantity == "residual_share" }.allSatisfy { (0...1).contains($0.value) }
    )
  }

  @Test func everyProbeFindsItsQuantities() throws {
    let run = try Run(Probe.allCases, at: [0, 5, 12])
    run.train()
    let found = run.probes.measurements
    #expect(
      Set(found.compactMap { ProbeQuantity(rawValue: $0.quantity) })
        == Set(ProbeQuantity.found(by: Probe.allCases)).subtracting(Self.ofImages)
    )
    #expect(Set(found.map(\.step)) == [0, 5, 12])
    #expect(found.allSatisfy { $0.value.isFinite })
    // Drift needs a look before.
    #expect(found.filter { $0.quantity == "drift" }.map(\.step) == [5, 12])
    func layers(_ quantity: ProbeQuantity) -> [Int?] {
      found.filter { $0.quantity == quantity.rawValue && $0.step == 5 }.map(\.layer)
    }
    #expect(layers(.gradientSquare) == [1, 2])
    #expect(layers(.weightGradientNorm) == [1, 2, 3])
    #expect(layers(.covariateShift) == [2, 3])
    #expect(layers(.quantile50) == [2])
    #expect(layers(.smoothness) == [nil])
  }

  @Test func theOrderIsThatOfStepsThenQuantitiesThenLayers() throws {
    let run = try Run([.activations, .weights, .gradients], at: [0, 5])
    run.train()
    #expect(
      run.probes.measurements.prefix(8).map(\.quantity) == [
        "gradient_square", "gradient_square", "weight_gradient_norm", "weight_gradient_norm",
        "weight_gradient_norm", "quantile_15", "quantile_50", "quantile_85",
      ]
    )
    #expect(
      run.probes.measurements.map(\.step) == [Int](repeating: 0, count: 11)
        + [Int](repeating: 5, count: 12)
    )
  }

  @Test func theSameRunFindsTheSame() throws {
    let runs = try (0..<2).map { _ in try Run(Probe.allCases, at: [0, 7]) }
    for run in runs { run.train() }
    #expect(runs[0].probes.measurements == runs[1].probes.measurements)
  }

  @Test func whatANetworkDoesNotHaveIsNotFound() throws {
    let run = try Run(Probe.allCases, at: [0, 12], normalization: .none)
    run.train()
    let missing = Set(ProbeQuantity.found(by: Probe.allCases))
      .subtracting(run.probes.measurements.compactMap { ProbeQuantity(rawValue: $0.quantity) })
    #expect(
      missing
        == Self.ofImages.union([
          .jitter, .largestNormalized, .shareBeyondFour, .runningMeanError, .scaleInvarianceError,
          .foldingError,
        ])
    )
  }

  @Test func aLinearClassifierIsLookedAt() throws {
    let run = try Run(Probe.allCases, at: [0, 12], normalization: .none, hiddenCounts: [])
    run.train()
    #expect(
      Set(run.probes.measurements.compactMap { ProbeQuantity(rawValue: $0.quantity) }) == [
        .weightGradientNorm, .lossChange, .gradientChange, .smoothness, .relativeSmoothness,
        .weightNorm, .gradientAgreement,
      ]
    )
  }

  @Test func aNetworkThatIsNotFiniteIsNotLookedAt() throws {
    let run = try Run(
      Probe.allCases,
      at: Array(0...12),
      normalization: .none,
      learningRate: 1e30
    )
    run.train()
    #expect(run.probes.measurements.map(\.step).first == 0)
    #expect(run.probes.measurements.allSatisfy { $0.value.isFinite })
    #expect((run.probes.measurements.map(\.step).max() ?? 12) < 3)
  }
}
