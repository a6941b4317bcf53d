/// A named thing that is compared, such as a network: it looks the same in every figure.
public struct Series: Sendable, Hashable {
  /// The name in keys, labels and tables.
  public var name: String
  /// How its marks look.
  public var style: SeriesStyle

  /// Creates a series.
  public init(_ name: String, style: SeriesStyle) {
    self.name = name
    self.style = style
  }
}
