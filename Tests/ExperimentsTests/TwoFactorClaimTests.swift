import ExperimentSamples
import Experiments
import Faults
import Measures
import Testing

@Suite struct TwoFactorClaimTests {
  private func claim(_ fields: String) throws(Fault) -> Claim.Part {
    try read(
      """
      title: Grid
      networks:
        a: { layers: [4, 8, 3] }
        b: { layers: [4, 9, 3] }
      studies:
        grid: { networks: [a, b], sweep: { learning_rate: [0.1, 1], batch_size: [8, 32] } }
      claims:
        - { id: c, question: Q, statement: S, study: grid, endpoint: test_accuracy, \(fields) }
      """
    ).claims[0].parts[0]
  }

  private let rest = "direction: higher, smallest_effect: 1"

  @Test func aSideNamesALevelOfBothFactors() throws {
    let part = try claim(
      "compare: [{ network: a, batch_size: 8, learning_rate: 1 }, { network: b, learning_rate: 1, batch_size: 8 }], \(rest)"
    )
    #expect(
      part.test.sides.map(\.fixed) == [
        [FactorLevel(key: .learningRate, value: 1), FactorLevel(key: .batchSize, value: 8)],
        [FactorLevel(key: .learningRate, value: 1), FactorLevel(key: .batchSize, value: 8)],
      ]
    )
  }

  @Test func overOneFactorTheOtherStays() throws {
    let part = try claim(
      "over_levels: range, levels: [0.1, 1], compare: [{ network: a, batch_size: 8 }, { network: b, batch_size: 8 }], \(rest)"
    )
    let side = part.test.sides[0]
    #expect(side.level == nil)
    #expect(side.others == [FactorLevel(key: .batchSize, value: 8)])
    let levels = [
      FactorLevel(key: .learningRate, value: 1), FactorLevel(key: .batchSize, value: 8),
    ]
    #expect(side.read(of: levels) == levels[0])
  }

  @Test(arguments: [
    (
      "compare: [{ network: a, batch_size: 8 }, { network: b, batch_size: 8 }]",
      "no level of learning_rate"
    ),
    ("compare: [a, b]", "no level of learning_rate and batch_size"),
    ("over_levels: range, compare: [a, b]", "leaves 2 factors"),
    (
      "compare: [{ network: a, batch_size: best, learning_rate: best }, { network: b, batch_size: 8, learning_rate: 1 }]",
      "two levels are the best"
    ),
    (
      "compare: [{ network: a, batch_size: 9, learning_rate: 1 }, { network: b, batch_size: 8, learning_rate: 1 }]",
      "does not run batch_size 9"
    ),
  ])
  func aFactorThatIsLeftOpenIsRefused(_ fields: String, _ words: String) {
    let fault = #expect(throws: Fault.self) { try claim("\(fields), \(rest)") }
    #expect(fault?.message.contains(words) == true)
  }

  @Test func theBestLevelOfOneFactorIsChosenAtALevelOfTheOther() throws {
    let part = try claim(
      "compare: [{ network: a, learning_rate: best, batch_size: 8 }, { network: b, learning_rate: best, batch_size: 8 }], \(rest)"
    )
    #expect(part.test.sides.map(\.level) == [.best, .best])
  }
}
