internal import Measures

extension Claim {
  /// What a claim is for: tallies count what was found about the world, the rest apart.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// It says something about the world that could have been otherwise.
    case finding
    /// It follows from definitions, and is measured to show that the program keeps to them.
    case identity
    /// It says whether the experiment can tell at all: a premise of other claims, or something that must hold.
    case control
    /// It compares numbers with a theory that has no parameter to fit.
    case theory
  }

  /// The role of a claim that names none: a control where it has no share of α, a check of theory where all its numbers are
  /// relative to theory, else a finding.
  static func usualRole(weight: Double, parts: [Part]) -> Role {
    if weight == 0 { return .control }
    return parts.allSatisfy(\.endpoint.measure.isRelativeToTheory) ? .theory : .finding
  }
}
