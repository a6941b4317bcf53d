internal import Foundation
internal import Notation

/// Tables of plain text, columns two spaces apart.
enum TextTable {
  /// The lines of a table whose rows have as many cells as its head; without a column that is empty below the head.
  static func text(_ rows: [[String]]) -> String {
    let rows = rows.map { $0.map(GateText.line) }
    let columns = (rows.first?.indices ?? 0..<0).filter { column in
      rows.dropFirst().contains { !$0[column].isEmpty }
    }
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, width) in zip(columns, widths) {
        line += row[column] + String(repeating: " ", count: width - row[column].count + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

/// Text of somebody's files on one line.
enum GateText {
  /// The text with a space for what ends lines or cannot be seen.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: " "
          // Marks of directions turn the rest of a line around.
          case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
          default: scalar
          }
        }
      )
    )
  }
}
