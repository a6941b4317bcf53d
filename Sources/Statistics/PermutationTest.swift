internal import Foundation

/// The exact permutation test of two independent samples: how many of all ways to share their values out are as far apart.
///
/// It assumes nothing of the shape of the values, only that without an effect any value could have stood in either sample
/// (Fisher 1935; Pitman 1937, doi:10.2307/2984124).
public enum PermutationTest {
  /// The most ways of sharing out that are counted.
  public static let limit = 200_000

  /// The two-sided p-value of the difference of two means: the share of all splits whose means are at least as far apart,
  /// the observed one included; nil for an empty sample and beyond ``limit`` splits.
  ///
  /// Differences that are equal but for rounding count as equal.
  public static func p(_ subject: [Double], _ reference: [Double]) -> Double? {
    let all = subject + reference
    guard !subject.isEmpty, !reference.isEmpty, let splits = splits(all.count, subject.count) else {
      return nil
    }
    // With the total fixed, the sum of one sample says how far apart the means are.
    let centre = all.reduce(0, +) / Double(all.count)
    let values = all.map { $0 - centre }
    let scale = values.reduce(0) { $0 + abs($1) }
    let least = abs(values.prefix(subject.count).reduce(0, +)) - 1e-9 * scale
    var far = 0
    func count(from index: Int, taking left: Int, sum: Double) {
      guard left > 0 else {
        if abs(sum) >= least { far += 1 }
        return
      }
      for next in index...(values.count - left) {
        count(from: next + 1, taking: left - 1, sum: sum + values[next])
      }
    }
    count(from: 0, taking: subject.count, sum: 0)
    return Double(far) / Double(splits)
  }

  /// The number of ways to choose some of all; nil beyond the limit.
  private static func splits(_ count: Int, _ chosen: Int) -> Int? {
    var splits = 1
    for step in 1...min(chosen, count - chosen) {
      splits = splits * (count - step + 1) / step
      guard splits <= limit else { return nil }
    }
    return splits
  }
}
