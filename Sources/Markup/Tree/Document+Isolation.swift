internal import Notation

extension Document {
  /// The document with marks around its numbers that keep their signs and percent signs beside them in text that is
  /// written from right to left.
  public var withIsolatedNumbers: Document {
    var document = self
    document.blocks = blocks.map(\.withIsolatedNumbers)
    document.notes = notes.map { $0.map(\.withIsolatedNumbers) }
    return document
  }
}

extension Block {
  fileprivate var withIsolatedNumbers: Block {
    switch self {
    case .heading(let level, let id, let content):
      .heading(level: level, id: id, content: content.withIsolatedNumbers)
    case .paragraph(let content): .paragraph(content.withIsolatedNumbers)
    case .list(let start, let isTight, let items):
      .list(
        start: start,
        isTight: isTight,
        items: items.map { $0.map(\.withIsolatedNumbers) }
      )
    case .quote(let blocks): .quote(blocks.map(\.withIsolatedNumbers))
    case .table(let table):
      .table(
        Table(
          caption: table.caption?.withIsolatedNumbers,
          alignments: table.alignments,
          header: table.header.map(\.withIsolatedNumbers),
          rows: table.rows.map { $0.map(\.withIsolatedNumbers) }
        )
      )
    case .figure(let figure):
      .figure(
        Figure(
          name: figure.name,
          picture: figure.picture,
          alternativeText: figure.alternativeText,
          caption: figure.caption.withIsolatedNumbers
        )
      )
    case .code, .math, .thematicBreak: self
    }
  }
}

extension [Inline] {
  fileprivate var withIsolatedNumbers: [Inline] {
    map { inline in
      switch inline {
      case .text(let text): .text(text.withIsolatedNumbers)
      case .emphasis(let content): .emphasis(content.withIsolatedNumbers)
      case .strong(let content): .strong(content.withIsolatedNumbers)
      case .struck(let content): .struck(content.withIsolatedNumbers)
      case .link(let destination, let content):
        .link(destination: destination, content: content.withIsolatedNumbers)
      case .code, .note, .math, .softBreak, .lineBreak: inline
      }
    }
  }
}
