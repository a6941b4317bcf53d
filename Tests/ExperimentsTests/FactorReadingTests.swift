import ExperimentSamples
import Experiments
import Faults
import Measures
import Models
import Runs
import Testing
import YAML

@Suite struct FactorReadingTests {
  /// An experiment with a sweep on line 8, column 12.
  static func text(_ sweep: String, networks: String = "[plain, normal]") -> String {
    """
    title: Small
    networks:
      plain: { layers: [4, 3, 2] }
      normal: { layers: [4, 3, 2], normalization: batch }
    studies:
      only:
        networks: \(networks)
        sweep: { \(sweep) }
        seeds: 2
    """
  }

  private func sweep(_ sweep: String) throws -> Experiment {
    try read(Self.text(sweep))
  }

  static let factors: [(yaml: String, factor: Factor)] = [
    ("batch_size: [2, 4]", Factor(key: .batchSize, values: [2, 4])),
    ("learning_rate: [1e-3, 0.1, 1]", Factor(key: .learningRate, values: [0.001, 0.1, 1])),
    ("weight_decay: [0, 1e-5]", Factor(key: .weightDecay, values: [0, 0.00001])),
    ("dropout: [0, 0.5]", Factor(key: .dropout, values: [0, 0.5])),
    ("initialization_scale: [.01, 100]", Factor(key: .initializationScale, values: [0.01, 100])),
    ("normalization_momentum: [0.1, 1]", Factor(key: .normalizationMomentum, values: [0.1, 1])),
    ("normalization_epsilon: [1e-8, 1]", Factor(key: .normalizationEpsilon, values: [1e-8, 1])),
    ("hidden_layers: [2, 50]", Factor(key: .hiddenLayers, values: [2, 50])),
    ("hidden_units: [2, 64]", Factor(key: .hiddenUnits, values: [2, 64])),
    ("examples: [10, 40]", Factor(key: .examples, values: [10, 40])),
    ("ghost_batch: [2, 8]", Factor(key: .ghostBatch, values: [2, 8])),
    ("feature_scale: [0.1, 1]", Factor(key: .featureScale, values: [0.1, 1])),
  ]

  @Test(arguments: factors)
  func aFactorAndItsResolvedTextGiveTheSame(_ yaml: String, _ factor: Factor) throws {
    let first = try sweep(yaml)
    #expect(first.studies[0].sweep == [factor])
    #expect(try read(first.yaml) == first)
  }

  @Test func everySettingThatCanBeVariedIsReadSomewhere() {
    // Momentum is that of SGD: TrainingFieldsTests has it.
    // Those of images are in ImageNetworkReadingTests.
    let others: [FactorDefinition] = [
      .momentum, .repeats, .widthFactor, .groups, .branchScale, .channelDropout,
    ]
    #expect(Set(Self.factors.map(\.factor.key) + others) == Set(FactorDefinition.allCases))
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var sweep: String
    var networks = "[plain, normal]"
    var message: String
    var hint: String
    var testDescription: String { sweep }
  }

  @Test(arguments: [
    Mistake(
      sweep: "learning_rate: [0.1, 0]",
      message:
        #"8:35: sweep.learning_rate is not a number in range (got "0", expected more than 0)"#,
      hint: "finite"
    ),
    Mistake(
      sweep: "weight_decay: [-1]",
      message: #"8:29: sweep.weight_decay is not a number in range (got "-1", expected 0 or more)"#,
      hint: "finite"
    ),
    Mistake(
      sweep: "dropout: [0.5, 1]",
      message: #"8:29: sweep.dropout is not a number in range (got "1", expected 0 to below 1)"#,
      hint: "finite"
    ),
    Mistake(
      sweep: "initialization_scale: [0]",
      message:
        #"8:37: sweep.initialization_scale is not a number in range (got "0", expected more than 0)"#,
      hint: "finite"
    ),
    Mistake(
      sweep: "normalization_momentum: [cumulative]",
      message:
        #"8:39: sweep.normalization_momentum is not a number in range (got "cumulative", expected more than 0 to 1)"#,
      hint: "finite"
    ),
    Mistake(
      sweep: "normalization_epsilon: [.nan]",
      message:
        #"8:38: sweep.normalization_epsilon is not a number in range (got ".nan", expected more than 0)"#,
      hint: "finite"
    ),
    Mistake(
      sweep: "hidden_layers: [0]",
      message:
        #"8:30: sweep.hidden_layers is not a whole number in range (got "0", expected 1 to 1000)"#,
      hint: "digits"
    ),
    Mistake(
      sweep: "examples: [1e3]",
      message:
        #"8:25: sweep.examples is not a whole number in range (got "1e3", expected 1 to 10000000)"#,
      hint: "digits"
    ),
    Mistake(
      sweep: "normalisation_momentum: [0.1]",
      message: #"8:14: unknown key "normalisation_momentum" in sweep"#,
      hint: #"Did you mean "normalization_momentum"?"#
    ),
    Mistake(
      sweep: "normalization_momentum: [0.1]",
      networks: "[plain]",
      message: "8:14: sweep.normalization_momentum varies what no network of the study has",
      hint: "another setting"
    ),
    Mistake(
      sweep: "dropout: [0.1], examples: [10], momentum: [0.5]",
      message: "8:12: sweep has 3 factors (expected 1 or 2)",
      hint: "one setting"
    ),
  ])
  func aFaultIsNamedWithItsPlaceAndItsMend(_ fault: Mistake) {
    do {
      _ = try read(
        Self.text(fault.sweep, networks: fault.networks)
      )
      Issue.record("The fault was not noticed.")
    } catch {
      #expect(error.description == "e.yaml:" + fault.message)
      #expect(error.hint?.contains(fault.hint) == true)
    }
  }

  @Test func aNetworkIsNoLargerAtALevelThanInTheFile() {
    do {
      _ = try read(
        smallExperiment.replacing(
          "plain: { layers: [4, 3, 2] }",
          with: "plain: { layers: [4, 1000, 2] }"
        )
        .replacing("batch_size: [2, 4]", with: "hidden_layers: [1, 200]")
      )
      Issue.record("The fault was not noticed.")
    } catch {
      // 4·1000 + 1000, 199 layers of 1000·1000 + 1000, and 1000·2 + 2.
      #expect(
        error.description
          == #"e.yaml:11:33: network "plain" with 200 hidden layers has 199206002 parameters (expected at most 100,000,000)"#
      )
    }
  }

  @Test func aClaimComparesLevelsOfAnyFactor() throws {
    let claim = """

      claims:
        - id: wide
          question: Q1
          statement: It stands a large scale
          study: only
          endpoint: validation_loss
          compare: [SUBJECT, { network: plain, initialization_scale: 10 }]
          direction: lower
          smallest_effect: 0.1
      """
    let text = Self.text("initialization_scale: [1, 10]") + claim
    let subject = "{ network: normal, initialization_scale: 1e1 }"
    let experiment = try read(text.replacing("SUBJECT", with: subject))
    guard case .comparison(let comparison) = experiment.claims[0].parts[0].test else {
      Issue.record("The claim compares.")
      return
    }
    let level = FactorLevel(key: .initializationScale, value: 10)
    #expect(comparison.subject.sides.map(\.level) == [.at(level)])
    #expect(try read(experiment.yaml) == experiment)
    do {
      _ = try read(text.replacing("SUBJECT", with: "normal"))
      Issue.record("The fault was not noticed.")
    } catch {
      #expect(error.description.contains("claims.compare names no level of the sweep"))
      #expect(error.hint?.contains("{ network: normal, initialization_scale: 1 }") == true)
    }
  }
}
