import Measures
import Testing

@testable import Figures

@Suite struct ContrastTests {
  /// Five pairs that differ by 0.01, 0.02, 0.01, 0.02 and 0.015 of a share: 1.5 points on average.
  ///
  /// scipy 1.11: t.interval(0.95, 4, loc=1.5, scale=0.2236068) is 0.879 to 2.121.
  private let base: [UInt64: Double] = [1: 0.5, 2: 0.5, 3: 0.5, 4: 0.5, 5: 0.5]
  private let higher: [UInt64: Double] = [1: 0.51, 2: 0.52, 3: 0.51, 4: 0.52, 5: 0.515]

  private func contrast(
    _ subject: [UInt64: Double],
    _ reference: [UInt64: Double],
    _ scale: EffectScale = .points
  ) -> Finding? {
    Contrast(
      subject: "Batch norm",
      reference: "Baseline",
      quantity: "Validation accuracy",
      difference: PairedDifference(subject, minus: reference, scale)
    ).finding
  }

  @Test func aDifferenceIsSaidWithItsInterval() throws {
    let above = try #require(contrast(higher, base))
    #expect(
      above.titles == [
        "Batch norm is 1.50 points above Baseline in validation accuracy (0.88 to 2.12)"
      ]
    )
    #expect(above.basis == .interval)
    let below = try #require(contrast(base, higher))
    #expect(
      below.titles == [
        "Batch norm is 1.50 points below Baseline in validation accuracy (0.88 to 2.12)"
      ]
    )
  }

  @Test func aRatioIsSaidAsTimes() throws {
    let half = try #require(contrast(base.mapValues { $0 / 2 }, base, .ratio))
    #expect(
      half.titles[0].hasPrefix("Batch norm has 0.50 times the validation accuracy of Baseline")
    )
  }

  @Test func whatIsNotToldFromNoneIsNoDifference() throws {
    let mixed: [UInt64: Double] = [1: 0.51, 2: 0.49, 3: 0.51, 4: 0.49, 5: 0.5]
    let open = try #require(contrast(mixed, base))
    #expect(open.basis == .noDifference)
    #expect(
      open.titles[0].hasPrefix(
        "No difference in validation accuracy between Batch norm and Baseline is shown: +0.00"
      )
        || open.titles[0].hasPrefix(
          "No difference in validation accuracy between Batch norm and Baseline is shown: 0.00"
        )
    )
  }

  @Test func oneRunAndFewRunsSaySo() throws {
    let one = try #require(contrast([1: 0.6], [1: 0.5]))
    #expect(
      one.titles == [
        "Batch norm is 10.0 points above Baseline in validation accuracy (one run of each)",
        "Validation accuracy: 10.0 points (one run of each)",
      ]
    )
    #expect(one.basis == .oneRun)
    let two = try #require(contrast([1: 0.6, 2: 0.7], [1: 0.5, 2: 0.5]))
    #expect(two.titles[0].hasSuffix("(2 pairs of runs: too few for an interval)"))
    #expect(two.basis == .noDifference)
    // Runs that share no seed are no pairs, and are compared as two sets.
    let independent = try #require(contrast([1: 0.6, 2: 0.7], [3: 0.5, 4: 0.5]))
    #expect(independent.titles[0].hasSuffix("(2 runs of each: too few for an interval)"))
    #expect(contrast([1: 0.6], [:]) == nil)
  }
}
