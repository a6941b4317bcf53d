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
