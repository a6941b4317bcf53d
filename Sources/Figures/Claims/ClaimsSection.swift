internal import Evidence
internal import Experiments
internal import Measures

/// A section of the figure of all claims, by its name in files.
enum ClaimsSection: String, CaseIterable, Sendable, Hashable {
  /// Comparisons that are the same on every machine.
  case comparisons
  /// Comparisons of times.
  case time
  /// Checks of every run.
  case checks

  /// The section that a part of a claim belongs to.
  init(_ part: PartResult) {
    self =
      part.scale == nil
      ? .checks : part.part.endpoint.measure.isTimed ? .time : .comparisons
  }
}
