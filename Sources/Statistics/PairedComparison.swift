internal import Foundation

/// The differences between two arms that share their seeds, and what they say about the true mean difference.
///
/// A seed fixes the initial weights and the order of the batches in both arms, so what the arms
/// share cancels in the difference. Orient the differences so that positive ones support the claim.
///
/// Two tests must agree. Student's t is exact for normal differences and far off for skewed ones: of
/// 48 comparisons of exponential differences without effect, one at least is false in 38 % of families.
/// Hall's cubic transformation of it (Hall 1992, doi:10.1111/j.2517-6161.1992.tb01876.x, equation 2.6)
/// removes the first effect of skewness, is monotone in the mean, and costs two seeds in twenty
/// (`Benchmarks/VerdictSimulation`). A p-value here is the larger of the two, an interval holds both.
public struct PairedComparison: Sendable, Hashable {
  /// One difference per seed, in the order given.
  public let differences: [Double]
  /// The centre and the spread of the differences.
  public let summary: Summary
  /// The standard error of the mean that the tests use; nil for a single pair.
  public let standardError: Double?
  /// What a mean of such differences can be, such as −1 to 1 of shares; nil where anything can be.
  public let possible: ClosedRange<Double>?
  /// The adjusted Fisher–Pearson coefficient G₁ of the differences; 0 for fewer than three and without spread.
  public let skewness: Double

  /// Compares by the given differences; nil if there are none, or if one of them or their mean is not finite.
  ///
  /// - Parameters:
  ///   - differences: One for each pair.
  ///   - step: The grid on which both sides were measured, such as the levels of a sweep; 0 for a continuum. Each side
  ///     is off by up to half a step, which adds step²/6 to the variance and does not show in the spread.
  ///   - grain: The grid on which both sides were counted so finely that the spread shows it, such as the share that one
  ///     example is; 0 for a continuum. Differences that are all equal lie within a grain of one another, and no further:
  ///     their variance is at least that of two errors of half a grain, grain²/6.
  ///   - possible: What a difference can be; where the interval ends at the latest.
  ///   - stretch: What the standard error is multiplied by, for differences that are not independent.
  ///
  /// - Precondition: `step` ≥ 0, `grain` ≥ 0 and `stretch` > 0.
  public init?(
    differences: [Double],
    step: Double = 0,
    grain: Double = 0,
    possible: ClosedRange<Double>? = nil,
    stretch: Double = 1
  ) {
    precondition(
      step >= 0 && grain >= 0 && stretch > 0,
      "A grid has a width, and an error a size."
    )
    guard let summary = Summary(of: differences), summary.mean.isFinite else { return nil }
    self.differences = differences
    self.summary = summary
    self.possible = possible
    let count = Double(differences.count)
    standardError = summary.standardDeviation.map {
      let variance = max($0 * $0, grain * grain / 6) + step * step / 6
      return stretch * (variance / count).squareRoot()
    }
    let squares = differences.reduce(0) { $0 + pow($1 - summary.mean, 2) }
    let largest = max(abs(summary.minimum), abs(summary.maximum))
    // What differs by the rounding of a subtraction alone has no shape.
    let hasShape = count > 2 && summary.maximum - summary.minimum > 1e-12 * largest
    skewness =
      hasShape
      ? differences.reduce(0) { $0 + pow($1 - summary.mean, 3) } / count / pow(squares / count, 1.5)
        * (count * (count - 1)).squareRoot() / (count - 2) : 0
  }

  /// The number of pairs.
  public var count: Int { differences.count }

  /// The mean difference.
  public var mean: Double { summary.mean }

  /// The share of pairs with a positive difference; those without any count half.
  public var shareWon: Double {
    (Double(differences.count { $0 > 0 }) + Double(differences.count { $0 == 0 }) / 2)
      / Double(count)
  }

  /// The mean difference in units of its standard error; nil for a single pair, infinite without any spread.
  public var t: Double? { statistics(against: 0)?.student }

