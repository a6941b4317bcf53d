import Datasets
import Foundation
import Statistics

/// How often one comparison without effect is decided either way, by Student's test alone and by both.
struct ErrorRate: Sendable {
  /// By Student's test alone.
  var student = 0.0
  /// By Student's and Hall's.
  var both = 0.0

  /// Simulates comparisons of a shape, each up to its first look that decides.
  ///
  /// - Parameters:
  ///   - shape: The distribution of the differences.
  ///   - looks: When they are looked at.
  ///   - familyLevel: The level of a comparison.
  ///   - repeats: How many are simulated.
  ///   - seed: Where the draws start.
  init(_ shape: Shape, _ looks: Looks, familyLevel: Double, repeats: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let levels = looks.counts.indices.map { looks.level(at: $0, of: familyLevel) }
    for _ in 0..<repeats {
      var differences: [Double] = []
      var (isFalse, isFalseByBoth) = (false, false)
      for (look, count) in looks.counts.enumerated() where !isFalseByBoth {
        while differences.count < count { differences.append(shape(&generator)) }
        guard let comparison = MeanComparison(differences: differences),
          let student = comparison.studentP, student < levels[look]
        else { continue }
        isFalse = true
        isFalseByBoth = comparison.p ?? 1 < levels[look]
      }
      student += isFalse ? 1 : 0
      both += isFalseByBoth ? 1 : 0
    }
    student /= Double(repeats)
    both /= Double(repeats)
  }

  /// The chance that one at least of so many independent comparisons is false.
  static func familyWise(_ rate: Double, of count: Int) -> Double {
    1 - pow(1 - rate, Double(count))
  }
}
