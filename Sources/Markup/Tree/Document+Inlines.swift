extension Document {
  /// The document with every line of text changed: of paragraphs, headings, captions, cells, terms and notes.
  func mapInlines(_ change: ([Inline]) -> [Inline]) -> Document {
    var document = self
    document.blocks = blocks.map { $0.mapInlines(change) }
    document.notes = notes.map { $0.map { $0.mapInlines(change) } }
    return document
  }
}

extension Block {
  fileprivate func mapInlines(_ change: ([Inline]) -> [Inline]) -> Block {
    func changed(_ blocks: [Block]) -> [Block] { blocks.map { $0.mapInlines(change) } }
    switch self {
    case .heading(let level, let id, let content):
      return .heading(level: level, id: id, content: change(content))
    case .paragraph(let content): return .paragraph(change(content))
    case .list(let start, let isTight, let items):
      return .list(start: start, isTight: isTight, items: items.map(changed))
    case .definitions(let terms):
      return .definitions(
        terms.map {
          Definition(id: $0.id, term: change($0.term), meaning: changed($0.meaning))
        }
      )
    case .quote(let blocks): return .quote(changed(blocks))
    case .table(var table):
      table.caption = table.caption.map(change)
      table.header = table.header.map(change)
      table.rows = table.rows.map { $0.map(change) }
      return .table(table)
    case .figure(var figure):
      figure.caption = change(figure.caption)
      return .figure(figure)
    case .code, .program, .math, .thematicBreak: return self
    }
  }
}
