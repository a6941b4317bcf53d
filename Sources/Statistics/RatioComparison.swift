internal import Foundation

/// The ratios between two arms that share their seeds, compared on their logarithms.
///
/// Times, counts of steps and losses differ by factors: a factor of 2 and one of ½ are equally far
/// from 1 on the logarithm, and only there. Orient the ratios so that those above 1 support the claim.
public struct RatioComparison: Sendable, Hashable {
  /// The comparison of the natural logarithms of the ratios; its tests are those of the ratio too.
  public let logarithms: PairedComparison

  /// Compares by `first` / `second`, seed by seed; all values are positive.
  public init(_ first: [Double], over second: [Double]) throws(SampleError) {
    guard first.count == second.count else { throw .unequalCounts(first.count, second.count) }
    for index in first.indices {
      let pair = [first[index], second[index]]
      guard pair.allSatisfy(\.isFinite) else { throw .notFinite(index: index) }
      guard pair.allSatisfy({ $0 > 0 }) else { throw .notPositive(index: index) }
    }
    logarithms = try PairedComparison(differences: zip(first, second).map { log($0) - log($1) })
  }

  /// The geometric mean of the ratios, exp(mean ln r).
  public var geometricMean: Double { exp(logarithms.mean) }

  /// Student's interval of the geometric mean, exp(mean ln r ± t·s/√n); nil for a single pair.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    logarithms.interval(level: level).map(Self.ratios)
  }

  /// The interval of ratios whose logarithms have the interval given.
  public static func ratios(_ logarithms: ConfidenceInterval) -> ConfidenceInterval {
    ConfidenceInterval(
      low: exp(logarithms.low),
      high: exp(logarithms.high),
      level: logarithms.level
    )
  }
}
