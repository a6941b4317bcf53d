/// A tag of a template with its place.
struct TemplateTag: Sendable {
  /// What a tag does.
  enum Kind {
    /// Text that is escaped: `{{name}}`.
    case value
    /// Text as it is: `{{{name}}}` or `{{&name}}`.
    case raw
    /// The start of a section that stands where the name is true, or once an element: `{{#name}}`.
    case section
    /// The start of a section that stands where the name is false or has no elements: `{{^name}}`.
    case inverted
    /// The end of a section: `{{/name}}`.
    case end
    /// A comment: `{{! text}}`.
    case comment
    /// Another text in this place: `{{> name}}`.
    case partial
  }

  var kind: Kind
  /// The name, with its dots.
  var name: String
  /// The parts of the name between its dots.
  var path: [String]
  /// The place of its first brace.
  var place: TemplatePlace
  /// The tag as it is written.
  var text: String
  /// Whether it stands alone on its line, which is then left out.
  var isStandalone = false

  /// Whether its line is left out if nothing else stands on it: a value makes text of its own.
  var canStandAlone: Bool { kind != .value && kind != .raw }

  /// The same tag, alone on its line.
  var standingAlone: TemplateTag {
    var tag = self
    tag.isStandalone = true
    return tag
  }
}

extension TemplateTag {
  /// Why some characters between braces are no tag.
  struct Refusal: Error {
    var message: String
    var hint: String

    /// The refusal of a tag that does not end.
    static func unclosed(_ text: String) -> Refusal {
      let close = TemplateTag.close(raw: text.hasPrefix("{{{"))
      return Refusal(
        message: "a tag does not end on its line",
        hint: "Write `\(close)` after its name."
      )
    }
  }

  /// The braces at the end of a tag.
  static func close(raw: Bool) -> String { raw ? "}}}" : "}}" }

  /// Reads a tag as it is written, braces included.
  init(_ text: String, at place: TemplatePlace) throws(Refusal) {
    let isRaw = text.hasPrefix("{{{")
    var name = text.utf8.dropFirst(isRaw ? 3 : 2).dropLast(isRaw ? 3 : 2)
    let sign = name.first
    let kind: Kind? =
      switch sign {
      case UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: "$"),
        UInt8(ascii: "*"):
        nil
      case _ where isRaw: .raw
      case UInt8(ascii: "#"): .section
      case UInt8(ascii: "^"): .inverted
      case UInt8(ascii: "/"): .end
      case UInt8(ascii: "!"): .comment
      case UInt8(ascii: "&"): .raw
      case UInt8(ascii: ">"): .partial
      default: .value
      }
    guard let kind else {
      throw Refusal(
        message: "templates have no such tag (got \(text))",
        hint: "Names, sections, comments and partials are known."
      )
    }
    if kind != .value, !isRaw { name.removeFirst() }
    while name.first?.isBlank == true { name.removeFirst() }
    while name.last?.isBlank == true { name.removeLast() }
    let isName =
      switch kind {
      case .comment: true
      // Partials are looked up as they are, like files.
      case .partial: !name.isEmpty && !name.contains { $0.isBlank || $0.isBrace }
      case .value, .raw, .section, .inverted, .end: !name.isEmpty && name.allSatisfy(\.isOfName)
      }
    guard isName else {
      throw Refusal(
        message: "a tag has no name (got \(text))",
        hint: "Write a name such as `{{report.title}}`."
      )
    }
    self.kind = kind
    self.name = String(Substring(name))
    path = self.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    self.place = place
    self.text = text
  }
}

extension UInt8 {
  /// Whether it is a space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  fileprivate var isBrace: Bool { self == UInt8(ascii: "{") || self == UInt8(ascii: "}") }

  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
