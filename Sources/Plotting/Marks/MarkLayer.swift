/// How far in front a mark lies, so that a mean is never hidden by its band.
public enum MarkLayer: Int, Sendable, Hashable, CaseIterable {
  /// Rules and thresholds.
  case reference
  /// Bands.
  case band
  /// Single runs.
  case single
  /// Error bars.
  case errorBar
  /// Means.
  case primary
  /// What theory says, over the data that it is compared with.
  case theory
}
