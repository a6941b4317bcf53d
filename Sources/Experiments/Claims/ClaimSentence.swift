internal import Faults
internal import YAML

/// What was found as the author of an experiment says it, with a place for the number:
/// `Batch norm needed {more|fewer} updates to 84 %`, or, of a check of every run, `{runs} learned the labels`.
public struct ClaimSentence: Sendable, Hashable {
  /// The words before the place.
  public let before: String
  /// The words after it.
  public let after: String
  /// The words for a subject that has more than the reference, and for one that has less; nil in a check of every run.
  public let words: Words?

  /// The two words that a number of a comparison ends with.
  public struct Words: Sendable, Hashable {
    /// For a subject that has more: `higher`.
    public let more: String
    /// For one that has less: `lower`.
    public let less: String

    /// Creates the two words.
    public init(more: String, less: String) {
      self.more = more
      self.less = less
    }
  }

  /// The sentence as it stands in files.
  var text: String {
    before + "{" + (words.map { "\($0.more)|\($0.less)" } ?? "runs") + "}" + after
  }

  /// A sentence from its text; nil where it has not exactly the one place that its test needs.
  ///
  /// - Parameters:
  ///   - text: The sentence with its place, a full stop at its end or none.
  ///   - ofRuns: Whether it is of a check of every run.
  public init?(_ text: String, ofRuns: Bool) {
    let places = text.matches(of: /\{([^{}]*)\}/)
    guard places.count == 1, let place = places.first else { return nil }
    let words = place.output.1.split(separator: "|", omittingEmptySubsequences: false)
    if ofRuns {
      guard words == ["runs"] else { return nil }
      self.words = nil
    } else {
      let trimmed = words.map { word in
        String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard trimmed.count == 2, trimmed.allSatisfy({ !$0.isEmpty }) else { return nil }
      self.words = Words(more: trimmed[0], less: trimmed[1])
    }
    before = String(text[..<place.range.lowerBound])
    after = String(text[place.range.upperBound...])
  }

  /// How many places for a number a text has.
  static func places(in text: String) -> Int { text.matches(of: /\{[^{}]*\}/).count }

  /// The sentence of a claim or one of its parts; nil where there is none.
  ///
  /// - Throws: ``Fault`` for one without its place.
  init?(_ reader: FieldReader, of test: Claim.Test) throws(Fault) {
    guard reader.has("sentence") else { return nil }
    let text = try reader.text("sentence")
    let isOfRuns =
      switch test {
      case .everyRun: true
      case .comparison: false
      }
    guard let sentence = ClaimSentence(text, ofRuns: isOfRuns) else {
      let places = Self.places(in: text)
      let wanted =
        isOfRuns
        ? "the number of runs (expected `{runs}` once)"
        : "the effect (expected `{more|fewer}` once)"
      throw reader.error(
        "\(reader.path).sentence has \(places > 1 ? "\(places) places" : "no place") for \(wanted)",
        at: try reader.required("sentence").position,
        hint: places > 1
          ? "Keep one pair of braces: the sentence says one number."
          : isOfRuns
            ? "Write for example `sentence: \"{runs} learned the labels by heart\"`."
            : "Write both words, the first for more: `sentence: \"It needed {more|fewer} updates\"`."
      )
    }
    self = sentence
  }
}
