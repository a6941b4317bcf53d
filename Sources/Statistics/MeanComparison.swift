internal import Foundation

/// Two arms, and what their runs say about the true difference of their means.
///
/// Arms that share their seeds are *paired*: a seed fixes the initial weights and the order of the batches in both, so what
/// the arms share cancels in the difference of each pair. Arms that share none, such as logs that recorded no seed, are
/// *independent*: Welch's t-test with the degrees of freedom of Satterthwaite (Welch 1947, doi:10.1093/biomet/34.1-2.28)
/// needs no equal spread. Orient the differences so that positive ones support the claim.
///
/// Of pairs, two tests must agree. Student's t is exact for normal differences and far off for skewed ones: of
/// 48 comparisons of exponential differences without effect, one at least is false in 38 % of families.
/// Hall's cubic transformation of it (Hall 1992, doi:10.1111/j.2517-6161.1992.tb01876.x, equation 2.6)
/// removes the first effect of skewness, is monotone in the mean, and costs two seeds in twenty
/// (`Benchmarks/VerdictSimulation`). A p-value here is the larger of the two, an interval holds both.
public struct MeanComparison: Sendable, Hashable {
  /// How the runs of two arms belong together.
  public enum Design: Sendable, Hashable {
    /// Each run of one arm has one of the other: one difference per seed, in the order given.
    case paired([Double])
    /// No run of one arm has to do with one of the other.
    case independent(subject: [Double], reference: [Double])
  }

  /// The runs, and how they belong together.
  public let design: Design
  /// The mean difference.
  public let mean: Double
  /// The standard error of the mean difference that the tests use; nil where an arm has a single run.
  public let standardError: Double?
  /// The degrees of freedom of ``standardError``: pairs less one, or Satterthwaite's.
  public let degrees: Double
  /// What a mean of such differences can be, such as −1 to 1 of shares; nil where anything can be.
  public let possible: ClosedRange<Double>?
  /// The adjusted Fisher–Pearson coefficient G₁ of the differences of pairs; 0 for fewer than three, without spread, and for
  /// independent arms.
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
    design = .paired(differences)
    mean = summary.mean
    self.possible = possible
    let count = Double(differences.count)
    degrees = count - 1
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

  /// Compares two arms whose runs are independent; nil if one has none, or if a number is not finite.
  ///
  /// - Parameters:
  ///   - subject: The numbers of the arm that a claim is about, on the scale that is compared.
  ///   - reference: Those of the other arm.
  ///   - isHigher: Whether more of the subject is for the claim; else the difference is turned round.
  ///   - step: As for pairs.
  ///   - grain: As for pairs; equal numbers of an arm have the variance of an error of half a grain, grain²/12.
  ///   - possible: What a difference can be.
  ///
  /// - Precondition: `step` ≥ 0 and `grain` ≥ 0.
  public init?(
    independent subject: [Double],
    minus reference: [Double],
    isHigher: Bool = true,
    step: Double = 0,
    grain: Double = 0,
    possible: ClosedRange<Double>? = nil
  ) {
    precondition(step >= 0 && grain >= 0, "A grid has a width.")
    guard let one = Summary(of: subject), let other = Summary(of: reference) else { return nil }
    let difference = one.mean - other.mean
    guard difference.isFinite else { return nil }
    design = .independent(subject: subject, reference: reference)
    mean = isHigher ? difference : -difference
    self.possible = possible
    skewness = 0
    let parts = [one, other].map { summary in
      summary.standardDeviation.map {
        (max($0 * $0, grain * grain / 12) + step * step / 12) / Double(summary.count)
      }
    }
    guard let a = parts[0], let b = parts[1] else {
      (standardError, degrees) = (nil, 0)
      return
    }
    standardError = (a + b).squareRoot()
    let (n, m) = (Double(one.count - 1), Double(other.count - 1))
    degrees = a + b > 0 ? (a + b) * (a + b) / (a * a / n + b * b / m) : n + m
  }

  /// Whether the runs are pairs.
  public var isPaired: Bool {
    switch design {
    case .paired: true
    case .independent: false
    }
  }

  /// The differences of pairs, in the order given; none of independent arms.
  public var differences: [Double] {
    switch design {
    case .paired(let differences): differences
    case .independent: []
    }
  }

  /// The number of pairs; of independent arms the runs of the smaller one.
  public var count: Int {
    switch design {
    case .paired(let differences): differences.count
    case .independent(let subject, let reference): min(subject.count, reference.count)
    }
  }

  /// Whether there are enough runs for a verdict: two of an independent arm say next to nothing of its spread.
  public var allowsVerdict: Bool { isPaired ? count > 1 : count > 2 }

  /// The share of pairs with a positive difference, those without any count half; of independent arms that of all pairs of a
  /// run of each, which is the U of Mann and Whitney (1947) over its largest value.
  public var shareWon: Double {
    let signs: [Double]
    switch design {
    case .paired(let differences): signs = differences
    case .independent(let subject, let reference):
      let sign: Double = (mean < 0) == (Self.mean(subject) < Self.mean(reference)) ? 1 : -1
      signs = subject.flatMap { one in reference.map { sign * (one - $0) } }
    }
    return (Double(signs.count { $0 > 0 }) + Double(signs.count { $0 == 0 }) / 2)
      / Double(signs.count)
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The mean difference in units of its standard error; nil for a single pair, infinite without any spread.
  public var t: Double? { statistics(against: 0)?.student }

  /// The p-value of Student's paired or Welch's t-test of a mean difference of zero, two-sided; nil for a single pair.
  public var studentP: Double? { t.map { StudentT.twoSidedP($0, degrees: degrees) } }

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

  /// The t-interval, of pairs joined with Hall's, in which U = (3/γ)((1 + γ(±t/√n − γ/6n))^⅓ − 1), as far as the tests reach.
  func unboundedInterval(significance: Double) -> ConfidenceInterval? {
    guard let standardError else { return nil }
    let critical = StudentT.quantile(upperTail: significance / 2, degrees: degrees)
    let ends = [critical, -critical].flatMap { [$0, untransformed($0)] }
      .map { mean - standardError * $0 }
    return ConfidenceInterval(
      low: ends.min() ?? mean,
      high: ends.max() ?? mean,
      level: 1 - significance
    )
  }

  /// The interval of the t-test alone, as other programs have it; nil where an arm has a single run.
  public func studentInterval(significance: Double) -> ConfidenceInterval? {
    standardError.map { error in
      let t = StudentT.quantile(upperTail: significance / 2, degrees: degrees)
      return ConfidenceInterval(
        low: mean - t * error,
        high: mean + t * error,
        level: 1 - significance
      )
    }
  }

  // MARK: The two statistics

  /// P of a mean so far above the bound by chance: the larger of both tests'.
  private func tail(above bound: Double) -> Double? {
    statistics(against: bound).map {
      StudentT.upperTail(min($0.student, $0.hall), degrees: degrees)
    }
  }

  private func tail(below bound: Double) -> Double? {
    statistics(against: bound).map {
      StudentT.upperTail(-max($0.student, $0.hall), degrees: degrees)
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
