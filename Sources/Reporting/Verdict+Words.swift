internal import Statistics

extension Verdict {
  /// The verdict as text has it.
  var words: String {
    switch self {
    case .supported, .refuted, .inconclusive, .contested: rawValue
    case .small: "supported, but small"
    }
  }

  /// A sign that stands beside the word, not in its place.
  var sign: String {
    switch self {
    case .supported: "✓"
    case .small: "(✓)"
    case .refuted: "✗"
    case .inconclusive: "?"
    case .contested: "⇄"
    }
  }
}
