internal import Faults

/// What stands in braces: the appendix, glossaries and the names of tables.
extension DocumentReader {
  /// Takes in what a heading's attribute says.
  mutating func note(
    _ attribute: TextAttribute?,
    of heading: Block,
    at position: SourceNode.Position
  ) throws(Fault) {
    guard case .heading(let level, let id, _) = heading else { return }
    switch attribute {
    case nil, .glossary: break
    case .appendix:
      guard level == 2, appendix == nil else {
        throw Fault(
          at: position,
          level == 2
            ? "a second appendix"
            : "the appendix begins at a heading of level \(level) (expected 2)",
          hint: "Mark one heading, ## Appendix {.appendix}; what follows belongs to it."
        )
      }
      appendix = (id, position)
    case .id:
      throw Fault(
        at: position,
        "a heading has an id of its own (expected none)",
        hint: "Its id is made from its words, as on GitHub."
      )
    }
  }

  /// The caption of a table, and its id.
  mutating func caption(
    _ content: [SourceNode],
    of paragraph: SourceNode
  ) throws(Fault) -> (content: [Inline], id: String?) {
    var node = paragraph
    node.children = content
    let attribute = try node.takeAttribute()
    guard node.plainText.contains(where: { !$0.isWhitespace }) else {
      throw Fault(
        at: node.position,
        "the caption of a table has no words",
        hint: "Say what the table shows: Table: Accuracy by batch size. {#table-ID}"
      )
    }
    switch attribute {
    case nil: return (try inlines(node.children), nil)
    case .id(let id):
      try claim(id, at: node.position)
      return (try inlines(node.children), id)
    case .appendix, .glossary:
      throw Fault(
        at: node.position,
        "this mark belongs to a heading, not to a caption",
        hint: "The caption of a table may have {#table-ID}."
      )
    }
  }

  /// Refuses the heading of a glossary that no list of terms follows.
  func checkGlossary(_ heading: SourceNode.Position?) throws(Fault) {
    guard let heading else { return }
    throw Fault(
      at: heading,
      "the glossary has no terms",
      hint: "Write a list below its heading: - **Term.** What it means."
    )
  }

  /// The terms of a glossary.
  mutating func definitions(
    _ items: [[Block]],
    of list: SourceNode
  ) throws(Fault) -> Block {
    var terms: [Definition] = []
    for (item, node) in zip(items, list.children) {
      guard case .paragraph(let content) = item.first, case .strong(let term) = content.first else {
        throw Fault(
          at: node.position,
          "an item of the glossary does not begin with its term",
          hint: "Write - **Term.** What it means."
        )
      }
      let id = "term-\(HeadingSlugs.slug(for: term.plainText))"
      try claim(id, at: node.position)
      var rest = Array(content.dropFirst())
      if case .text(let text) = rest.first {
        rest[0] = .text(String(text.drop { $0 == " " }))
      } else if case .softBreak = rest.first {
        rest.removeFirst()
      }
      let meaning = (rest.isEmpty ? [] : [Block.paragraph(rest)]) + item.dropFirst()
      terms.append(Definition(id: id, term: term, meaning: meaning))
    }
    return .definitions(terms)
  }
}
