import Datasets
import Experiments
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence

/// Claims of studies whose truth is known, from records to verdicts: how often the verdict is wrong.
///
/// The number of studies that a rate of 5 % allows for is its 99.9 % binomial interval: 69 to 133 of 2,000, 29 to 74 of
/// 1,000 (scipy 1.17.1: binom.interval(0.999, 2000, 0.05)). The draws are the same in every run of the test.
@Suite struct EvidenceCalibrationTests {
  private var generator = SplitMix64(seed: 7)

  /// A draw of the standard normal distribution.
  private mutating func normal() -> Double {
    StandardNormal.quantile((Double(generator.next() >> 11) + 0.5) / Double(1 << 53))
  }

  /// Of some studies of two networks, how many decide the claim that the first has more of something, either way.
  ///
  /// - Parameters:
  ///   - studies: How many studies.
  ///   - seeds: How many seeds.
  ///   - levels: The levels of a sweep of which each network takes its best; none for a study without a sweep.
  ///   - measure: What is compared.
  ///   - accuracy: The final validation accuracy of a run of the first network, or of the second, from a draw.
  /// - Returns: How many are supported, and how many are reversed.
  private mutating func decided(
    of studies: Int = 2_000,
    seeds: Int,
    levels: [Double] = [],
    measure: Measure = .accuracy(.validation, .running),
    accuracy: (_ isFirst: Bool, _ draw: Double) -> Double
  ) -> (supported: Int, reversed: Int) {
    var count = (supported: 0, reversed: 0)
    var cells = ["normal", "plain"].flatMap { network in
      (levels.isEmpty ? [nil] : levels.map(Optional.some)).map { level in
        let epochs = HandMade.epochs(accuracies: [0.1, 0.5])
        return HandMade.cell(
          network,
          at: level,
          (1...seeds).map { HandMade.record(seed: UInt64($0), epochs) }
        )
      }
    }
    let level = levels.isEmpty ? nil : Claim.Level.best
    let claim = HandMade.claim(
      HandMade.part(
        measure,
        subject: .side(HandMade.side("normal", level)),
        reference: .side(HandMade.side("plain", level)),
        smallest: measure.usualScale == .ratio ? 1 + 1e-9 : 1e-9
      )
    )
    for _ in 0..<studies {
      for cell in cells.indices {
        for record in cells[cell].runs.indices {
          let end = accuracy(cells[cell].network.name == "normal", normal())
          cells[cell].runs[record] = MeasuredRun(
            seed: cells[cell].runs[record].seed,
            series: [
              SeriesKey(.accuracy, on: .validation): [
                SeriesPoint(TrainingMoment(epoch: 0, step: 0), 0.1),
                SeriesPoint(TrainingMoment(epoch: 1, step: 100), end),
              ]
            ]
          )
        }
      }
      switch Evidence([claim], cells: cells).claims[0].verdict {
      case .supported: count.supported += 1
      case .reversed: count.reversed += 1
      case .inconclusive, .noMeaningfulEffect, .refuted, .contested: break
      }
    }
    return count
  }

  // As many pairs as the presets quick, standard and full have seeds.
  @Test(arguments: [2, 5, 10])
  mutating func aNetworkAgainstItselfIsDecidedAtTheStatedLevel(seeds: Int) {
    let count = decided(seeds: seeds) { _, draw in 0.8 + 0.01 * draw }
    #expect(count.supported + count.reversed <= 133, "\(count)")
  }

  // The worst case: levels that are alike, and what is compared is what chose them.
  @Test mutating func soIsANetworkAgainstItselfEachAtItsOwnBestLevel() {
    let count = decided(of: 1_000, seeds: 5, levels: [1, 2, 3, 4, 5]) { _, draw in
      0.8 + 0.01 * draw
    }
    #expect(count.supported + count.reversed <= 74, "\(count)")
  }

  @Test mutating func aThresholdThatManyRunsMissIsNoEvidence() {
    // Half of the runs of either network end below the threshold.
    let count = decided(seeds: 5, measure: .stepsToAccuracy(0.8)) { _, draw in 0.8 + 0.01 * draw }
    #expect(count.supported <= 133, "\(count)")
    #expect(count.reversed <= 133, "\(count)")
  }
}
