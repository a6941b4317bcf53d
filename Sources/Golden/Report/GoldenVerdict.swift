/// What a comparison of a picture with its reference came to, from the gravest to the best.
public enum GoldenVerdict: String, Sendable, Hashable, CaseIterable {
  /// One of the two files is no picture that can be read.
  case unreadable
  /// They differ beyond the tolerance.
  case different
  /// There is no reference.
  case missing
  /// They differ within the tolerance.
  case tolerated
  /// They look the same.
  case equal

  /// The verdict for people: of a picture without a reference it is the reference that is missing, and the picture is new.
  var words: String { self == .missing ? "new" : rawValue }

  /// Whether the check fails.
  public var isFailure: Bool {
    switch self {
    case .unreadable, .different, .missing: true
    case .tolerated, .equal: false
    }
  }
}
