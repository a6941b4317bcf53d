/// Rows of CSV (RFC 4180), as ``CSVText`` writes them.
enum CSVRows {
  /// The fields of each row; quotation marks are taken off.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where rest.first == "\"":
        rest.removeFirst()
        field.append(scalar)
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(String(field))
        field = .init()
      case ("\r", false): break
      case ("\n", false):
        rows.append(row + [String(field)])
        (row, field) = ([], .init())
      default: field.append(scalar)
      }
    }
    return row.isEmpty && field.isEmpty ? rows : rows + [row + [String(field)]]
  }
}
