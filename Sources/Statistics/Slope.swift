/// The straight line through points.
public enum Slope {
  /// The slope by ordinary least squares, Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²; nil without two different x or a finite y.
  public static func leastSquares(_ points: [(x: Double, y: Double)]) -> Double? {
    guard let weights = weights(points.map(\.x)), let y = Summary(of: points.map(\.y)) else {
      return nil
    }
    return zip(weights, points).reduce(0) { $0 + $1.0 * ($1.1.y - y.mean) }
  }

  /// What each y counts for in the slope, (x − x̄) / Σ(x − x̄)²: the slope is Σ w y; nil without two different finite x.
  ///
  /// The sign says whether a larger y makes the slope larger or smaller.
  public static func weights(_ x: [Double]) -> [Double]? {
    guard let summary = Summary(of: x), summary.maximum > summary.minimum else { return nil }
    let squares = x.reduce(0) { $0 + ($1 - summary.mean) * ($1 - summary.mean) }
    return x.map { ($0 - summary.mean) / squares }
  }
}
