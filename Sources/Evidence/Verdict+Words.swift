internal import Notation
package import Statistics

extension Verdict {
  /// The verdict as a word of the report's language; files have the raw value.
  package var words: String {
    switch self {
    case .supported: localized("supported")
    case .reversed: localized("reversed")
    case .noMeaningfulEffect: localized("no meaningful effect")
    case .refuted: localized("refuted")
    case .inconclusive: localized("inconclusive")
    case .contested: localized("contested")
    }
  }

  /// A sign that tells verdicts apart without colour.
  package var sign: String {
    switch self {
    case .supported: "✓"
    case .reversed, .refuted: "✗"
    case .noMeaningfulEffect: "="
    case .inconclusive: "?"
    case .contested: "≠"
    }
  }
}
