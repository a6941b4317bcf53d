internal import Notation

/// What the cells of a table say of how it is laid out in a browser.
struct TableLayout {
  private let table: Table
  /// Whether most cells stand on the trailing side; then these go without a class, and save a tenth of a long page.
  let holdsNumbers: Bool
  /// Whether the first column names its row: words do, and so do numbers each of which stands once.
  let firstColumnNamesRows: Bool
  /// Whether a second column of words follows the first in a table of numbers: it says so once, not in each cell.
  let namesSeries: Bool
  /// Whether the first column is one of sentences.
  let rowsAreSentences: Bool
  /// Whether the table is too wide for a phone, where its rows become cards.
  let isCards: Bool
  /// What stands before the cells of each column on such a card.
  private let labels: [String]

  init(_ table: Table, isData: Bool) {
    self.table = table
    let columns = table.header.count
    holdsNumbers = table.alignments.count { $0 == .trailing } * 2 > table.alignments.count
    let names = columns > 1 ? table.rows.compactMap { $0.first?.plainText } : []
    let isLeading = table.alignments.first ?? .leading == .leading
    firstColumnNamesRows =
      columns > 1
      && (isLeading || !isData && !names.contains("") && Set(names).count == names.count)
    namesSeries =
      isData && holdsNumbers && firstColumnNamesRows
      && table.alignments.dropFirst().first == .leading
    rowsAreSentences = columns > 1 && isLeading && Self.holdsSentences(0, of: table)
    isCards = !isData && columns > 2 && Self.width(of: table) > Self.phoneWidth
    labels =
      isCards ? table.header.map { " data-label=\"\($0.plainText.escapedForMarkup)\"" } : []
  }

  /// The class attribute of the table, with a space before it, or nothing.
  var classes: String {
    let names =
      (holdsNumbers ? ["numbers"] : []) + (namesSeries ? ["series"] : [])
      + (isCards ? ["cards"] : [])
    return names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
  }

  func alignment(of column: Int) -> Table.Alignment {
    table.alignments.indices.contains(column) ? table.alignments[column] : .leading
  }

  /// The class of a cell of a column, with a space before it; nothing where the table says it.
  func cellClass(_ column: Int) -> String {
    let own = alignment(of: column)
    let usual: Table.Alignment =
      column == 1 && namesSeries ? .leading : holdsNumbers ? .trailing : .leading
    return own == usual ? "" : " class=\"\(own.rawValue)\""
  }

  /// Whether a column keeps room for sentences.
  func isWide(_ column: Int) -> Bool {
    alignment(of: column) == .leading && Self.holdsSentences(column, of: table)
  }

  /// The attribute with the header's words for a cell that has some; on a card they stand before it.
  func label(of column: Int, _ cell: [Inline]) -> String {
    labels.indices.contains(column) && !cell.isEmpty && !table.header[column].isEmpty
      ? labels[column] : ""
  }

  /// How many characters a phone of 360 CSS pixels shows side by side, in the letters of tables.
  private static let phoneWidth = 40
  /// The characters of a column of sentences, which breaks its lines.
  private static let sentenceWidth = 16

  /// The characters side by side of a table's longest cells, with two for the space around each.
  private static func width(of table: Table) -> Int {
    table.header.indices.map { column -> Int in
      let cells = table.rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
      let longest = cells.map(\.plainText.count).max() ?? 0
      let words = table.header[column].plainText.split(separator: " ").map(\.count).max() ?? 0
      return max(words, min(longest, sentenceWidth)) + 2
    }
    .reduce(0, +)
  }

  /// Whether a column wants room on a phone: one in four of its cells is longer than some words.
  private static func holdsSentences(_ column: Int, of table: Table) -> Bool {
    let sentences = table.rows.count { column < $0.count && $0[column].plainText.count > 20 }
    return sentences > 0 && sentences * 4 >= table.rows.count
  }
}
