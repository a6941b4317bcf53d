/// A normalisation of each example by the statistics of its own values: x̂ = (x − c)/√(mean (x − c)² + ε).
///
/// One without a loop of its own is computed by the formulas here.
public protocol RowNormalization: NormalizationMethod {
  /// Whether c is the mean of the values; else it is 0.
  var subtractsMean: Bool { get }
}

extension RowNormalization {
  /// Nothing is kept.
  public var keepsStatistics: Bool { false }
  /// An example alone is as good as many.
  public var needsBatch: Bool { false }

  /// The normalised values x̂ of an example, and 1/√(mean (x − c)² + ε).
  public func normalized(_ row: [Double]) -> (values: [Double], inverse: Double) {
    let count = Double(row.count)
    let center = subtractsMean ? row.reduce(0, +) / count : 0
    let square = row.reduce(0) { $0 + ($1 - center) * ($1 - center) } / count
    let root = (square + epsilon).squareRoot()
    return (row.map { ($0 - center) / root }, 1 / root)
  }

  /// The gradient of an example's values from that of its normalised ones, q: s(q − mean q − x̂ mean(q x̂)), without the
  /// first mean where none is subtracted, and s the inverse that ``normalized(_:)`` gave.
  public func gradient(_ q: [Double], normalized: [Double], inverse: Double) -> [Double] {
    let count = Double(q.count)
    let constant = subtractsMean ? q.reduce(0, +) / count : 0
    let slope = zip(q, normalized).reduce(0) { $0 + $1.0 * $1.1 } / count
    return zip(q, normalized).map { inverse * ($0 - constant - $1 * slope) }
  }
}
