/// A mark's demand for colours that stand for numbers.
public struct ColorUse: Sendable {
  /// The scale; marks with equal scales share one map and one key.
  public var scale: ColorScale
  /// The values that the scale must span.
  public var values: [Double]
  /// What happened to the runs of cells without a number, such as "diverged"; nothing if there are no such cells.
  public var failure: String?
  /// Whether the key must explain the small crosses of cells that lack some of their runs.
  public var hasLosses: Bool
  /// Whether the key must explain cells of which not all runs got there.
  public var hasShortfalls: Bool
  /// Whether the key must explain cells that were not measured.
  public var hasGaps: Bool

  /// Creates a demand.
  public init(
    _ scale: ColorScale,
    values: [Double],
    failure: String? = nil,
    hasLosses: Bool = false,
    hasShortfalls: Bool = false,
    hasGaps: Bool = false
  ) {
    self.scale = scale
    self.values = values
    self.failure = failure
    self.hasLosses = hasLosses
    self.hasShortfalls = hasShortfalls
    self.hasGaps = hasGaps
  }
}
