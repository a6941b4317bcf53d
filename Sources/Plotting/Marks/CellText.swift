internal import Drawing
internal import Foundation
internal import Notation

/// How the numbers in cells are written: all with one precision, so that they compare at a glance.
///
/// On a linear scale they have nearly three digits of the range of the colours, which is 97.9 of 100; on others, where a range is no measure of precision,
/// two significant digits each. Per cent have no sign: the caption says it.
struct CellText {
  private let axis: Axis
  private let decimals: Int
  private let hasSigns: Bool

  /// The writing for some values that span a domain; differences always have their signs.
  init(_ axis: Axis, values: [Double], domain: ClosedRange<Double>, hasSigns: Bool = false) {
    self.axis = axis
    let factor =
      switch axis.format {
      case .number: 1.0
      case .percent, .points: 100.0
      }
    let span = factor * (domain.upperBound - domain.lowerBound)
    // Whole values have no decimals whatever their range.
    let areWhole = values.allSatisfy { (factor * $0).rounded() == factor * $0 }
    decimals = areWhole ? 0 : min(9, max(0, 2 - Int(log10(span / 1.5).rounded(.down))))
    self.hasSigns = hasSigns || domain.lowerBound < 0 && domain.upperBound > 0
  }

  /// A value, with its sign where there are both.
  func text(_ value: Double) -> String {
    let number =
      switch axis.format {
      case .number: value
      case .percent, .points: 100 * value
      }
    let text =
      switch axis.scale {
      case .linear: NumberFormat.number.text(number, decimals: decimals)
      case .logarithmic, .symmetricLogarithmic: twoDigits(number)
      }
    return hasSigns && number > 0 ? "+" + text : text
  }

  private func twoDigits(_ number: Double) -> String {
    guard number != 0 else { return "0" }
    let power = Int(log10(number.magnitude).rounded(.down))
    if (-3...4).contains(power) {
      return NumberFormat.number.text(number, decimals: max(0, 1 - power))
    }
    let unit = pow(10, Double(power - 1))
    return Format.scientific((number / unit).rounded() * unit)
  }
}
