/// Bias-corrected and accelerated (BCa) bootstrap intervals of any statistic of one sample.
///
/// A robustness check beside Student's interval, from about 20 values on: with 5 to 10 values its
/// coverage falls to 84 to 87 % of a nominal 95 % (Efron 1987, DiCiccio and Efron 1996).
public enum Bootstrap {
  /// The BCa interval of `statistic`, from `resampleCount` resamples with replacement.
  ///
  /// Nil for fewer than two values, a value that is not finite, or a statistic beyond all resamples.
  ///
  /// - Precondition: `resampleCount` > 0 and 0 < `level` < 1.
  public static func interval(
    of values: [Double],
    level: Double = 0.95,
    resampleCount: Int = 9999,
    using generator: inout some RandomNumberGenerator,
    statistic: ([Double]) -> Double
  ) -> ConfidenceInterval? {
    precondition(resampleCount > 0, "A bootstrap needs resamples.")
    guard values.count > 1, values.allSatisfy(\.isFinite) else { return nil }
    var replicates: [Double] = []
    replicates.reserveCapacity(resampleCount)
    for _ in 0..<resampleCount {
      let resample = values.map { _ in
        // Our own draw: the standard library may change its algorithm, and with it the interval.
        values[Int(generator.next().multipliedFullWidth(by: UInt64(values.count)).high)]
      }
      replicates.append(statistic(resample))
    }
    return interval(of: values, level: level, replicates: replicates, statistic: statistic)
  }

  /// The BCa interval from the statistic's values on the resamples given.
  ///
  /// α = Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), with z₀ the normal score of the share of replicates below
  /// the estimate (ties half), and a the skewness of the jackknife values, Σ(θ̄ − θᵢ)³ / 6(Σ(θ̄ − θᵢ)²)^1.5.
  package static func interval(
    of values: [Double],
    level: Double,
    replicates: [Double],
    statistic: ([Double]) -> Double
  ) -> ConfidenceInterval? {
    precondition(level > 0 && level < 1, "A confidence level is a share between 0 and 1.")
    guard replicates.allSatisfy(\.isFinite),
      let bias = bias(of: replicates, about: statistic(values))
    else { return nil }
    let acceleration = acceleration(of: values, statistic: statistic)
    let shares = shares(level: level, bias: bias, acceleration: acceleration)
    let sorted = replicates.sorted()
    return ConfidenceInterval(
      low: quantile(shares.low, sorted: sorted),
      high: quantile(shares.high, sorted: sorted),
      level: level
    )
  }

  /// z₀, the normal score of the share of replicates below the estimate, ties half; nil beyond them all.
  package static func bias(of replicates: [Double], about estimate: Double) -> Double? {
    let below = replicates.count { $0 < estimate }
    let equal = replicates.count { $0 == estimate }
    let share = Double(2 * below + equal) / Double(2 * replicates.count)
    return share > 0 && share < 1 ? StandardNormal.quantile(share) : nil
  }

  /// The shares of replicates below the two ends: Φ(z₀ + (z₀ ± z)/(1 − a(z₀ ± z))).
  package static func shares(
    level: Double,
    bias: Double,
    acceleration: Double
  ) -> (low: Double, high: Double) {
    let z = StandardNormal.quantile((1 + level) / 2)
    let ends = [bias - z, bias + z].map { shifted in
      let scale = 1 - acceleration * shifted
      guard scale > 0 else { return shifted > 0 ? 1.0 : 0 }
      return StandardNormal.cumulative(bias + shifted / scale)
    }
    return (ends[0], ends[1])
  }

  /// How fast the statistic's standard error changes with its value, from leaving out each value once.
  package static func acceleration(
    of values: [Double],
    statistic: ([Double]) -> Double
  ) -> Double {
    let leftOut = values.indices.map { index in
      var rest = values
      rest.remove(at: index)
      return statistic(rest)
    }
    let mean = leftOut.reduce(0, +) / Double(leftOut.count)
    let squares = leftOut.reduce(0) { $0 + (mean - $1) * (mean - $1) }
    let cubes = leftOut.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }

  /// The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan).
  package static func quantile(_ p: Double, sorted: [Double]) -> Double {
    let position = p * Double(sorted.count - 1)
    let index = min(max(Int(position), 0), sorted.count - 1)
    let next = min(index + 1, sorted.count - 1)
    return sorted[index] + (position - Double(index)) * (sorted[next] - sorted[index])
  }
}
