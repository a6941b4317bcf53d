/// Three percentiles of the inputs that a unit's activation gets over a number of examples.
package struct UnitQuantiles: Sendable, Hashable, Codable {
  /// The 15th percentile.
  package var low: Double
  /// The median.
  package var middle: Double
  /// The 85th percentile.
  package var high: Double

  /// The percentiles of values, at least one, straight between neighbours: the q-th lies at place q (n − 1) of 0 … n − 1.
  package init(of values: [Double]) {
    precondition(!values.isEmpty, "Nothing has no percentiles.")
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    low = quantile(0.15)
    middle = quantile(0.5)
    high = quantile(0.85)
  }

  /// How far the median moved since `earlier`, in units of the distance between the outer percentiles of then; nil where
  /// that was zero.
  package func drift(since earlier: UnitQuantiles) -> Double? {
    let spread = earlier.high - earlier.low
    return spread > 0 ? abs(middle - earlier.middle) / spread : nil
  }
}
