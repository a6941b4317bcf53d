/// A tag of a template with its place in the whole text.
struct TemplateTag {
  /// What a tag does.
  enum Kind: Equatable {
    /// A value: `{{name}}`, `{{{name}}}` or `{{&name}}`.
    case value
    /// The start of a section that stands where the name is true or has elements: `{{#name}}`.
    case section
    /// The start of a section that stands where the name is false or has none: `{{^name}}`.
    case inverted
    /// The end of a section: `{{/name}}`.
    case end
    /// A comment: `{{! text}}`.
    case comment
  }

  var kind: Kind
  /// The name, with its dots.
  var name: String
  /// The line, from 1.
  var line: Int
  /// The column of its first brace in Unicode scalars, from 1.
  var column: Int
  /// The tag as it stands in its line.
  var text: Substring
  /// Whether a value is taken as Markdown, not as text: `{{{name}}}` and `{{&name}}`.
  var isRaw: Bool { text.hasPrefix("{{{") || text.hasPrefix("{{&") }
}

extension TemplateTag {
  /// The tags of a line and what is wrong with them; tags do not cross lines.
  static func tags(
    in line: String,
    number: Int
  ) -> (tags: [TemplateTag], faults: [(column: Int, message: String, hint: String)]) {
    var tags: [TemplateTag] = []
    var faults: [(Int, String, String)] = []
    var rest = line[...]
    var (counted, column) = (line.startIndex, 1)
    while let open = rest.firstRange(of: "{{") {
      column += line.unicodeScalars.distance(from: counted, to: open.lowerBound)
      counted = open.lowerBound
      let isRaw = rest[open.upperBound...].first == "{"
      let close = isRaw ? "}}}" : "}}"
      let inner = rest[open.upperBound...].dropFirst(isRaw ? 1 : 0)
      guard let end = inner.firstRange(of: close) else {
        faults.append(
          (column, "a tag does not end on its line", "Write `\(close)` after its name.")
        )
        break
      }
      let content = inner[..<end.lowerBound]
      let text = rest[open.lowerBound..<end.upperBound]
      rest = rest[end.upperBound...]
      let kind: Kind? =
        switch content.first {
        case "#" where !isRaw: .section
        case "^" where !isRaw: .inverted
        case "/" where !isRaw: .end
        case "!" where !isRaw: .comment
        case "&" where !isRaw: .value
        case "=", "%", "<", "$", ">", "*": nil
        default: .value
        }
      guard let kind else {
        faults.append(
          (
            column, "templates have no such tag (got \(text))",
            "Names, sections, comments and partials are known."
          )
        )
        continue
      }
      let hasSign = kind != .value || content.first == "&"
      let name = content.dropFirst(hasSign ? 1 : 0).trimmingPrefix { $0 == " " }
      let trimmed = String(name.reversed().drop { $0 == " " }.reversed())
      let isName = !trimmed.isEmpty && trimmed.utf8.allSatisfy(isNameByte)
      guard kind == .comment || isName else {
        faults.append(
          (column, "a tag has no name (got \(text))", "Write a name such as `{{report.title}}`.")
        )
        continue
      }
      tags.append(TemplateTag(kind: kind, name: trimmed, line: number, column: column, text: text))
    }
    return (tags, faults)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
