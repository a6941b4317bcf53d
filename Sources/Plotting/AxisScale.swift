internal import Foundation

/// A map from data values to positions in points.
package struct AxisScale: Sendable {
  private let kind: Axis.Scale
  private let domain: ClosedRange<Double>
  private let start: Double
  private let end: Double

  /// A map that takes the ends of the domain to two positions.
  package init(_ kind: Axis.Scale, domain: ClosedRange<Double>, from start: Double, to end: Double)
  {
    self.kind = kind
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// Where a value stands; nothing for what is not finite and, on a logarithmic scale, for zero and below.
  package func position(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let share: Double
    switch kind {
    case .linear:
      share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    case .logarithmic:
      guard value > 0 else { return nil }
      share = log(value / domain.lowerBound) / log(domain.upperBound / domain.lowerBound)
    }
    // Far outside the panel all is alike; the bound keeps Cairo's fixed-point numbers from wrapping.
    return start + min(20, max(-20, share)) * (end - start)
  }
}
