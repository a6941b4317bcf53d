package import Drawing

/// A colour scale whose domain is known: the map from numbers to colours.
package struct ColorMap: Sendable {
  /// The scale.
  package let scale: ColorScale
  /// The domain with its labelled numbers.
  package let ticks: AxisTicks
  /// Whether numbers lie below and above the domain.
  package let passes: (low: Bool, high: Bool)
  private let positions: AxisScale
  private let midpoint: Double?

  /// The map for the values of all marks that share a scale.
  ///
  /// - Parameters:
  ///   - scale: the scale.
  ///   - values: the numbers; those that are not finite do not count.
  ///   - length: the length of the key, in points.
  ///   - extent: the length that a label takes beside it, in points.
  package init(
    _ scale: ColorScale,
    values: [Double],
    length: Double = 150,
    extent: @escaping (String) -> Double = { 5 * Double($0.count) }
  ) {
    self.scale = scale
    var axis = scale.axis
    switch (scale.kind, axis.domain) {
    case (.diverging(let midpoint), .data(let included, let limits)):
      axis.domain = .data(including: included + [midpoint], within: limits)
    case (.sequential, _), (.diverging, .exact): break
    }
    let ticks = TickFinder(
      axis: axis,
      length: length,
      idealDistance: { max(30, 1.6 * $0) },
      extent: extent
    ).ticks(for: values)
    self.ticks = ticks
    passes = (
      values.contains { $0 < ticks.domain.lowerBound },
      values.contains { $0 > ticks.domain.upperBound }
    )
    positions = AxisScale(axis.scale, domain: ticks.domain, from: 0, to: 1)
    midpoint =
      switch scale.kind {
      case .sequential: nil
      case .diverging(let midpoint): positions.position(of: midpoint)
      }
  }

  /// Where a value stands on the key, from 0 to 1; nothing for what the scale cannot show.
  package func position(of value: Double) -> Double? {
    positions.position(of: value).map { min(1, max(0, $0)) }
  }

  /// The colour at a place on the key.
  package func color(atPosition position: Double) -> RGB {
    guard let midpoint else { return scale.ramp.color(at: position) }
    // The longer side reaches the end of the ramp, the other as far as it is long.
    let reach = max(midpoint, 1 - midpoint)
    return scale.ramp.color(at: 0.5 + (position - midpoint) / (2 * reach))
  }

  /// The colour of a value; nothing for what the scale cannot show.
  package func color(of value: Double) -> RGB? {
    position(of: value).map(color(atPosition:))
  }
}
