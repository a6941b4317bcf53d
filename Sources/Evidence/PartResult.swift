package import Experiments
internal import Foundation
package import Measures
internal import Models
internal import Notation
internal import Runs
package import Statistics

/// One part of a claim with the numbers that decide it.
package struct PartResult {
  /// Why a part could not be judged by its numbers.
  package enum Obstacle: Hashable {
    /// Some pairs have a run that diverged: leaving them out would flatter the network that diverges.
    case diverged(Int)
    /// Some pairs or runs lack the endpoint.
    case missing(Int)
    /// Too many runs ended before they reached the threshold, or the grid of levels ended before they failed.
    case unreached(Int)
    /// More than a fifth of the runs got to the accuracy before their first evaluation, or not until their last.
    case saturated(early: Int, late: Int, of: Int)
    /// The shortest run made fewer updates than the number needs to say anything.
    case tooShort(Int, needed: Int)
    /// There is one seed, and a level that was to be chosen by the others.
    case oneSeed

    /// Whether a value is one of those that it is about.
    func stands(inTheWayOf value: MeasuredValue) -> Bool {
      switch self {
      case .diverged: value == .diverged
      case .missing: value == .notRecorded
      case .unreached: value.isBound
      // Those that are counted.
      case .saturated(let early, let late, of: _):
        early > late ? value.isUpperBound : value.isLowerBound
      case .tooShort, .oneSeed: false
      }
    }
  }

  /// How many runs of one side have the obstacle.
  package struct Place: Hashable {
    var network: String
    var count: Int
  }

  /// How many runs two sides have that are no pairs.
  package struct Runs: Hashable, Sendable {
    package var subject: Int
    package var reference: Int
  }

  /// What came of a part.
  package enum Outcome {
    /// The effect, one value per pair, positive where it supports the claim; logarithms for ratios.
    case judged(Judgement)
    /// Whether every run is in the range that the claim says.
    case checked(Check)
    case notJudged(Obstacle)
  }

  /// The runs that are in a range and those that are not.
  package struct Check {
    /// How many runs are in the range.
    var insideCount: Int
    /// How many runs have a bound that leaves open whether they are.
    var openCount: Int
    /// How many runs there are.
    var count: Int
    /// The smallest and largest number, of the runs that have one.
    var extremes: ClosedRange<Double>?

    init(_ values: [MeasuredValue], in range: ClosedRange<Double>) {
      count = values.count
      insideCount = values.count { Self.isInside($0, range) == true }
      openCount = values.count { Self.isInside($0, range) == nil }
      let numbers = values.compactMap(\.number)
      extremes = numbers.min().flatMap { low in numbers.max().map { low...$0 } }
    }

    /// Whether a value lies in a range; nil where its bound leaves it open.
    private static func isInside(_ value: MeasuredValue, _ range: ClosedRange<Double>) -> Bool? {
      switch value {
      case .number(let number): range.contains(number)
      case .atLeast(let number) where number > range.upperBound: false
      case .atLeast(let number):
        number >= range.lowerBound && range.upperBound == .infinity ? true : nil
      case .atMost(let number) where number < range.lowerBound: false
      case .atMost(let number):
        number <= range.upperBound && range.lowerBound == -.infinity ? true : nil
      case .diverged: false
      case .open, .notRecorded: nil
      }
    }

    /// One run outside refutes what is said of every run.
    var verdict: Verdict {
      if insideCount + openCount < count { return .refuted }
      return openCount == 0 ? .supported : .inconclusive
    }

    /// The significance level of the interval of the share.
    static let significance = 0.05

    /// The share of runs in the range, with Wilson's interval.
    var share: Double { Double(insideCount) / Double(count) }
    var interval: ConfidenceInterval {
      WilsonInterval.interval(successes: insideCount, of: count, level: 1 - Self.significance)
    }
  }

  /// The levels that were chosen for a network by its other seeds.
  package struct ChosenLevels: Hashable {
    var network: String
    var levels: [Double]

    /// The levels of a side's values; nil for a side that names its level.
    init?(_ side: Claim.Side, _ values: [SeedValue], in cells: [Cell]) {
      guard side.level == .best, let cell = side.cells(in: cells).first else { return nil }
      network = cell.network.title
      levels = Set(values.compactMap(\.level)).sorted()
    }

    /// `Batch norm 0.03 to 0.1`.
    var text: String {
      guard let low = levels.first, let high = levels.last else {
        return localized("\(network) none")
      }
      let (first, last) = (Format.setting(low), Format.setting(high))
      return low == high
        ? localized("\(network) \(first)") : localized("\(network) \(first) to \(last)")
    }
  }

  package var part: Claim.Part
  /// How many pairs of runs were compared, or how many runs were checked.
  package var count: Int
  /// In how many of them the effect is at least what is counted, because a run ended before its threshold.
  package var lowerBoundCount: Int
  /// In how many of them the effect is at most what is counted.
  package var upperBoundCount = 0
  package var levels: [ChosenLevels]
  /// The sides of a comparison that could not be made, where one has what stands in the way.
  package var places: [Place] = []
  /// How many runs each side has, where they are no pairs; nil for pairs and checks.
  package var runs: Runs?
  package var outcome: Outcome
  /// What the first pairs said at each look that was taken, for a comparison; nil where they could not be compared.
  package var looks: [(pairs: Int, comparison: MeanComparison?)] = []
  /// When a comparison is looked at; nil for a check.
  package var schedule: Looks?

  package var comparison: MeanComparison? { judgement?.comparison }

  package var judgement: Judgement? {
    switch outcome {
    case .judged(let judgement): judgement
    case .checked, .notJudged: nil
    }
  }

  /// How many pairs there are, of which a comparison that was decided early needed fewer.
  package var available: Int { looks.last?.pairs ?? count }

  package var verdict: Verdict {
    switch outcome {
    case .judged(let judgement): judgement.verdict
    case .checked(let check): check.verdict
    case .notJudged: .inconclusive
    }
  }

  /// Whether one pair of runs is all there is to compare.
  package var isOnePair: Bool { judgement?.comparison.count == 1 || outcome.isOneSeed }

  /// Whether nothing was to be judged: one pair of runs, or runs that are too short.
  package var isUnjudgeable: Bool {
    switch outcome {
    case .notJudged(.tooShort): true
    case .judged, .checked, .notJudged: isOnePair
    }
  }

  /// The effect: a ratio, percentage points, a difference, or the share of runs in the range; nil where there is none.
  package var effect: Double? {
    switch outcome {
    case .judged(let judgement): scaled(judgement.comparison.mean)
    case .checked(let check): check.share
    case .notJudged: nil
    }
  }

  /// The interval of the effect that decides, or Wilson's 95 % interval of a share of runs; nil for one pair.
  package var interval: ConfidenceInterval? {
    switch outcome {
    case .judged(let judgement):
      judgement.interval.map {
        ConfidenceInterval(low: scaled($0.low), high: scaled($0.high), level: $0.level)
      }
    case .checked(let check): check.interval
    case .notJudged: nil
    }
  }

  /// The significance level of the interval; nil without one.
  package var significance: Double? {
    switch outcome {
    case .judged(let judgement): judgement.interval.map { _ in judgement.level }
    case .checked: Check.significance
    case .notJudged: nil
    }
  }

  /// The effect and its interval in units of the smallest effect that matters; nil for checks and without an effect.
  package var standardized: (mean: Double, interval: ConfidenceInterval?)? {
    guard let judgement, case .comparison(let claimed) = part.test,
      claimed.smallestEffectOnScale > 0
    else { return nil }
    let unit = claimed.smallestEffectOnScale
    return (
      judgement.comparison.mean / unit,
      judgement.interval.map {
        ConfidenceInterval(low: $0.low / unit, high: $0.high / unit, level: $0.level)
      }
    )
  }

  /// An effect as a number in the scale of the comparison.
  func scaled(_ effect: Double) -> Double {
    switch scale {
    case .ratio: exp(effect)
    case .points: effect * 100
    case .difference, nil: effect
    }
  }

  /// How the sides are compared; nil for a check.
  package var scale: EffectScale? {
    switch part.test {
    case .comparison(let comparison): comparison.scale
    case .everyRun: nil
    }
  }
}

extension PartResult.Outcome {
  fileprivate var isOneSeed: Bool {
    switch self {
    case .notJudged(.oneSeed): true
    case .judged, .checked, .notJudged: false
    }
  }
}
