internal import Foundation

/// A distance between ticks: 1, 2 or 5 times a power of ten.
///
/// The choice of the step is that of d3-array's `ticks.js`: the smallest of 1, 2, 5 and 10 that the wanted step reaches
/// on a geometric scale. A multiple of a step below one is the quotient of two whole numbers, so it is the `Double`
/// closest to the decimal that is written beside it: 0.3, not 0.30000000000000004.
package struct TickStep: Sendable, Hashable {
  /// 1, 2 or 5.
  package let mantissa: Int
  /// The power of ten.
  package let exponent: Int

  /// The step that divides a span into about `count` parts.
  package init(dividing span: Double, into count: Int) {
    precondition(span > 0 && span.isFinite && count > 0, "only a length can be divided")
    let wanted = span / Double(count)
    var power = Int(log10(wanted).rounded(.down))
    while Self.tenTo(power) > wanted { power -= 1 }
    while Self.tenTo(power + 1) <= wanted { power += 1 }
    let ratio = wanted / Self.tenTo(power)
    // The geometric means of neighbouring candidates: √2, √10 and √50.
    switch ratio {
    case (50.0).squareRoot()...: (mantissa, exponent) = (1, power + 1)
    case (10.0).squareRoot()...: (mantissa, exponent) = (5, power)
    case (2.0).squareRoot()...: (mantissa, exponent) = (2, power)
    default: (mantissa, exponent) = (1, power)
    }
  }

  /// The step times a whole number.
  package func multiple(_ count: Int) -> Double {
    let whole = Double(count * mantissa)
    return exponent < 0 ? whole / Self.tenTo(-exponent) : whole * Self.tenTo(exponent)
  }

  /// The multiples between two values, ends included.
  package func multiples(in range: ClosedRange<Double>) -> [Double] {
    let first = below(range.lowerBound)
    let last = above(range.upperBound)
    return (first...last).map(multiple).filter(range.contains)
  }

  /// The number of the last multiple at or below a value.
  package func below(_ value: Double) -> Int {
    let guess = Int((value / multiple(1)).rounded(.down))
    // A quotient just below a whole number means that number.
    return multiple(guess + 1) <= value ? guess + 1 : guess
  }

  /// The number of the first multiple at or above a value.
  package func above(_ value: Double) -> Int {
    let guess = Int((value / multiple(1)).rounded(.up))
    return multiple(guess - 1) >= value ? guess - 1 : guess
  }

  /// How many digits after the point its multiples need.
  package var decimals: Int { max(0, -exponent) }

  /// 1, 10, 100 and so on, to the last that a `Double` holds.
  private static let powersOfTen = (0..<308).reduce(into: [1.0]) { $0.append($0[$1] * 10) }

  /// A power of ten; the negative ones are reciprocals.
  static func tenTo(_ power: Int) -> Double {
    let positive = abs(power) < powersOfTen.count ? powersOfTen[abs(power)] : .infinity
    return power < 0 ? 1 / positive : positive
  }
}
