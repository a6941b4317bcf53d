import Foundation
import Models
import Notation
import RunSamples
import Runs
import Testing
import YAML

@testable import Measures

/// What the compiler cannot say of the registry of factors: that every entry is whole.
@Suite struct FactorRegistryTests {
  /// A network that has the setting.
  private static func network(_ factor: FactorDefinition) -> NetworkConfiguration {
    var (convolution, block) = (LayerDescription(.convolution, 8), LayerDescription(.block, 8))
    (convolution.count, block.count) = (2, 2)
    let image = LayerEntry.image(height: 8, width: 8, channels: 1)
    let layers: [LayerEntry] =
      switch factor {
      case .repeats, .branchScale: [image, .layer(block), 2]
      case .widthFactor, .groups, .channelDropout: [image, .layer(convolution), 2]
      default: [4, 3, 3, 2]
      }
    return NetworkConfiguration(
      layers: layers,
      activation: .relu,
      normalization: factor == .groups ? .group(8) : .batch()
    )
  }

  @Test func whatIsCountedIsWrittenAlikeAloneAndWithItsNoun() {
    let examples = FactorLevel(key: .examples, value: 4000)
    #expect(examples.number == "4,000")
    #expect(examples.phrase == "4,000 training examples")
    // Files and other settings have no separators.
    #expect(examples.text == "4000")
    #expect(FactorLevel(key: .batchSize, value: 4096).number == "4096")
  }

  private static func level(_ factor: FactorDefinition, _ text: String) throws -> FactorLevel {
    let value = try #require(
      try YAMLValue(parsing: Data("\(factor.rawValue): \(text)".utf8), file: "f")
    )
    return try FieldReader(value, file: "f", path: "", known: [factor.rawValue]).level(of: factor)
  }

  private static func conditions(_ factor: FactorDefinition) -> RunConditions {
    RunConditions(
      network: network(factor),
      training: HandMade.record().configuration.training,
      examples: nil,
      featureScale: 1
    )
  }

  @Test func namesAndWordsAreDifferent() {
    let factors = FactorDefinition.allCases
    #expect(Set(factors.map(\.rawValue)).count == factors.count)
    #expect(Set(factors.map(\.title)).count == factors.count)
  }

  @Test(arguments: FactorDefinition.allCases)
  func aLevelReadsBackAsItIsWritten(_ factor: FactorDefinition) throws {
    #expect(factor.example.count == 2)
    for value in factor.example {
      let level = FactorLevel(key: factor, value: value)
      #expect(try Self.level(factor, level.text) == level)
    }
  }

  @Test(arguments: FactorDefinition.allCases)
  func twoLevelsMakeTwoRunsThatDifferInTheSettingAlone(_ factor: FactorDefinition) {
    #expect(factor.isSetting(of: Self.network(factor)))
    let changed = factor.example.map { value in
      var conditions = Self.conditions(factor)
      FactorLevel(key: factor, value: value).apply(to: &conditions)
      return "\(conditions)"
    }
    #expect(changed[0] != changed[1])
    // The other level undoes the first, unless it multiplies: a half and its double are the channels as they were.
    guard factor != .widthFactor else {
      var network = Self.network(factor)
      for value in factor.example {
        network = FactorLevel(key: factor, value: value).applied(to: network)
      }
      #expect(network == Self.network(factor))
      return
    }
    var conditions = Self.conditions(factor)
    for value in factor.example { FactorLevel(key: factor, value: value).apply(to: &conditions) }
    #expect("\(conditions)" == changed[1])
  }

  @Test(arguments: FactorDefinition.allCases)
  func aLevelHasWords(_ factor: FactorDefinition) {
    let level = FactorLevel(key: factor, value: factor.example[0])
    #expect(factor.title.first?.isUppercase == true)
    let count = Int(factor.example[0])
    #expect(level.phrase == factor.nouns?(count).text ?? "\(factor.words) \(level.text)")
  }

  @Test(arguments: FactorDefinition.allCases)
  func everyFactorIsDocumented(_ factor: FactorDefinition) throws {
    let page = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/experiments.md"),
      encoding: .utf8
    )
    #expect(page.contains("`\(factor.rawValue)`"))
  }

  @Test func aCountHasItsNoun() {
    #expect(FactorLevel(key: .hiddenLayers, value: 1).phrase == "1 hidden layer")
    #expect(FactorLevel(key: .examples, value: 10_000).phrase == "10,000 training examples")
    #expect(FactorLevel(key: .learningRate, value: 0.3).phrase == "learning rate 0.3")
  }
}
