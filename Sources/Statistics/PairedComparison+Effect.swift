internal import Foundation

extension PairedComparison {
  /// d_z = mean / s, the mean difference in standard deviations; nil for a single pair or no spread.
  public var standardizedEffect: Double? {
    guard let deviation = summary.standardDeviation, hasSpread else { return nil }
    return mean / deviation
  }

  /// g_z = J·d_z, the standardised effect without its bias in small samples (Hedges 1981).
  ///
  /// J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)) with ν = n − 1, exactly; nil below three pairs.
  public var hedgesG: Double? {
    guard count > 2, let standardizedEffect else { return nil }
    let degrees = Double(count - 1)
    let logJ = lgamma(degrees / 2) - log(degrees / 2) / 2 - lgamma((degrees - 1) / 2)
    return exp(logJ) * standardizedEffect
  }

  /// The share of pairs with a positive difference, a tie counting one half.
  ///
  /// Bouthillier et al. (2021) call an improvement meaningful when the interval of this probability
  /// lies above 0.5 and reaches 0.75.
  public var probabilityOfImprovement: Double {
    Double(differences.count { $0 > 0 } * 2 + differences.count { $0 == 0 }) / Double(2 * count)
  }

  /// Wilson's interval of `probabilityOfImprovement`.
  public func probabilityOfImprovementInterval(level: Double = 0.95) -> ConfidenceInterval {
    WilsonInterval.interval(share: probabilityOfImprovement, of: count, level: level)
  }
}
