internal import Foundation

/// The finite numbers of a sample in ascending order, and how many there were besides.
package struct Sample: Sendable, Hashable {
  /// The numbers that can be drawn, ascending.
  package let values: [Double]
  /// How many were not finite, or beyond 10^100, where differences overflow.
  package let excluded: Int

  /// Sorts numbers.
  package init(_ values: [Double]) {
    self.values = values.filter { $0.magnitude < 1e100 }.sorted()
    excluded = values.count - self.values.count
  }

  /// The quantile of a share, straight between neighbouring values: type 7 of Hyndman and Fan (1996), NumPy's default.
  ///
  /// Nothing without values.
  package func quantile(_ share: Double) -> Double? {
    guard let last = values.last else { return nil }
    let place = share * Double(values.count - 1)
    let index = Int(place.rounded(.down))
    guard index + 1 < values.count else { return last }
    return values[index] + (place - Double(index)) * (values[index + 1] - values[index])
  }

  /// The standard deviation with n − 1; zero for fewer than two values.
  package var standardDeviation: Double {
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// The distance from the first quartile to the third; zero without values.
  package var interquartileRange: Double {
    guard let low = quantile(0.25), let high = quantile(0.75) else { return 0 }
    return high - low
  }

  /// Such as "2 of 10 seeds are not finite"; nothing if all are.
  package func exclusion(unit: String) -> String? {
    guard excluded > 0 else { return nil }
    return
      "\(excluded) of \(values.count + excluded) \(unit) \(excluded == 1 ? "is" : "are") not finite"
  }
}
