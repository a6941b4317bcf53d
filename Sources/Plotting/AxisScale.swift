internal import Foundation

/// A map from data values to positions in points.
package struct AxisScale: Sendable {
  private enum Kind {
    case scale(Axis.Scale)
    /// Rows by the shares of the axis at which they begin and end.
    case rows(edges: [Double])
  }

  private let kind: Kind
  private let domain: ClosedRange<Double>
  private let start: Double
  private let end: Double

  /// A map that takes the ends of the domain to two positions.
  package init(_ kind: Axis.Scale, domain: ClosedRange<Double>, from start: Double, to end: Double)
  {
    self.kind = .scale(kind)
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// A map of rows of these heights, in points, the first at the start.
  package init(rows heights: [Double], from start: Double) {
    precondition(!heights.isEmpty, "an axis has at least one row")
    let sum = heights.reduce(0, +)
    kind = .rows(
      edges: heights.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1 / sum) }
    )
    domain = -0.5...Double(heights.count) - 0.5
    self.start = start
    end = start + sum
  }

  /// Where a value stands; nothing for what is not finite and, on a logarithmic scale, for zero and below.
  package func position(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let share: Double
    switch kind {
    case .scale(.linear):
      share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    case .scale(.logarithmic):
      guard value > 0 else { return nil }
      // Not the logarithm of a quotient: between 10^−300 and 10^300 that is not finite.
      let low = log(domain.lowerBound)
      share = (log(value) - low) / (log(domain.upperBound) - low)
    case .scale(.symmetricLogarithmic):
      let low = Self.symmetricLogarithm(domain.lowerBound)
      let high = Self.symmetricLogarithm(domain.upperBound)
      share = (Self.symmetricLogarithm(value) - low) / (high - low)
    case .rows(let edges):
      let place = value + 0.5
      guard place >= 0, place <= Double(edges.count - 1) else { return nil }
      let row = min(edges.count - 2, Int(place))
      share = edges[row] + (place - Double(row)) * (edges[row + 1] - edges[row])
    }
    // Far outside the panel all is alike; the bound keeps Cairo's fixed-point numbers from wrapping.
    return start + min(20, max(-20, share)) * (end - start)
  }

  /// The length of one unit at the start, in points: the width of the band of a category.
  package var band: Double {
    let low = domain.lowerBound
    guard let first = position(of: low), let second = position(of: low + 1) else { return 0 }
    return (second - first).magnitude
  }

  private static func symmetricLogarithm(_ value: Double) -> Double {
    value < 0 ? -log1p(-value) : log1p(value)
  }
}
