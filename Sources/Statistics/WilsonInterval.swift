/// Wilson's score interval of a probability, from a count of successes.
public enum WilsonInterval {
  /// The interval for `successes` out of `count` trials, the accuracy on a test set for instance.
  ///
  /// - Precondition: 0 ≤ `successes` ≤ `count` and `count` > 0.
  public static func interval(
    successes: Int,
    of count: Int,
    level: Double = 0.95
  ) -> ConfidenceInterval {
    precondition(count > 0 && (0...count).contains(successes), "Successes are some of the trials.")
    return interval(share: Double(successes) / Double(count), of: count, level: level)
  }

  package static func interval(share: Double, of count: Int, level: Double) -> ConfidenceInterval {
    let z = StandardNormal.quantile((1 + level) / 2)
    // The mirror image, so that all and none are treated alike and end exactly at 1 and 0.
    return ConfidenceInterval(
      low: lowerEnd(share, count: count, z: z),
      high: 1 - lowerEnd(1 - share, count: count, z: z),
      level: level
    )
  }

  /// (p + z²/2n − z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), where the score test begins to reject.
  private static func lowerEnd(_ p: Double, count: Int, z: Double) -> Double {
    // Exactly 0, which rounding would miss.
    guard p > 0 else { return 0 }
    let n = Double(count)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, (p + z * z / (2 * n) - spread) / (1 + z * z / n))
  }
}
