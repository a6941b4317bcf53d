import ExperimentSamples
import Experiments
import Faults
import Figures
import Foundation
import Measures
import Models
import Runs
import Testing
import YAML

/// A small experiment in which each test changes one thing.
let smallExperiment = """
  title: Small
  networks:
    plain: { layers: [4, 3, 2] }
    normal: { title: Normal, layers: [4, 3, 2], activation: sigmoid, normalization: batch }
  training: { optimizer: sgd, learning_rate: 0.1, momentum: 0.5, batch_size: 8, epochs: 4 }
  studies:
    one: { networks: [plain, normal], seeds: 3 }
    two:
      networks: [plain]
      training: { epochs: 2 }
      sweep: { batch_size: [2, 4] }
      seeds: 2
      examples: 16
  figures:
    curves: { kind: learning_curves, study: one }
    sizes: { kind: sweep, study: two, metric: test_accuracy }
  claims:
    - id: faster
      question: Q1
      statement: It is faster
      study: one
      endpoint: steps_to_accuracy
      threshold: 0.8
      compare: [normal, plain]
      direction: lower
      smallest_effect: 1.5
      figure: curves
  presets:
    quick: { seeds: 1, epochs: 1, examples: 10, studies: [one] }
  """

@Suite struct ExperimentReadingTests {
  @Test func aStudyInheritsWhatItLeavesOut() throws {
    let study = try #require(try read(smallExperiment).study("two"))
    #expect(
      study.training
        == TrainingConfiguration(
          optimizer: .sgd(momentum: 0.5),
          learningRate: 0.1,
          batchSize: 8,
          epochs: 2
        )
    )
    #expect(study.sweep == [Factor(key: .batchSize, values: [2, 4])])
    #expect(study.dataset == "fashion-mnist")
    #expect(study.examples == 16)
  }

  @Test func aPresetChangesSeedsEpochsExamplesAndStudies() throws {
    let experiment = try read(smallExperiment, preset: "quick")
    #expect(experiment.studies.map(\.name) == ["one"])
    #expect(experiment.studies[0].seeds == 1)
    #expect(experiment.studies[0].training.epochs == 1)
    #expect(experiment.studies[0].examples == 10)
    // The figure of a study that the preset leaves out goes with it.
    #expect(experiment.figures.map(\.name) == ["curves"])
  }

  @Test func aSettingReplacesAValueAtItsPath() throws {
    let experiment = try read(
      smallExperiment,
      settings: ["training.learning_rate=0.5", "studies.one.seeds=7"]
    )
    #expect(experiment.studies[0].training.learningRate == 0.5)
    #expect(experiment.studies[0].seeds == 7)
  }

  @Test func theResolvedTextGivesTheSameExperiment() throws {
    for preset in ["standard", "quick"] {
      var first = try read(smallExperiment, preset: preset)
      first.preset = "standard"
      #expect(try read(first.yaml) == first)
    }
  }

  @Test(
    arguments: ["batchnorm", "convolutions", "dropout"],
    ["quick", "standard", "full"]
  )
  func theResolvedTextOfABuiltInExperimentGivesTheSame(_ name: String, _ preset: String) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Templates/\(name)/experiment.yaml")
    let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    let first = try read(text, preset: preset)
    #expect(try read(first.yaml, preset: preset) == first)
    #expect(!first.claims.isEmpty)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var replace: String
    var with: String
    var message: String
    var hint: String
    var testDescription: String { with }
  }

  @Test(arguments: [
    Mistake(
      replace: "learning_rate",
      with: "learning_rte",
      message: #"e.yaml:5:29: unknown key "learning_rte" in training"#,
      hint: #"Did you mean "learning_rate"?"#
    ),
    Mistake(
      replace: "seeds: 3",
      with: "seeds: 010",
      message:
        #"e.yaml:7:44: studies.one.seeds is not a whole number in range (got "010", expected 1 to 1000)"#,
      hint: "without leading zeros"
    ),
    Mistake(
      replace: "seeds: 3",
      with: "seeds: 1:0:0:0:0:0:0:0:0:0:0:0",
      message:
        #"e.yaml:7:44: studies.one.seeds is not a whole number in range (got "1:0:0:0:0:0:0:0:0:0:0:0", expected 1 to 1000)"#,
      hint: "digits"
    ),
    Mistake(
      replace: "0.1",
      with: ".inf",
      message:
        #"e.yaml:5:44: training.learning_rate is not a number in range (got ".inf", expected more than 0)"#,
      hint: "finite"
    ),
    Mistake(
      replace: "0.1",
      with: #""0,1""#,
      message:
        #"e.yaml:5:44: training.learning_rate is not a number in range (got "0,1", expected more than 0)"#,
      hint: "a decimal point in place of the comma: 0.1."
    ),
    Mistake(
      replace: "activation: sigmoid",
      with: "activation: relux",
      message:
        #"e.yaml:4:59: networks.normal.activation is unknown (got "relux", expected relu, sigmoid, tanh, gelu)"#,
      hint: #"Did you mean "relu"?"#
    ),
    Mistake(
      replace: "networks: [plain]",
      with: "networks: [plane]",
      message: #"e.yaml:9:16: studies.two.networks names an unknown network "plane""#,
      hint: #"Did you mean "plain"?"#
    ),
    Mistake(
      replace: "[plain, normal], seeds: 3",
      with: "[plain, normal, plain], seeds: 3",
      message: "e.yaml:7:20: studies.one.networks names a network twice",
      hint: "one of them"
    ),
    Mistake(
      replace: "batch_size: [2, 4] }",
      with: "batch_size: [2, 4], momentum: [0, 0.5] }",
      message:
        "e.yaml:16:32: figures.sizes needs a study that sweeps one factor (\"two\" sweeps 2)",
      hint: "kind: heatmap"
    ),
    Mistake(
      replace: "title: Small",
      with: "title: Small\ntitle: Large",
      message: "e.yaml:2:1: the key title is there twice (first on line 1)",
      hint: "one"
    ),
    Mistake(
      replace: "batch_size: [2, 4]",
      with: "batch_size: [2, 2]",
      message: "e.yaml:11:14: sweep.batch_size has a value twice",
      hint: "one"
    ),
    Mistake(
      replace: "threshold: 0.8",
      with: "threshold: 80",
      message:
        #"e.yaml:23:16: claims.threshold is not a number in range (got "80", expected a share between 0 and 1)"#,
      hint: "0.8"
    ),
    Mistake(
      replace: "[normal, plain]",
      with: "[normal]",
      message: "e.yaml:24:14: claims.compare has 1 entry (expected 2)",
      hint: "subject"
    ),
  ])
  func aFaultIsNamedWithItsPlaceAndItsMend(_ fault: Mistake) {
    do {
      _ = try read(smallExperiment.replacingOccurrences(of: fault.replace, with: fault.with))
      Issue.record("The fault was not noticed.")
    } catch {
      #expect(error.description == fault.message)
      #expect(error.hint?.contains(fault.hint) == true)
    }
  }

  @Test(arguments: ["", "# only a comment\n", "- a\n- b\n", "title: x", "a: [1, 2", "\tb: 1"])
  func aFileThatIsNoExperimentIsRefused(_ text: String) {
    #expect(throws: Fault.self) { try read(text) }
  }

  /// Each network, study, figure and claim by itself.
  @Test(arguments: [
    (
      [("plain: { layers: [4, 3, 2]", "plain: { layers: [4, 0, 2]"), ("sigmoid", "sigmod")], [3, 4]
    ),
    ([("seeds: 3", "seeds: 0"), ("batch_size: [2, 4]", "batch_size: [2, 2]")], [7, 11]),
    ([("sigmoid", "sigmod"), ("seeds: 3", "seeds: 0")], [4, 7]),
    (
      [("study: one }", "study: six }"), ("kind: sweep", "kind: swep"), ("question", "qestion")],
      [15, 16, 19]
    ),
  ])
  func mistakesThatCanBeToldApartAreToldTogether(
    _ mistakes: [(right: String, wrong: String)],
    _ lines: [Int]
  ) {
    let text = mistakes.reduce(smallExperiment) { $0.replacing($1.right, with: $1.wrong) }
    let faults = #expect(throws: Faults.self) {
      try Experiment(
        reading: Data(text.utf8),
        file: "e.yaml",
        name: "e",
        preset: "standard",
        figures: FigureKinds.all
      )
    }
    #expect(faults?.all.map { $0.position?.line } == lines)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: Faults.self) {
      try Experiment(
        reading: Data([0xFF, 0xFE, 0x00]),
        file: "e.yaml",
        name: "e",
        preset: "standard",
        figures: []
      )
    }
  }

  @Test func aSettingsFaultIsThatOfTheOption() {
    do {
      _ = try read(smallExperiment, settings: ["networks.plain.layers=[4, 0, 2]"])
      Issue.record("The fault was not noticed.")
    } catch {
      #expect(
        error.description
          == "--set networks.plain.layers=[4, 0, 2]: networks.plain.layers is not a whole number in "
          + "range (got \"0\", expected 1 to 65536)"
      )
    }
  }

  @Test func anUnknownPresetIsRefused() {
    #expect(throws: Fault.self) { try read(smallExperiment, preset: "quik") }
  }
}
