/// A mark on an axis: where it stands and what is written beside it.
package struct Tick: Sendable, Hashable {
  /// Where it stands, in data units.
  package var value: Double
  /// What is written beside it; nothing for minor ticks.
  package var label: String?
}

/// The ticks of one axis, and the domain that was chosen together with them.
package struct AxisTicks: Sendable, Hashable {
  /// The values at the ends of the axis.
  package var domain: ClosedRange<Double>
  /// The ticks in ascending order.
  package var ticks: [Tick]
}
