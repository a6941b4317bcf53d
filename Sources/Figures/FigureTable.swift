/// Numbers of a figure as a table of its own for the text of the report.
package struct FigureTable: Sendable, Hashable {
  /// What the table shows.
  package var caption: String
  /// The names of the columns; the first has words, the others have numbers.
  package var columns: [String]
  /// The cells by row, as many as columns.
  package var rows: [[String]]
}
