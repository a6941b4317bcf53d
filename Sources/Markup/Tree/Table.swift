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
  /// The id that links lead to, `table-ID`, if the caption gives one.
  public var id: String?
  /// One alignment per column.
  public var alignments: [Alignment]
  /// The cells of the header row.
  public var header: [[Inline]]
  /// The cells below, row by row; each row has as many cells as the header.
  public var rows: [[[Inline]]]

  /// Creates a table.
  public init(
    caption: [Inline]? = nil,
    id: String? = nil,
    alignments: [Alignment],
    header: [[Inline]],
    rows: [[[Inline]]]
  ) {
    self.caption = caption
    self.id = id
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}
