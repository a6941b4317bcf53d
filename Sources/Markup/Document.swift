/// A text as a tree: what every output (HTML, PDF, Markdown) says, before any page.
public struct Document: Sendable, Hashable {
  /// The blocks, in reading order.
  public var blocks: [Block]

  /// Creates a document from its blocks.
  public init(blocks: [Block]) {
    self.blocks = blocks
  }
}

/// A part of a document that stands on its own lines.
public indirect enum Block: Sendable, Hashable {
  /// A heading of level 1 to 6; `id` is unique in the document and made from its text.
  case heading(level: Int, id: String, content: [Inline])
  /// Running text.
  case paragraph([Inline])
  /// Preformatted text, with the language it is written in, if named.
  case code(language: String?, text: String)
  /// A formula on a line of its own.
  case math(Math, source: String)
  /// A list; `start` is the first number of an ordered list, nil for bullets; a tight list has no space between items.
  case list(start: Int?, isTight: Bool, items: [[Block]])
  /// A quotation.
  case quote([Block])
  /// A table with one header row.
  case table(Table)
  /// A rule between parts.
  case thematicBreak
  /// A figure named by its path (`figures/NAME.svg`), with alternative text and caption.
  case figure(Figure)
}

/// A part of a line of text.
public indirect enum Inline: Sendable, Hashable {
  /// Plain characters.
  case text(String)
  /// Program text.
  case code(String)
  /// Stressed text, in italics.
  case emphasis([Inline])
  /// Strong text, in bold.
  case strong([Inline])
  /// A link; the destination is `#id`, https, http or mailto: others are refused when parsing.
  case link(destination: String, content: [Inline])
  /// A formula in the line.
  case math(Math, source: String)
  /// A line end in the source, shown as a space.
  case softBreak
  /// A line end that is shown.
  case lineBreak
}

/// A table with one header row.
public struct Table: Sendable, Hashable {
  /// How the cells of a column stand.
  public enum Alignment: String, Sendable, Hashable {
    case leading
    case center
    case trailing
  }

  /// What the table shows, if the source says so.
  public var caption: [Inline]?
  /// One alignment per column.
  public var alignments: [Alignment]
  /// The cells of the header row.
  public var header: [[Inline]]
  /// The cells below, row by row; each row has as many cells as the header.
  public var rows: [[[Inline]]]

  /// Creates a table.
  public init(
    caption: [Inline]? = nil,
    alignments: [Alignment],
    header: [[Inline]],
    rows: [[[Inline]]]
  ) {
    self.caption = caption
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// A picture with its words.
public struct Figure: Sendable, Hashable {
  /// The name of the picture, `NAME` of `figures/NAME.svg`.
  public var name: String
  /// What the picture shows, for who cannot see it.
  public var alternativeText: String
  /// What the figure says, below the picture.
  public var caption: [Inline]

  /// Creates a figure.
  public init(name: String, alternativeText: String, caption: [Inline]) {
    self.name = name
    self.alternativeText = alternativeText
    self.caption = caption
  }
}
