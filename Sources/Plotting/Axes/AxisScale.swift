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
  /// The lower end of the domain and its extent on the scale, computed once for a million points.
  private let low: Double
  private let span: Double
  private let isLinear: Bool
  /// Where 0 stands on a logarithmic scale that has a place for it.
  private let zero: Double?

  /// A map that takes the ends of the domain to two positions, and 0 to a third where a logarithmic scale has a place for it.
  package init(
    _ kind: Axis.Scale,
    domain: ClosedRange<Double>,
    from start: Double,
    to end: Double,
    zero: Double? = nil
  ) {
    self.kind = .scale(kind)
    self.zero = zero
    self.domain = domain
    self.start = start
    self.end = end
    isLinear = kind == .linear
    switch kind {
    case .linear:
      low = domain.lowerBound
      span = domain.upperBound - domain.lowerBound
    case .logarithmic:
      // Not the logarithm of a quotient: between 10^−300 and 10^300 that is not finite.
      low = log(domain.lowerBound)
      span = log(domain.upperBound) - low
    case .symmetricLogarithmic:
      low = Self.symmetricLogarithm(domain.lowerBound)
      span = Self.symmetricLogarithm(domain.upperBound) - low
    }
  }

  /// A map of rows of these heights, in points, the first at the start.
  package init(rows heights: [Double], from start: Double) {
    precondition(!heights.isEmpty, "an axis has at least one row")
    let sum = heights.reduce(0, +)
    kind = .rows(
      edges: heights.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1 / sum) }
    )
    domain = -0.5...Double(heights.count) - 0.5
    low = domain.lowerBound
    span = Double(heights.count)
    isLinear = false
    zero = nil
    self.start = start
    end = start + sum
  }

  /// Where a value stands; nothing for what is not finite and, on a logarithmic scale, for zero and below.
  @inline(__always) package func position(of value: Double) -> Double? {
    guard hasPosition(value) else { return nil }
    if !isLinear, value == 0, let zero { return zero }
    let share = isLinear ? (value - low) / span : curvedShare(of: value)
    // Far outside the panel all is alike; the bound keeps Cairo's fixed-point numbers from wrapping.
    return start + min(20, max(-20, share)) * (end - start)
  }

  /// Whether a value stands anywhere.
  @inline(__always) func hasPosition(_ value: Double) -> Bool {
    value.isFinite && (isLinear || isInDomain(value))
  }

  /// Whether a scale that is not linear has a value at all.
  private func isInDomain(_ value: Double) -> Bool {
    switch kind {
    case .scale(.linear), .scale(.symmetricLogarithmic): true
    case .scale(.logarithmic): value > 0 || value == 0 && zero != nil
    case .rows(let edges): value >= -0.5 && value + 0.5 <= Double(edges.count - 1)
    }
  }

  /// The share of the axis at which a value stands, on a scale that is not linear.
  private func curvedShare(of value: Double) -> Double {
    switch kind {
    case .scale(.linear): return (value - low) / span
    case .scale(.logarithmic): return (log(value) - low) / span
    case .scale(.symmetricLogarithmic): return (Self.symmetricLogarithm(value) - low) / span
    case .rows(let edges):
      let place = value + 0.5
      let row = min(edges.count - 2, Int(place))
      return edges[row] + (place - Double(row)) * (edges[row + 1] - edges[row])
    }
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
