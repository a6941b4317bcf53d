public import Faults

/// A text with tags, read once: a tree that knows the place of each of its parts, with its partials in place.
///
/// The language is [Mustache](https://github.com/mustache/spec) as far as its cases of comments, interpolation, sections,
/// inverted sections and partials go, with one rule turned round: a name without a value is a fault, not empty text. So that
/// all names can be checked without any value, there are no lambdas, no dynamic names and no partials that include
/// themselves; set delimiters and inheritance are left out because nobody needs them. Only comments cross lines.
public struct Template: Sendable {
  /// The file of the text, for messages.
  let file: String
  let nodes: [TemplateNode]

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - partials: The texts that `{{> NAME}}` stands for, by name.
  ///   - allowsInlinePartials: Whether a partial may stand in a line with other text.
  /// - Throws: All faults of tags, sections and partials.
  public init(
    _ source: TemplateFile,
    partials: [String: TemplateFile] = [:],
    allowsInlinePartials: Bool = true
  ) throws(Faults) {
    var parser = TemplateParser(partials: partials, allowsInlinePartials: allowsInlinePartials)
    file = source.file
    nodes = (try? parser.nodes(of: source)) ?? []
    if let faults = Faults(parser.faults) { throw faults }
  }

  /// The text with its partials in place and its values still as tags; tags that stand alone on a line are left out.
  public var unfilled: String { Self.unfilled(nodes) }

  private static func unfilled(_ nodes: [TemplateNode]) -> String {
    nodes.reduce(into: "") { text, node in
      switch node {
      case .text(let words, _): text += words
      case .value(let tag): text += tag.text
      case .section(let tag, let inner):
        text += (tag.isStandalone ? "" : tag.text) + unfilled(inner)
      }
    }
  }
}
