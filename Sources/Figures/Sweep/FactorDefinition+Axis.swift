internal import Measures
internal import Notation
internal import Plotting

extension FactorDefinition {
  /// The axis of the values that were swept, ascending; nil for none.
  ///
  /// What acts by its ratio has a logarithmic axis, unless there is a 0, which has no place on one.
  func axis(over values: [Double]) -> Axis? {
    guard let first = values.first, let last = values.last else { return nil }
    guard let base = axisBase else {
      return Axis(title, domain: .exact(first...last), ticks: .at(values), inset: 12)
    }
    // Powers crowd beside a 0: round numbers tell more than labels of some of them.
    guard first > 0 else { return Axis(title, domain: .exact(first...last), inset: 12) }
    return .swept(localized("\(title) (log scale)"), values: values, base: base)
  }
}
