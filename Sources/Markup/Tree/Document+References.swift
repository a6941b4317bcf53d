internal import Notation

extension Document {
  /// The words that name each figure and table with an id, `Figure 3` by `figure-NAME`, in reading order of each kind.
  ///
  /// Only tables with a caption have a number.
  public var labels: [String: String] {
    var labels: [String: String] = [:]
    for (index, figure) in figures.enumerated() {
      labels["figure-\(figure.name)"] = localized("Figure \(index + 1)")
    }
    let captioned = tables.filter { $0.caption != nil }
    for (index, table) in captioned.enumerated() {
      if let id = table.id { labels[id] = localized("Table \(index + 1)") }
    }
    return labels
  }

  /// The tables, in reading order.
  public var tables: [Table] { Self.tables(in: blocks + notes.joined()) }

  private static func tables(in blocks: [Block]) -> [Table] {
    blocks.flatMap { block -> [Table] in
      switch block {
      case .table(let table): [table]
      case .list(_, _, let items): items.flatMap(tables(in:))
      case .definitions(let terms): terms.flatMap { tables(in: $0.meaning) }
      case .quote(let blocks): tables(in: blocks)
      case .heading, .paragraph, .code, .program, .math, .figure, .thematicBreak: []
      }
    }
  }

  /// The document with the words of links that have none, `[](#figure-NAME)`: the number of the figure or table, on one line.
  var withLabels: Document {
    let labels = labels.mapValues { $0.replacing(" ", with: "\u{A0}") }
    return mapInlines { $0.labelled(labels) }
  }
}

extension [Inline] {
  fileprivate func labelled(_ labels: [String: String]) -> [Inline] {
    map { inline in
      switch inline {
      case .link(let destination, let content) where content.isEmpty:
        .link(
          destination: destination,
          content: [.text(labels[String(destination.dropFirst()), default: destination])]
        )
      case .emphasis(let content): .emphasis(content.labelled(labels))
      case .strong(let content): .strong(content.labelled(labels))
      case .struck(let content): .struck(content.labelled(labels))
      case .text, .code, .note, .math, .link, .softBreak, .lineBreak: inline
      }
    }
  }
}
