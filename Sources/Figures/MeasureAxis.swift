internal import Experiments
internal import Measures
internal import Notation
internal import Plotting

extension Measure {
  /// The vertical axis of some numbers of the measure.
  ///
  /// Shares are in per cent, and their differences in points, from 0. What the equations say to be proportional to a count is read from 0.
  func axis(for values: [Double]) -> Axis {
    if unit.isShare, isDifference {
      return Axis(
        localized("\(title) (points)"),
        domain: .data(including: [0]),
        format: .points
      )
    }
    if unit.isShare { return .accuracy(words) }
    if cost != nil { return Axis(words, domain: .data(including: [0])) }
    return .measured(title, unit, values)
  }
}

extension Axis {
  /// The logarithmic axis of numbers of updates, from the first to the last: those before the first have no place on it.
  static func updates(_ places: [Double]) -> Axis {
    let positive = places.filter { $0.isFinite && $0 > 0 }
    let last = positive.max() ?? 1
    return Axis(
      localized("Updates (log scale)"),
      scale: .logarithmic(base: 10),
      domain: .exact(min(positive.min() ?? 1, last)...last),
      inset: 5
    )
  }

  /// An axis of measured numbers that are no shares.
  ///
  /// Positive numbers of very different size have a logarithmic axis: what varies by factors is read as factors.
  static func measured(_ title: String, _ unit: MeasureUnit, _ values: [Double]) -> Axis {
    values.areWide
      ? Axis(unit.words(title, isLogarithmic: true), scale: .logarithmic(base: 10))
      : Axis(
        unit.words(title),
        // What is never below 0 here is on no axis below 0.
        domain: .data(within: values.contains { $0 < 0 } ? nil : 0...Double.greatestFiniteMagnitude)
      )
  }
}

extension [Double] {
  /// Whether numbers are positive and of very different size.
  var areWide: Bool {
    let finite = filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), low > 0 else { return false }
    return high > 8 * low
  }
}
