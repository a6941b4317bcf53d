import Models
import Running
import Runs
import Testing

@Suite struct RunWorkTests {
  private func configuration(
    layers: [Int] = [784, 128, 10],
    examples: Int = 50_000,
    batchSize: Int = 64,
    _ change: (inout RunConfiguration) -> Void = { _ in }
  ) -> RunConfiguration {
    var configuration = RunConfiguration(
      data: DataConfiguration(
        digest: "00",
        trainingCount: examples,
        validationCount: 6_000,
        splitSeed: 1,
        normalization: .symmetric
      ),
      network: NetworkConfiguration(layers: layers.map(LayerEntry.number), activation: .relu),
      training: TrainingConfiguration(
        optimizer: .adam,
        learningRate: 0.001,
        batchSize: batchSize,
        epochs: 2
      ),
      seed: 1
    )
    change(&configuration)
    return configuration
  }

  /// Seconds that one core of an AMD EPYC (Zen 4, AVX-512) worked on such runs: the shorter of two calls of
  /// `Benchmarks/cost --check`.
  @Test(arguments: [
    ([784, 512, 256, 10], 20_000, 64, 2.06), ([784, 512, 256, 10], 8_000, 8, 1.45),
    ([784, 128, 10], 50_000, 64, 0.88), ([784, 128, 10], 20_000, 8, 0.57),
  ])
  func theCostIsInSecondsOfACore(
    _ layers: [Int],
    _ examples: Int,
    _ batchSize: Int,
    _ seconds: Double
  ) {
    let run = configuration(layers: layers, examples: examples, batchSize: batchSize)
    #expect((seconds * 0.85...seconds * 1.15).contains(Runner.cost(of: run)))
  }

  /// A weight of a convolution is multiplied at every pixel that it makes: 9·28·28 products of 9 weights, then 784·10.
  @Test func productsOfAConvolutionAreCountedByPixels() {
    let image = LayerEntry.image(height: 28, width: 28, channels: 1)
    var work = RunWork(
      of: configuration {
        $0.network.layers = [image, .layer(LayerDescription(.convolution, 1)), 10]
      }
    )
    work.addTraining(on: 64)
    #expect(work.amounts["train.products"] == 64.0 * (6.0 * (7056.0 + 7840.0) - 2.0 * 7056.0))
    #expect(work.amounts["train.weights"] == 7849.0)
    #expect(work.amounts["train.values"] == 50_176.0)
  }

  /// Groups of channels have loops of their own, as layer norm has: 64 images of 784 values, 50,176.
  @Test func aNormOfGroupsCostsWhatLayerNormCosts() {
    func amounts(_ normalization: Normalization) -> [String: Double] {
      var work = RunWork(
        of: configuration {
          $0.network.layers = [
            .image(height: 14, width: 14, channels: 1),
            .layer(LayerDescription(.convolution, 4)), 10,
          ]
          $0.network.normalization = normalization
        }
      )
      work.addTraining(on: 64)
      return work.amounts
    }
    let grouped = amounts(.group(2))
    #expect(grouped["train.layer_values"] == 50_176.0)
    #expect(grouped["train.row_values"] == nil)
    #expect(amounts(.rms())["train.row_values"] == 50_176.0)
  }

  @Test func operationsAreCountedFromTheEquations() {
    // 784·128 + 128·10 = 101,632 weights, 100,352 of them in the first layer, which needs no gradient of its inputs.
    let (weights, first) = (101_632.0, 100_352.0)
    var work = RunWork(of: configuration())
    work.addTraining(on: 100, times: 2)
    #expect(work.amounts["train.products"] == 200 * (6 * weights - 2 * first))
    // Batches of 64 and 36.
    #expect(work.amounts["train.weights"] == 4 * weights)
    #expect(work.amounts["train.adaptive_weights"] == 4 * weights)
    #expect(work.amounts["train.values"] == 25_600.0)
    #expect(work.amounts["train.statistics"] == nil)
    work.addEvaluation(of: 512)
    #expect(work.amounts["evaluate.products"] == 512 * 2 * weights)
    #expect(work.amounts["evaluate.weights"] == 2 * weights)
  }

  @Test func everyEvaluationWithinAnEpochCostsTheSame() {
    let plain = Runner.cost(of: configuration())
    let one = Runner.cost(of: configuration { $0.measurements.evaluationSteps = [1] })
    let three = Runner.cost(of: configuration { $0.measurements.evaluationSteps = [1, 2, 3] })
    #expect(one > plain)
    #expect(abs((three - plain) - 3 * (one - plain)) < 1e-12)
  }

  @Test func aRunWithoutEpochsCostsItsMeasurements() {
    let start = Runner.cost(of: configuration { $0.training.epochs = 0 })
    #expect(start > 0)
    #expect(Runner.timedCost(of: configuration { $0.training.epochs = 0 }) == 0)
    let precise = configuration {
      $0.training.epochs = 0
      $0.network.normalization = .batch()
      $0.measurements.statistics = [.precise]
    }
    // A pass that gathers and one that evaluates, beside the first evaluation.
    #expect((2...3).contains(Runner.cost(of: precise) / start))
    #expect(Runner.cost(of: configuration(), testCount: 0) < Runner.cost(of: configuration()))
    let without = configuration { $0.measurements.leftOut = [.test] }
    #expect(Runner.cost(of: without) == Runner.cost(of: configuration(), testCount: 0))
  }

  /// What is new and has no constant would cost nothing.
  @Test func everyKindOfWorkHasAConstant() {
    var changes: [(inout RunConfiguration) -> Void] = [
      { $0.network.dropout = 0.5 }, { $0.network.layers = [784, 2048, 10] },
      { $0.measurements.keepsPredictions = true }, { $0.measurements.evaluationSteps = [1] },
      { $0.network.normalization = .batch(ghostBatchSize: 16) },
      {
        $0.network.normalization = .batch(
          noise: BatchNormalization.Noise(shift: 0.5, scale: 1, spread: 0)
        )
      },
    ]
    changes += Activation.all.map { activation in { $0.network.activation = activation } }
    changes += OptimizerRule.names.compactMap(OptimizerRule.init).map { rule in
      { $0.training.optimizer = rule }
    }
    let methods: [Normalization] = [.none, .batch(), .layer(), .rms()]
    changes += methods.map { method in { $0.network.normalization = method } }
    for method in methods {
      changes += Probe.allCases.map { probe in
        {
          $0.network.normalization = method
          $0.measurements.probes = [probe]
          $0.measurements.probeSteps = [0]
        }
      }
    }
    let known = Set(RunWork.secondsOfOne.map(\.name))
    #expect(known.count == RunWork.secondsOfOne.count)
    #expect(RunWork.secondsOfOne.allSatisfy { $0.seconds >= 0 })
    for change in changes {
      let configuration = configuration {
        $0.measurements.statistics = [.batch, .precise]
        change(&$0)
      }
      let names = Set(RunWork(configuration, testCount: 100).amounts.keys)
      #expect(names.subtracting(known) == [])
    }
  }
}
