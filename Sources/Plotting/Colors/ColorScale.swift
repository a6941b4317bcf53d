internal import Notation

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
  /// Whether a diverging scale has its colours the other way round: vermillion above, for numbers of which less is better.
  public var isReversed: Bool

  /// Creates a scale; a diverging one always shows its midpoint.
  public init(_ axis: Axis, kind: Kind = .sequential, isReversed: Bool = false) {
    self.axis = axis
    self.kind = kind
    self.isReversed = isReversed
  }

  /// The colours.
  public var ramp: ColorRamp {
    switch kind {
    case .sequential: .sequential
    case .diverging: isReversed ? .reversedDiverging : .diverging
    }
  }

  /// Whether the numbers are differences, which count from 0 to both sides.
  package var countsFromZero: Bool {
    switch kind {
    case .sequential: false
    case .diverging(let midpoint): midpoint == 0
    }
  }

  /// What the caption says of the colours; nothing where the key says all.
  package var definition: String? {
    switch kind {
    case .sequential: nil
    case .diverging(let midpoint):
      isReversed
        ? localized(
          "Colours to both sides of \(axis.format.text(exactly: midpoint)): vermillion above, blue below, grey at it."
        )
        : localized(
          "Colours to both sides of \(axis.format.text(exactly: midpoint)): blue above, vermillion below, grey at it."
        )
    }
  }
}
