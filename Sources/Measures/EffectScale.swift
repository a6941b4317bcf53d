/// How two numbers are compared.
public enum EffectScale: String, Sendable, Hashable, CaseIterable {
  /// By their ratio, on logarithms; the smallest effect is a ratio above 1.
  case ratio
  /// By their difference in percentage points, for shares.
  case points
  /// By their difference in the number's own unit.
  case difference
}
