import Foundation
import Models
import RunSamples
import Runs
import Testing
import YAML

@testable import Measures

/// What the compiler cannot say of a registry: that every entry is whole.
@Suite struct MeasureRegistryTests {
  /// A run that recorded everything, from formulas.
  private static let run = MeasuredRun(
    HandMade.record(
      (0...3).map { epoch in
        let loss = 2 / Double(epoch + 1)
        func measured(_ loss: Double) -> Runs.Measurement {
          Measurement(loss: loss, accuracy: 1 - loss / 2.5, count: 100)
        }
        return EpochMetrics(
          epoch: epoch,
          step: 100 * epoch,
          training: measured(loss),
          validation: measured(loss * 1.1),
          running: epoch == 0 ? nil : measured(loss),
          lastBatchLoss: epoch == 0 ? nil : loss,
          lossRoughness: epoch == 0 ? nil : 0.1
        )
      },
      test: 0.75,
      evaluations: [.train, .validation, .test].map { split in
        FinalEvaluation(
          split: split,
          statistics: .batch,
          measurement: Measurement(loss: 0.5, accuracy: 0.8, count: 100)
        )
      },
      probes: [0, 10].flatMap { step in
        ProbeQuantity.found(by: Probe.allCases).flatMap { quantity in
          (quantity.hasLayers ? [1, 2] : [nil]).map { layer in
            ProbeMeasurement(step: step, quantity: quantity, layer: layer, value: 0.5)
          }
        }
      },
      seconds: [1, 2, 3],
      normalization: .batch()
    )
  ).adding(
    SeriesPoints(
      (1...3).map { SeriesPoint(TrainingMoment(epoch: Double($0), step: 100 * $0), 1 / Double($0)) }
    ),
    SeriesKey(Metric("gap"), on: .validation)
  )

  /// The fields of a measure below the key of an endpoint.
  private static func fields(_ measure: Measure) throws -> FieldReader {
    let lines = ["endpoint: \(measure.name)"] + measure.yamlOptions
    let value = try #require(
      try YAMLValue(parsing: Data(lines.joined(separator: "\n").utf8), file: "m")
    )
    return try FieldReader(
      value,
      file: "m",
      path: "",
      known: ["endpoint"] + Measure.optionKeys
    )
  }

  private static let page = try? String(
    contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/claims.md"),
    encoding: .utf8
  )

  @Test func namesAreDifferent() {
    let names = MeasureDefinition.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(Set(MeasureDefinition.allCases.map(\.example.words)).count == names.count)
  }

  @Test(arguments: MeasureDefinition.allCases)
  func whatIsWrittenReadsBackEqual(_ definition: MeasureDefinition) throws {
    let example = definition.example
    let read = try Measure(Self.fields(example), key: "endpoint")
    #expect(read == example)
    #expect(read.title == example.title)
    #expect(read.details == example.details)
  }

  @Test(arguments: MeasureDefinition.allCases)
  func everyOptionIsWritten(_ definition: MeasureDefinition) {
    let written = definition.example.yamlOptions.map { String($0.prefix { $0 != ":" }) }
    let options = definition.options.filter {
      $0 != .relativeTo || definition.example.quantity?.theory != nil
    }
    #expect(written == options.map(\.rawValue))
  }

  @Test(arguments: MeasureDefinition.allCases)
  func everyMeasureHasWordsAndAUnit(_ definition: MeasureDefinition) {
    let measure = definition.example
    #expect(measure.title.first?.isUppercase == true || measure.title.first?.isNumber == true)
    #expect(!measure.title.hasSuffix(")") || measure.quantity == .fisherRatio)
    #expect(measure.words == measure.title + (measure.unit.label.map { " (\($0))" } ?? ""))
    #expect(measure.usualScale != .points || measure.unit.isShare)
    #expect(measure.usualScale != .ratio || !measure.canBeNegative)
    #expect(!measure.isDifference || measure.canBeNegative)
    #expect(!measure.text(0.5).isEmpty)
  }

  @Test(arguments: MeasureDefinition.allCases)
  func everyMeasureHasAValueInARunThatRecordedEverything(_ definition: MeasureDefinition) throws {
    let value = try #require(definition.example.value(of: Self.run).number)
    #expect(value.isFinite)
  }

  @Test(arguments: MeasureDefinition.allCases)
  func aRunThatRecordedNothingHasNone(_ definition: MeasureDefinition) {
    let nothing = MeasuredRun(seed: nil, series: [:])
    #expect(definition.example.value(of: nothing) == .notRecorded)
  }

  @Test(arguments: MeasureDefinition.allCases)
  func everyMeasureIsDocumented(_ definition: MeasureDefinition) throws {
    let page = try #require(Self.page)
    // The three splits share a row, which spells one of them out.
    let name = definition.rawValue
    let shared = ["training_", "validation_"].reduce(name) { name, split in
      name == split + "accuracy" || name == split + "loss"
        ? "test_" + name.dropFirst(split.count) : name
    }
    #expect(page.contains("`\(shared)`"))
  }

  @Test(arguments: ProbeQuantity.allCases)
  func everyQuantityIsOfALayerThatItsNetworksHave(_ quantity: ProbeQuantity) {
    // One of vectors, and one of images with a residual block: each quantity is of one of them at least.
    let vectors = NetworkConfiguration(
      layers: [4, 3, 3, 2],
      activation: .relu,
      normalization: .batch()
    )
    let images = NetworkConfiguration(
      layers: [
        .image(height: 4, width: 4, channels: 1), .layer(LayerDescription(.block, 2)),
        .layer(LayerDescription(.mean)), 2,
      ],
      activation: .relu,
      normalization: .batch()
    )
    let networks = [vectors, images].filter { quantity.need.isMet($0) }
    #expect(!networks.isEmpty)
    for network in networks {
      #expect(quantity.layers(of: network).isEmpty == !quantity.hasLayers)
      #expect(quantity.theory.map { $0.need.isMet(network) } ?? true)
    }
  }
}

extension MeasuredRun {
  /// The run with a series of a metric that only other programs log.
  fileprivate func adding(_ points: SeriesPoints, _ key: SeriesKey) -> MeasuredRun {
    var series = Dictionary(uniqueKeysWithValues: keys.map { ($0, self.points($0)) })
    series[key] = points
    return MeasuredRun(
      seed: seed,
      configuration: configuration,
      series: series,
      findings: ProbeQuantity.allCases.flatMap { findings(of: $0) },
      isCorrect: isCorrect,
      exampleCounts: exampleCounts
    )
  }
}
