internal import Statistics

/// How far the candidate's mean lies from the baseline's, in units of its error; worse is negative.
struct MeanDifference: Sendable, Hashable {
  /// The candidate's mean less the baseline's, turned so that worse is negative.
  let difference: Double
  /// The standard deviation of one run, or of the difference of one pair.
  let spread: Double
  /// The standard error of the difference.
  let standardError: Double
  /// Its degrees of freedom.
  let degrees: Double
  /// Whether runs of one seed are compared with one another.
  let isPaired: Bool

  /// Two samples with one variance (Student's test): a candidate may be a single run, as the baseline then tells the spread.
  ///
  /// - Precondition: both together have at least three values.
  init(_ candidate: GateSample, less baseline: GateSample, _ direction: GateDirection) {
    let (before, now) = (Double(baseline.count), Double(candidate.count))
    degrees = before + now - 2
    precondition(degrees > 0, "A spread needs two values of one sample.")
    let squares: Double =
      (before - 1) * baseline.deviation * baseline.deviation
      + (now - 1) * candidate.deviation * candidate.deviation
    spread = (squares / degrees).squareRoot()
    standardError = spread * (1 / before + 1 / now).squareRoot()
    difference = direction.sign * (candidate.mean - baseline.mean)
    isPaired = false
  }

  /// The differences of pairs, candidate less baseline.
  ///
  /// - Precondition: there are two at least, and all are finite.
  init(pairs: [Double], _ direction: GateDirection) {
    guard let sample = GateSample(pairs), sample.count > 1 else {
      preconditionFailure("A spread of pairs needs two of them.")
    }
    degrees = Double(sample.count - 1)
    spread = sample.deviation
    standardError = spread / Double(sample.count).squareRoot()
    difference = direction.sign * sample.mean
    isPaired = true
  }

  /// Student's t; infinite without any spread, and 0 where there is no difference either.
  var t: Double {
    if standardError > 0 { return difference / standardError }
    return difference == 0 ? 0 : difference * .infinity
  }

  /// The chance of so low a t where there is no loss.
  var lossP: Double { StudentT.upperTail(-t, degrees: degrees) }

  /// The chance of so high a t where there is no gain.
  var gainP: Double { StudentT.upperTail(t, degrees: degrees) }

  /// How far a one-sided bound of 95 % lies from the difference.
  var reach: Double { StudentT.quantile(0.95, degrees: degrees) * standardError }
}
