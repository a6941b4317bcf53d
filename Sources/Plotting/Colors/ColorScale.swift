/// What the colours of cells stand for: an axis whose lengths are colours.
public struct ColorScale: Sendable, Hashable {
  /// How numbers become colours.
  public enum Kind: Sendable, Hashable {
    /// From little to much.
    case sequential
    /// To both sides of a number that means nothing, such as no difference; equally far from it is equally strong.
    case diverging(midpoint: Double)
  }

  /// The title with its unit, the scale, the domain and the format of the numbers.
  ///
  /// Places for ticks and insets have no meaning here.
  public var axis: Axis
  /// How numbers become colours.
  public var kind: Kind

  /// Creates a scale; a diverging one always shows its midpoint.
  public init(_ axis: Axis, kind: Kind = .sequential) {
    self.axis = axis
    self.kind = kind
  }

  /// The colours.
  public var ramp: ColorRamp {
    switch kind {
    case .sequential: .sequential
    case .diverging: .diverging
    }
  }

  /// What the caption says of the colours; nothing where the key says all.
  package var definition: String? {
    switch kind {
    case .sequential: nil
    case .diverging(let midpoint):
      "Colours to both sides of \(axis.format.text(exactly: midpoint)): blue above, vermillion below, grey at it."
    }
  }
}
