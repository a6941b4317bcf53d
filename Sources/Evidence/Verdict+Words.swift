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

extension Judgement {
  /// The reason as one sentence without numbers, which the report prints beside it.
  package var explanation: String {
    switch verdict {
    case .supported:
      localized(
        "The whole interval is on the claimed side of no effect, and the mean effect is large enough to matter."
      )
    case .reversed:
      localized(
        "The whole interval is on the opposite side of no effect, and the mean effect is large enough to matter."
      )
    case .noMeaningfulEffect:
      localized("The whole interval is closer to no effect than what matters.")
    case .inconclusive, .contested, .refuted:
      interval == nil
        ? localized("One pair of runs has no spread to judge the effect by.")
        : localized("The data neither establish an effect that matters nor exclude one.")
    }
  }
}
