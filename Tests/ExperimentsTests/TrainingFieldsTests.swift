import ExperimentSamples
import Experiments
import Faults
import Measures
import Models
import Runs
import Testing
import YAML

@Suite struct TrainingFieldsTests {
  private static func text(_ training: String, study: String = "{}", sweep: String = "") -> String {
    """
    title: Small
    networks:
      one: { layers: [4, 3, 2] }
    training: \(training)
    studies:
      only:
        networks: [one]
        training: \(study)
    \(sweep.isEmpty ? "" : "    sweep: \(sweep)")
    """
  }

  private func training(
    _ training: String,
    study: String = "{}"
  ) throws(Fault) -> TrainingConfiguration {
    try read(Self.text(training, study: study)).studies[0].training
  }

  @Test func whatIsNotSaidIsAdamAsInPyTorch() throws {
    #expect(
      try training("{}")
        == TrainingConfiguration(
          optimizer: .adam,
          learningRate: 0.001,
          weightDecay: 0,
          loss: .crossEntropy,
          batchSize: 64,
          epochs: 10
        )
    )
    // torch.optim.AdamW: lr=1e-3, weight_decay=1e-2.
    let adamW = try training("{ optimizer: adamw }")
    #expect(adamW.optimizer == .adamW)
    #expect(adamW.learningRate == 0.001)
    #expect(adamW.weightDecay == 0.01)
  }

  @Test func everySettingIsRead() throws {
    let settings = try training(
      "{ optimizer: sgd, momentum: 0.9, nesterov: true, weight_decay: 1e-4, loss: cross_entropy_of_softmax }"
    )
    #expect(settings.optimizer == .sgd(momentum: 0.9, isNesterov: true))
    #expect(settings.weightDecay == 0.0001)
    #expect(settings.loss == .crossEntropyOfSoftmax)
  }

  @Test func aStudyWithAdamDoesNotInheritTheMomentumOfSGD() throws {
    let base = "{ optimizer: sgd, momentum: 0.9, nesterov: true, weight_decay: 1e-4 }"
    let study = try training(base, study: "{ optimizer: adam }")
    #expect(study.optimizer == .adam)
    #expect(study.weightDecay == 0.0001)
    // What the built-in experiment says.
    #expect(try training(base, study: "{ optimizer: adam, momentum: 0 }").optimizer == .adam)
  }

  @Test(arguments: [
    "{ optimizer: sgd }", "{ optimizer: sgd, momentum: 0.9, nesterov: true }",
    "{ optimizer: adam, weight_decay: 1e-05 }", "{ optimizer: adamw }",
    "{ optimizer: adamw, weight_decay: 0 }", "{ loss: cross_entropy_of_softmax }",
  ])
  func theResolvedTextGivesTheSameTraining(_ training: String) throws {
    let first = try read(Self.text(training))
    #expect(try read(first.yaml) == first)
  }

  @Test func theResolvedTextNamesTheMistake() throws {
    let text = try read(Self.text("{ loss: cross_entropy_of_softmax }")).yaml
    #expect(
      text.contains(
        "loss: cross_entropy_of_softmax, batch_size: 64, epochs: 10 } # this loss is a mistake"
      )
    )
  }

  @Test func aSweptMomentumIsThatOfSGD() throws {
    let text = Self.text(
      "{ optimizer: sgd, nesterov: true }",
      sweep: "{ momentum: [0.5, 0.9] }"
    )
    let first = try read(text)
    #expect(first.studies[0].sweep == [Factor(key: .momentum, values: [0.5, 0.9])])
    #expect(try read(first.yaml) == first)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var training: String
    var study = "{}"
    var sweep = ""
    var message: String
    var hint: String
    var testDescription: String { training + study + sweep }
  }

  @Test(arguments: [
    Mistake(
      training: "{ weight_decay: -1 }",
      message:
        #"4:27: training.weight_decay is not a number in range (got "-1", expected 0 or more)"#,
      hint: "finite"
    ),
    Mistake(
      training: "{ optimizer: adamax }",
      message: #"4:24: training.optimizer is unknown (got "adamax", expected sgd, adam, adamw)"#,
      hint: #"Did you mean "adam"?"#
    ),
    Mistake(
      training: "{ loss: mse }",
      message:
        #"4:19: training.loss is unknown (got "mse", expected cross_entropy, cross_entropy_of_softmax)"#,
      hint: "Known: cross_entropy"
    ),
    Mistake(
      training: "{ nesterov: yes }",
      message: #"4:23: training.nesterov is not true or false (got "yes")"#,
      hint: "`nesterov: true`"
    ),
    Mistake(
      training: "{ optimizer: adam, momentum: 0.9 }",
      message: "4:40: momentum is set for adam, which has its own",
      hint: "set it to 0"
    ),
    Mistake(
      training: "{ optimizer: adam }",
      study: "{ nesterov: true }",
      message: "8:27: nesterov is set for adam, which has no such momentum",
      hint: "optimizer: sgd"
    ),
    Mistake(
      training: "{ optimizer: sgd, nesterov: true }",
      message: "4:39: nesterov is set without a momentum (expected a momentum above 0)",
      hint: "momentum: 0.9"
    ),
    Mistake(
      training: "{ optimizer: sgd, momentum: 0.9, nesterov: true }",
      sweep: "{ momentum: [0, 0.9] }",
      message: "4:54: nesterov is set without a momentum (expected a momentum above 0)",
      hint: "momentum: 0.9"
    ),
    Mistake(
      training: "{ optimizer: adam }",
      sweep: "{ momentum: [0, 0.9] }",
      message: "9:12: sweep.momentum varies what adam does not have",
      hint: "optimizer: sgd"
    ),
  ])
  func aFaultIsNamedWithItsPlaceAndItsMend(_ fault: Mistake) {
    do {
      _ = try read(Self.text(fault.training, study: fault.study, sweep: fault.sweep))
      Issue.record("The fault was not noticed.")
    } catch {
      #expect(error.description == "e.yaml:" + fault.message)
      #expect(error.hint?.contains(fault.hint) == true)
    }
  }
}