  /// The p-value of Student's paired t-test of a mean difference of zero, two-sided; nil for a single pair.
  public var studentP: Double? { t.map { StudentT.twoSidedP($0, degrees: Double(count - 1)) } }

  /// The two-sided p-value of a mean difference of zero by both tests; nil for a single pair.
  ///
  /// Differences that are all equal but not zero have p = 0, as the limit of ever smaller spreads does.
  public var p: Double? {
    guard let above = tail(above: 0), let below = tail(below: 0) else { return nil }
    return min(1, 2 * min(above, below))
  }

  /// The p-value of a mean that lies outside (−margin, margin): the larger of two one-sided tests
  /// (Schuirmann 1987, doi:10.1007/BF01068419), each by both statistics; nil for a single pair.
  ///
  /// - Precondition: `margin` > 0.
  public func equivalenceP(margin: Double) -> Double? {
    precondition(margin > 0, "A margin of equivalence is positive.")
    guard let above = tail(above: -margin), let below = tail(below: margin) else { return nil }
    return max(above, below)
  }

  /// The values of the mean difference that the tests do not reject at a significance level; nil for a single pair.
  ///
  /// Student's interval joined with Hall's, without what is not ``possible``: no test need reject that.
  ///
  /// - Precondition: 0 < `significance` < 1.
  public func interval(significance: Double) -> ConfidenceInterval? {
    guard let whole = unboundedInterval(significance: significance), let possible else {
      return unboundedInterval(significance: significance)
    }
    // The mean of what is possible is possible, but for the rounding of its sum.
    return ConfidenceInterval(
      low: min(mean, max(whole.low, possible.lowerBound)),
      high: max(mean, min(whole.high, possible.upperBound)),
      level: whole.level
    )
  }

  /// Student's interval joined with Hall's, in which U = (3/γ)((1 + γ(±t/√n − γ/6n))^⅓ − 1), as far as the tests reach.
  func unboundedInterval(significance: Double) -> ConfidenceInterval? {
    guard let standardError else { return nil }
    let critical = StudentT.quantile(upperTail: significance / 2, degrees: Double(count - 1))
    let ends = [critical, -critical].flatMap { [$0, untransformed($0)] }
      .map { mean - standardError * $0 }
    return ConfidenceInterval(
      low: ends.min() ?? mean,
      high: ends.max() ?? mean,
      level: 1 - significance
    )
  }

  // MARK: The two statistics

  /// P of a mean so far above the bound by chance: the larger of both tests'.
  private func tail(above bound: Double) -> Double? {
    statistics(against: bound).map {
      StudentT.upperTail(min($0.student, $0.hall), degrees: Double(count - 1))
    }
  }

  private func tail(below bound: Double) -> Double? {
    statistics(against: bound).map {
      StudentT.upperTail(-max($0.student, $0.hall), degrees: Double(count - 1))
    }
  }

  private func statistics(against bound: Double) -> (student: Double, hall: Double)? {
    guard let standardError else { return nil }
    let distance = mean - bound
    guard standardError > 0, distance != 0 else {
      let limit = distance == 0 ? 0 : distance * .infinity
      return (limit, limit)
    }
    let student = distance / standardError
    return (student, transformed(student))
  }

  /// Hall's T = √n (U + γU²/3 + γ²U³/27 + γ/6n) of t = √n U.
  private func transformed(_ t: Double) -> Double {
    guard skewness != 0 else { return t }
    let root = Double(count).squareRoot()
    let third = skewness / 3
    let u = t / root
    return root
      * (u + third * u * u + third * third * u * u * u / 3 + skewness / (6 * Double(count)))
  }

  /// The t of which `value` is Hall's transform.
  private func untransformed(_ value: Double) -> Double {
    let root = Double(count).squareRoot()
    let shifted = value / root - skewness / (6 * Double(count))
    let cubeRoot = cbrt(1 + skewness * shifted)
    // (c − 1)/γ as (c³ − 1)/γ(c² + c + 1): next to no skewness, c − 1 would be rounding alone.
    return root * 3 * shifted / (cubeRoot * cubeRoot + cubeRoot + 1)
  }
}
