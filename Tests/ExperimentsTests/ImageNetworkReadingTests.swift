import ExperimentSamples
import Faults
import Foundation
import Measures
import Models
import Runs
import Testing

@testable import Experiments

@Suite struct ImageNetworkReadingTests {
  private static func text(_ network: String, study: String = "networks: [one]") -> String {
    """
    title: Small
    networks:
      one: { \(network) }
      mlp: { layers: [784, 3, 10] }
    studies:
      only: { \(study) }
    """
  }

  private func network(_ fields: String) throws -> NetworkConfiguration {
    let experiment = try read(Self.text(fields))
    // What is written reads back.
    #expect(try read(experiment.yaml) == experiment)
    return try #require(experiment.networks[0].configuration)
  }

  @Test func wordsAndMappingsSayTheSame() throws {
    let words = try network("layers: [28x28, 2 conv 16 5x5 /2, pool 2 /2, 1 block 8, mean, 10]")
    let mappings = try network(
      "layers: [28x28, { conv: 16, kernel: 5, stride: 2, count: 2, padding: 2 }, { pool: 2 }, "
        + "{ block: 8, count: 1 }, mean, { linear: 10 }]"
    )
    #expect(words == mappings)
    #expect(
      words.layers.map(\.text) == ["28x28", "2 conv 16 5x5 /2", "pool", "block 8", "mean", "10"]
    )
  }

  @Test func theSettingsOfImageNetworksAreReadAndWritten() throws {
    let one = try network(
      "layers: [28x28, { conv: 4, normalization: none, activation: none, bias: false }, 2 block 4, mean, 10], "
        + "normalization: { kind: group, groups: 2 }, preactivation: true, "
        + "shortcut: { kind: zero_padding, branch_scale: 0 }, trained: [output, normalization]"
    )
    #expect(one.isPreactivated && one.shortcut == .zeroPadding && one.branchScale == 0)
    #expect(one.trained == [.normalization, .output])
    #expect(
      one.layers[1].text == "{ conv: 4, bias: false, normalization: none, activation: none }"
    )
    #expect(try network("layers: [28x28, block 4, mean, 10], shortcut: none").shortcut == .none)
    #expect(
      try network("layers: [28x28, conv 4, 10], channel_dropout: 0.2").channelDropout == 0.2
    )
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var fields: String
    var message: String
    var hint: String
    var testDescription: String { fields }
  }

  @Test(arguments: [
    Mistake(
      fields: "layers: [28x28, { block: 8, order: shortcut }, mean, 10]",
      message: "3:45: networks.one.layers.order is unknown (got \"shortcut\", ",
      hint: "branch_first, shortcut_first"
    ),
    Mistake(
      fields: "layers: [28x28, { conv: 8, order: shortcut_first }, 10]",
      message: "3:44: networks.one.layers.order means nothing for conv",
      hint: "Remove `order`."
    ),
    Mistake(
      fields: "layers: [28x28, con 8, 10]",
      message: #"3:26: networks.one.layers: "con 8" is no layer"#,
      hint: #"Did you mean "conv 8"?"#
    ),
    Mistake(
      fields: "layers: [8x8, pool, pool, conv 32, pool, pool, 10]",
      message: #"3:51: networks.one.layers: "pool" needs 2x2 pixels (got 1x1x32 after pool)"#,
      hint:
        "8x8x1 -> pool 4x4x1 -> pool 2x2x1 -> conv 32 2x2x32 -> pool 1x1x32. Remove a pool, or end with: mean, 10."
    ),
    Mistake(
      fields: "layers: [28x28, conv 8, 128, conv 16, 10]",
      message: #"3:39: networks.one.layers: "conv 16" needs an image (got 128 numbers after 128)"#,
      hint: "Put convolutions and poolings before the first number"
    ),
    Mistake(
      fields: "layers: [784, conv 16, 10]",
      message: #"3:24: networks.one.layers: "conv 16" needs an image (got 784 numbers)"#,
      hint: "layers: [28x28, conv 8, pool, 10]"
    ),
    Mistake(
      fields: "layers: [conv 16, 10]",
      message:
        #"3:19: networks.one.layers begins with "conv 16" (expected the shape of an example)"#,
      hint: "28x28"
    ),
    Mistake(
      fields: "layers: [28x28, conv 16, pool]",
      message: #"3:35: networks.one.layers ends with "pool" (expected the number of classes)"#,
      hint: "End with a number"
    ),
    Mistake(
      fields: "layers: [28x28, conv 6, 10], normalization: { kind: group, groups: 4 }",
      message:
        #"3:54: networks.one.normalization: groups 4 does not divide the 6 channels of 28×28×6, at "conv 6""#,
      hint: "28x28x1. Choose a number of groups"
    ),
    Mistake(
      fields: "layers: [28x28, conv 6, 10], normalization: layer",
      message:
        #"3:54: networks.one.normalization: layer norm of an image has two meanings (got 28×28×6, expected over: channels or over: image), at "conv 6""#,
      hint: "over: image"
    ),
    Mistake(
      fields: "layers: [4x4, conv 6 /2, conv 6 /2, 10], normalization: instance",
      message:
        #"3:66: networks.one.normalization: instance norm needs more than one pixel (got 1×1×6), at "conv 6 /2""#,
      hint: "2x2x6"
    ),
    // The normalisation does not fit the shapes either; the layers are hidden all the same.
    Mistake(
      fields: "layers: [28x28, conv 8, block 8, mean, 10], normalization: layer, dropout: 0.5",
      message:
        "3:85: networks.one.dropout has no place in blocks (got 0.5, expected none in a network with blocks)",
      hint: "conv in place of block"
    ),
    Mistake(
      fields: "layers: [28x28, block 8, mean, 10], dropout: 0.5",
      message:
        "3:55: networks.one.dropout has no place in blocks (got 0.5, expected none in a network with blocks)",
      hint: "conv in place of block"
    ),
    Mistake(
      fields: "layers: [28x28, conv 8, 10], shortcut: none",
      message: "3:49: networks.one.shortcut means nothing for a network without blocks",
      hint: "Remove"
    ),
    Mistake(
      fields: "layers: [28x28, { conv: 8, kernel: 2 }, 10]",
      message: "3:45: networks.one.layers: a window of 2x2 pixels has no middle",
      hint: "odd kernel"
    ),
    Mistake(
      fields: "layers: [28x28, { pool: 2, kernel: 2 }, 10]",
      message: "3:45: networks.one.layers.kernel means nothing for pool",
      hint: "Remove `kernel`."
    ),
    Mistake(
      fields: "layers: [784, 8, 10], normalization: { kind: layer, over: image }",
      message: "3:68: networks.one.normalization.over means nothing for a network of numbers",
      hint: "Remove `over`."
    ),
  ])
  func aMistakeIsNamedWithItsPlaceAndItsShapes(_ mistake: Mistake) {
    do throws(Fault) {
      _ = try read(Self.text(mistake.fields))
      Issue.record("The mistake was not noticed.")
    } catch {
      #expect(error.description.hasPrefix("e.yaml:" + mistake.message), "\(error)")
      #expect(error.hint?.contains(mistake.hint) == true, "\(error.hint ?? "")")
    }
  }

  @Test func allMistypedWordsAreToldAtOnce() throws {
    let text = Self.text("layers: [28x28, con 8, pol, blok 16, mean, 10]")
    let faults = #expect(throws: Faults.self) {
      try Experiment(
        reading: Data(text.utf8),
        file: "e.yaml",
        name: "e",
        preset: "standard",
        figures: []
      )
    }
    #expect(
      faults?.all.map { $0.message.split(separator: ": ").last.map(String.init) ?? "" } == [
        "\"con 8\" is no layer", "\"pol\" is no layer", "\"blok 16\" is no layer",
      ]
    )
  }

  // MARK: Sweeps

  private static let resnet = "layers: [28x28, conv 8, 3 block 8, 3 block 16 /2, mean, 10]"

  private func swept(_ sweep: String, _ network: String) throws -> NetworkConfiguration {
    let experiment = try read(
      Self.text(network, study: "networks: [one], sweep: { \(sweep) }")
    )
    let factor = experiment.studies[0].sweep[0]
    return factor.levels[0].applied(to: try #require(experiment.networks[0].configuration))
  }

  @Test func aFactorChangesTheLayersThatItIsAbout() throws {
    func layers(_ sweep: String) throws -> [String] {
      try swept(sweep, Self.resnet).layers.map(\.text)
    }
    #expect(
      try layers("repeats: [1, 5]") == ["28x28", "conv 8", "block 8", "block 16 /2", "mean", "10"]
    )
    #expect(
      try layers("width_factor: [0.5, 2]")
        == ["28x28", "conv 4", "3 block 4", "3 block 8 /2", "mean", "10"]
    )
    let scaled = try swept("branch_scale: [0.25, 1]", Self.resnet)
    #expect(scaled.branchScale == 0.25)
    let group = Self.resnet + ", normalization: { kind: group, groups: 8 }"
    #expect(try swept("groups: [4, 8]", group).normalization == .group(4))
    let dropped = try swept("channel_dropout: [0.1, 0.2]", "layers: [28x28, conv 8, 10]")
    #expect(dropped.channelDropout == 0.1)
  }

  @Test(arguments: [
    (
      "hidden_layers: [2, 4]", "",
      #"sweep.hidden_layers varies what network "one" does not have (got layers of an image)"#,
      "repeats"
    ),
    (
      "hidden_units: [2, 4]", "",
      #"sweep.hidden_units varies what network "one" does not have (got layers of an image)"#,
      "width_factor"
    ),
    (
      "width_factor: [1, 0.3]", "",
      #"network "one" with width factor 0.3 would have 2.4 channels (expected a whole number from 1 to 65536)"#,
      "every network"
    ),
    (
      "groups: [4, 3]", ", normalization: { kind: group, groups: 8 }",
      #"network "one" with 3 groups: groups 3 does not divide the 8 channels of 28×28×8, at "conv 8""#,
      "divides"
    ),
  ])
  func aLevelThatIsNoNetworkIsRefused(
    _ sweep: String,
    _ more: String,
    _ message: String,
    _ hint: String
  ) {
    do {
      _ = try swept(sweep, Self.resnet + more)
      Issue.record("The mistake was not noticed.")
    } catch {
      let fault = error as? Fault
      #expect(fault?.message == message)
      #expect(fault?.hint?.contains(hint) == true, "\(fault?.hint ?? "")")
    }
  }

  // MARK: Plans

  private func dataset(_ shape: [Int]) -> DatasetSummary {
    DatasetSummary(
      name: "cifar10",
      title: "Tiny",
      digest: "00",
      shape: shape,
      classNames: (0..<10).map { "\($0)" },
      trainingCounts: .init(repeating: 20, count: 10),
      validationCounts: .init(repeating: 5, count: 10),
      testCounts: [],
      splitSeed: 1,
      files: []
    )
  }

  private func plan(_ text: String, _ shape: [Int] = [28, 28, 1]) throws -> (Experiment, Plan) {
    let experiment = try read(text)
    return (experiment, try planned(experiment, datasets: ["fashion-mnist": dataset(shape)]))
  }

  @Test func anotherImageThanTheDataIsRefused() throws {
    #expect {
      _ = try plan(Self.text("layers: [28x28, conv 8, 10]"), [32, 32, 3])
    } throws: { error in
      (error as? Fault)?.message.hasSuffix(
        "networks.one begins with 28x28x1 (cifar10 has 32x32x3)"
      ) == true
    }
    #expect {
      _ = try plan(Self.text("layers: [28x28, conv 8, 10]"), [784])
    } throws: { error in
      (error as? Fault)?.message.hasSuffix("784 columns of numbers and no images)") == true
    }
  }

  @Test func networksThatComputeTheSameAreOneRun() throws {
    func ids(_ layers: String) throws -> [RunID] {
      try plan(Self.text("layers: [28x28, \(layers), 10], normalization: batch")).1.entries
        .map(\.id)
    }
    #expect(try ids("2 conv 8") == ids("conv 8, conv 8"))
    #expect(try ids("2 conv 8") != ids("2 conv 8 /2"))
  }

  @Test func theOrderOfABlockNamesAnotherRunWhereItDraws() throws {
    func ids(_ block: String, _ fields: String = "") throws -> [RunID] {
      let layers = "layers: [28x28, conv 4, \(block), mean, 10]\(fields)"
      let network = try network(layers)
      #expect(
        try JSONDecoder().decode(NetworkConfiguration.self, from: JSONEncoder().encode(network))
          == network
      )
      return try plan(Self.text(layers)).1.entries.map(\.id)
    }
    let mapping = "{ block: 8, stride: 2, order: shortcut_first }"
    #expect(try ids("{ block: 8, stride: 2, order: branch_first }") == ids("block 8 /2"))
    #expect(try ids(mapping) != ids("block 8 /2"))
    // Zero padding draws nothing, and He's weights are drawn again in the order of the registration.
    for fields in [", shortcut: zero_padding", ", shortcut: none", ", initialization: he"] {
      #expect(try ids(mapping, fields) == ids("block 8 /2", fields))
    }
  }

  @Test(arguments: [("projection", "are no true pairs"), ("zero_padding", "are true pairs")])
  func aPlanSaysWhetherArmsArePairs(_ shortcut: String, _ words: String) throws {
    let text = """
      title: Small
      networks:
        res: { \(Self.resnet), normalization: batch, shortcut: \(shortcut) }
        plain: { \(Self.resnet), normalization: batch, shortcut: none }
      training: { batch_size: 8 }
      studies:
        only: { networks: [res, plain] }
      """
    let (experiment, plan) = try plan(text)
    let remarks = plan.remarks(experiment)
    #expect(remarks.map(\.subject) == ["study only"])
    #expect(remarks[0].text.hasPrefix("res, plain \(words)"))
  }

  @Test func weightDecayOfWeightsIsReadAndNamesAnotherRun() throws {
    func training(_ fields: String) throws -> TrainingConfiguration {
      let text = """
        title: Small
        networks:
          one: { layers: [784, 8, 10] }
        training: { optimizer: sgd, \(fields) }
        studies:
          only: { networks: [one] }
        """
      #expect(try read(read(text).yaml) == read(text))
      return try plan(text).1.entries[0].configuration.training
    }
    let all = try training("weight_decay: 0.1")
    let weights = try training("weight_decay: 0.1, weight_decay_of: weights")
    #expect(all.weightDecayOf == .all && weights.weightDecayOf == .weights && all != weights)
    // Where nothing decays, it is the same run.
    #expect(try training("weight_decay_of: weights") == training("weight_decay: 0"))
  }
}
