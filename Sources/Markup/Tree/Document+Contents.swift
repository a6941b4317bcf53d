extension Document {
  /// A heading of a document, for a list of contents or an outline.
  public struct Heading: Sendable, Hashable {
    /// The level, 1 to 6.
    public var level: Int
    /// The id that links lead to.
    public var id: String
    /// The words.
    public var content: [Inline]
  }

  /// The headings that are not inside a quotation or a list, in reading order.
  public var headings: [Heading] {
    blocks.compactMap { block in
      guard case .heading(let level, let id, let content) = block else { return nil }
      return Heading(level: level, id: id, content: content)
    }
  }

  /// The words of the heading of level 1, if there is one.
  public var title: String? {
    headings.first { $0.level == 1 }?.content.plainText
  }

  /// The figures, in reading order: the first one is Figure 1.
  public var figures: [Figure] { Self.figures(in: blocks + notes.joined()) }

  private static func figures(in blocks: [Block]) -> [Figure] {
    blocks.flatMap { block -> [Figure] in
      switch block {
      case .figure(let figure): [figure]
      case .list(_, _, let items): items.flatMap(figures(in:))
      case .definitions(let terms): terms.flatMap { figures(in: $0.meaning) }
      case .quote(let blocks): figures(in: blocks)
      case .heading, .paragraph, .code, .program, .math, .table, .thematicBreak: []
      }
    }
  }
}
