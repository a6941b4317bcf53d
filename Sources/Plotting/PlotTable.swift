/// The numbers of a figure as text.
public struct PlotTable: Sendable, Hashable {
  /// The names of the columns.
  public var columns: [String]
  /// The cells by row, as many as columns.
  public var rows: [[String]]

  /// Creates a table.
  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }
}
