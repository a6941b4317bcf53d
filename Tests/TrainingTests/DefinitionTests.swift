import Datasets
import Faults
import Models
import Testing
import Training

/// Everything that the registries of the models have is computed, and a loop of its own computes its formula.
@Suite struct DefinitionTests {
  /// One step of a network with everything usual but what is asked for.
  private func step(
    _ architecture: Architecture = tinyArchitecture(),
    optimizer: Optimizer = TrainerTests.sgd,
    loss: Loss = .crossEntropy,
    initialization: Initialization = Initialization()
  ) throws -> Trainer {
    let trainer = try Trainer(
      architecture: architecture,
      optimizer: optimizer,
      loss: loss,
      initialization: initialization,
      batchSize: 23,
      seed: 7,
      training: tinyExamples()
    )
    let before = trainer.parameters
    #expect(trainer.trainEpoch().divergedAtStep == nil)
    #expect(trainer.parameters != before)
    #expect(trainer.parameters.isFinite)
    #expect(trainer.evaluate(tinyExamples()).loss.isFinite)
    return trainer
  }

  @Test(arguments: Activation.all)
  func anActivationTrains(_ activation: Activation) throws {
    _ = try step(tinyArchitecture(activation))
  }

  @Test func aNormalizationTrains() throws {
    for method in Normalization.all {
      _ = try step(tinyArchitecture(of: method.init()))
    }
  }

  @Test(arguments: InitializationScheme.all, Loss.all)
  func aSchemeAndALossTrain(_ scheme: InitializationScheme, _ loss: Loss) throws {
    _ = try step(loss: loss, initialization: Initialization(scheme, scale: 0.5))
  }

  @Test func aRuleTrainsAndIsResumed() throws {
    for type in OptimizerRule.all {
      let optimizer = Optimizer(OptimizerRule(type.init()), learningRate: 0.01, weightDecay: 0.01)
      let whole = try step(optimizer: optimizer)
      let resumed = try step(optimizer: optimizer)
      resumed.resume(from: whole.checkpoint)
      #expect(resumed.trainEpoch() == whole.trainEpoch())
      #expect(resumed.checkpoint == whole.checkpoint)
    }
  }

  /// Without a hidden layer there is nothing to visit but the product: then f is the last thing that is computed.
  @Test(arguments: Activation.all)
  func aLoopComputesTheFormulaOfItsActivation(_ activation: Activation) {
    let network = randomLearner(tinyArchitecture(activation), rows: 6, seed: 3).network
    network.forwardInTraining(rows: 6, step: 1)
    let layer = network.layout.layers[0]
    let parameters = network.parameters.values
    for row in 0..<6 {
      for unit in 0..<layer.outputCount {
        let sum = (0..<layer.inputCount).reduce(parameters[layer.bias! + unit]) {
          $0 + network.input[row * layer.inputCount + $1]
            * parameters[layer.weight + $1 * layer.outputCount + unit]
        }
        let output = network.activations(of: 0)[row * layer.outputCount + unit]
        expectClose([output], [activation.value(sum)], within: 1e-14)
      }
    }
  }

  private static let optimizers: [Optimizer] = [
    .sgd(learningRate: 0.1, momentum: 0, weightDecay: 0.01),
    .sgd(learningRate: 0.1, momentum: 0.9, weightDecay: 0.01),
    .sgd(learningRate: 0.1, momentum: 0.9, isNesterov: true, weightDecay: 0.01),
    .adam(learningRate: 0.01, weightDecay: 0.1), .adamW(learningRate: 0.01, weightDecay: 0.1),
  ]

  @Test(arguments: optimizers)
  func aLoopComputesTheFormulaOfItsRule(_ optimizer: Optimizer) {
    func path(byFormula: Bool) -> [Double] {
      let state = OptimizerState<Double>(optimizer, parameterCount: 1, byFormula: byFormula)
      let (w, gradient) = (buffer([1.0]), buffer([0.0]))
      return [0.5, -0.2, 0.3, 0.7].enumerated().map { step, g in
        gradient.assign([state.retention * gradient.values[0] + g])
        state.update(w.start, along: gradient.start, 0..<1, step: step + 1)
        return w.values[0]
      }
    }
    expectClose(path(byFormula: true), path(byFormula: false), within: 1e-15)
  }

  @Test func layersInAnOrderThatCannotBeTrainedAreRefused() {
    let orders: [[any Layer]] = [
      [], [Activation.relu, Linear(3)], [Linear(3), Activation.relu],
      [Linear(4), Dropout(0.5), Activation.relu, Linear(3)],
      [Linear(4), Activation.relu, BatchNormalization(), Linear(3)],
    ]
    for layers in orders {
      let architecture = Architecture(input: .features(6), layers: layers)
      let error = #expect(throws: Fault.self) { try architecture.check() }
      #expect(error?.message.hasPrefix("the layers are in an order") == true)
    }
    let plain = Architecture(input: .features(6), layers: [Linear(4), Linear(3)])
    #expect(throws: Never.self) { try plain.check() }
  }
}
