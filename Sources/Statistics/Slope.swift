/// The straight line through points.
public enum Slope {
  /// The slope by ordinary least squares, Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²; nil without two different x or a finite y.
  public static func leastSquares(_ points: [(x: Double, y: Double)]) -> Double? {
    guard let x = Summary(of: points.map(\.x)), let y = Summary(of: points.map(\.y)),
      x.maximum > x.minimum
    else { return nil }
    let products = points.reduce(0) { $0 + ($1.x - x.mean) * ($1.y - y.mean) }
    let squares = points.reduce(0) { $0 + ($1.x - x.mean) * ($1.x - x.mean) }
    return products / squares
  }
}
