/// What is wrong with a template, where, and what to do about it.
public struct TemplateFault: Sendable, Hashable, CustomStringConvertible {
  /// Where it is.
  public var place: TemplatePlace
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// Creates a fault.
  public init(_ place: TemplatePlace, _ message: String, hint: String) {
    self.place = place
    self.message = message
    self.hint = hint
  }

  /// `file:line:column: message`.
  public var description: String { "\(place): \(message)" }
}

/// Why a template makes no text: at least one fault.
public struct TemplateFaults: Error, CustomStringConvertible {
  /// The faults, in the order in which the text is read.
  public let all: [TemplateFault]

  /// One line a fault.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
