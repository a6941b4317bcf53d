public import Faults

/// A name of a template where it stands, whatever its value is.
public struct TemplateName: Sendable, Hashable {
  /// The parts of the name between its dots.
  public var path: [String]
  /// The names of the sections that it stands in, from the outermost to the innermost.
  public var sections: [[String]]
  /// Its place.
  public var place: TemplatePlace
  /// Whether it begins a section.
  public var isSection: Bool
  /// Whether its value would be escaped: `{{name}}`.
  public var isEscaped: Bool

  /// The name with its dots.
  public var text: String { path.joined(separator: ".") }
}

extension Template {
  /// The names in the order of the text.
  public var names: [TemplateName] { Self.names(nodes, in: []) }

  private static func names(_ nodes: [TemplateNode], in sections: [[String]]) -> [TemplateName] {
    nodes.flatMap { node -> [TemplateName] in
      switch node {
      case .text: []
      case .value(let tag): [TemplateName(tag, in: sections)]
      case .section(let tag, let inner):
        [TemplateName(tag, in: sections)]
          + names(inner, in: tag.kind == .section ? sections + [tag.path] : sections)
      }
    }
  }
}

extension TemplateName {
  fileprivate init(_ tag: TemplateTag, in sections: [[String]]) {
    self.init(
      path: tag.path,
      sections: sections,
      place: tag.place,
      isSection: tag.kind == .section || tag.kind == .inverted,
      isEscaped: tag.kind == .value
    )
  }
}

extension Fault {
  /// The fault of a value in the document's own language, or of code, between two braces.
  public static func twoBraces(around name: String, at place: TemplatePlace) -> Fault {
    Fault(
      place,
      "\"\(name)\" is Markdown or code, of which two braces would print the marks",
      hint: "Write three braces: `{{{\(name)}}}`."
    )
  }
}
