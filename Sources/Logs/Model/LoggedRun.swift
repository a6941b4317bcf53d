package import Notation

/// The numbers that somebody else's program wrote of one training: all that is known of it after it was read.
public struct LoggedRun: Sendable, Hashable {
  /// How the training ended.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case finished
    case failed
    case running
    /// Thrown away by its owner, where the logger keeps such runs.
    case deleted
    /// The format does not say.
    case unknown
  }

  /// Where it was read: a path, and behind `: ` the column or the rows of a table that holds several.
  public var source: String
  /// The name of the ``LogFormat``.
  public var format: String
  /// The name that was recorded for people; nil where there is none.
  public var name: String?
  /// The settings, flat: `optimizer.lr` is one name.
  public var settings: [String: Setting]
  /// How it ended.
  public var state: State
  /// What was logged over the training, in the order in which it first appears.
  public var series: [LoggedSeries]
  /// What was ignored, assumed or found to be odd.
  public var notes: [LogNote]
  /// The group that whoever named the run put it into; nil where its settings say it.
  public var group: String?
  /// What the tool knows the run by, where what it logged may lie in several places; nil where it does not.
  var identity: String?
  /// Whether it goes on with what the same run logged before.
  var isResumed = false

  /// Creates a run.
  public init(
    source: String,
    format: String,
    name: String? = nil,
    settings: [String: Setting] = [:],
    state: State = .unknown,
    series: [LoggedSeries] = [],
    notes: [LogNote] = []
  ) {
    self.source = source
    self.format = format
    self.name = name
    self.settings = settings
    self.state = state
    self.series = series
    self.notes = notes
  }
}

/// The value of a setting.
///
/// Two that are equal as numbers are equal, however they are written: `5`, `5.0` and `5e0`.
public struct Setting: Sendable, Hashable {
  /// As it was written; the words for true and false are `true` and `false`.
  public let text: String
  /// The number that it is; nil for a text.
  public let number: Double?

  /// Creates a setting from the text of a file.
  public init(_ text: String) {
    let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    self.text = ["True": "true", "False": "false"][trimmed] ?? trimmed
    number = Double(trimmed).flatMap { $0.isFinite ? $0 : nil }
  }

  /// Creates a setting from a number.
  public init(_ number: Double) {
    text = number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
    self.number = number.isFinite ? number : nil
  }

  /// Whether two settings are one.
  public static func == (one: Setting, other: Setting) -> Bool {
    if let a = one.number, let b = other.number { return a == b }
    return one.text == other.text
  }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) {
    if let number { hasher.combine(number) } else { hasher.combine(text) }
  }
}

/// What a reader of logs ignored, assumed or found to be odd; for the audit.
public struct LogNote: Sendable, Hashable {
  /// How much it matters.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It was not read, as intended.
    case ignored
    /// The file does not say it.
    case assumed
    /// Somebody should look.
    case warning
  }

  /// How much it matters.
  public var kind: Kind
  /// What it is, a sentence without its stop.
  package var text: Phrase

  /// Creates a note from an English literal.
  package init(_ kind: Kind, _ text: Phrase.Literal) { self.init(kind, Phrase.init(text)) }

  /// Creates a note.
  package init(_ kind: Kind, _ text: Phrase) {
    self.kind = kind
    self.text = text
  }

  /// The text in English, as the terminal and data files have it.
  public var english: String { Language.english.speaking { text.text } }
}
