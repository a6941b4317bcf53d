import ExperimentSamples
import Experiments
import Models
import Testing

/// Everything that the registries of the models have is read from YAML, and what is written is read back.
@Suite struct DefinitionReadingTests {
  private func readBack(
    _ layers: String = "[4, 3, 2]",
    network: String = "",
    training: String = "{}"
  ) throws -> Experiment {
    let text = """
      title: Small
      networks:
        one: { layers: \(layers)\(network) }
      training: \(training)
      studies:
        only: { networks: [one] }
      """
    let experiment = try read(text)
    #expect(try read(experiment.yaml) == experiment)
    return experiment
  }

  @Test(arguments: Activation.all)
  func anActivationIsRead(_ activation: Activation) throws {
    let experiment = try readBack(network: ", activation: \(activation.name)")
    #expect(experiment.networks[0].configuration?.activation == activation)
  }

  @Test func aNormalizationIsRead() throws {
    for method in Normalization.all {
      // 32 groups, the paper's number, divide 64 units; a channel of one number has no variance.
      let layers = method is InstanceNormalization.Type ? "[8x8, conv 64, 2]" : "[4, 64, 2]"
      for yaml in [method.name, "{ kind: \(method.name) }"] {
        let experiment = try readBack(layers, network: ", normalization: \(yaml)")
        #expect(
          experiment.networks[0].configuration?.normalization == Normalization(method.init())
        )
      }
      var other = method.init()
      other.epsilon = 0.25
      let experiment = try readBack(
        layers,
        network: ", normalization: { kind: \(method.name), epsilon: 0.25 }"
      )
      #expect(experiment.networks[0].configuration?.normalization == Normalization(other))
    }
  }

  @Test func aRuleIsRead() throws {
    for rule in OptimizerRule.all {
      let experiment = try readBack(training: "{ optimizer: \(rule.name) }")
      let training = experiment.studies[0].training
      #expect(training.optimizer == OptimizerRule(rule.init()))
      #expect(training.learningRate == rule.usualLearningRate)
      #expect(training.weightDecay == rule.usualWeightDecay)
    }
  }

  @Test(arguments: InitializationScheme.all)
  func aSchemeIsRead(_ scheme: InitializationScheme) throws {
    let value = scheme.value.map { ", value: \($0)" } ?? ""
    let experiment = try readBack(network: ", initialization: { scheme: \(scheme.name)\(value) }")
    #expect(experiment.networks[0].configuration?.initialization == Initialization(scheme))
  }

  @Test(arguments: Loss.all)
  func aLossIsRead(_ loss: Loss) throws {
    let experiment = try readBack(training: "{ loss: \(loss.name) }")
    #expect(experiment.studies[0].training.loss == loss)
  }
}
