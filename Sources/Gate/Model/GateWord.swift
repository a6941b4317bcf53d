/// What the gate says of a comparison.
public enum GateWord: String, Sendable, Hashable, CaseIterable, Codable {
  /// A loss as large as the margin is excluded.
  case held
  /// Held, and better by the margin at least.
  case improved
  /// Worse by the margin at least, and not by chance.
  case regressed
  /// The data neither show the loss nor exclude it.
  case undecided
  /// There is no comparison: never a pass.
  case unmeasured

  /// How grave it is: of several words the gravest is the verdict.
  var gravity: Int {
    switch self {
    case .held, .improved: 0
    case .undecided: 1
    case .unmeasured: 2
    case .regressed: 3
    }
  }

  /// Whether a check passes with it.
  public var isHeld: Bool { gravity == 0 }
}
