internal import Foundation
internal import Notation

/// Values as Python writes them.
enum Python {
  /// A text between quotes, in ASCII.
  static func text(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\" + String(scalar)
      case " "..."~": result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value > 0xFFFF ? 8 : 4
        result += (width == 8 ? "\\U" : "\\u")
        result += String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
    }
    return result + "\""
  }

  /// A number with at most seven significant digits, which say all that a comparison looks at; `None` for nil.
  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "None" }
    guard value != 0 else { return "0" }
    let power = pow(10, 6 - floor(log10(abs(value))))
    let rounded = (value * power).rounded() / power
    return Format.data(rounded.isFinite && rounded != 0 ? rounded : value)
  }

  /// Whole numbers as a list; equal ones, and those in a row, are written once.
  static func list(_ values: [Int]) -> String {
    if let first = values.first, values.count > 2 {
      if values.allSatisfy({ $0 == first }) { return "[\(first)] * \(values.count)" }
      if values == Array(first..<(first + values.count)) {
        return "range(\(first), \(first + values.count))"
      }
    }
    return "[\(values.map(String.init).joined(separator: ", "))]"
  }

  /// Texts as a list.
  static func list(_ values: [String]) -> String {
    "[\(values.map(text).joined(separator: ", "))]"
  }

  static func flag(_ value: Bool) -> String { value ? "True" : "False" }

  /// Lines with more space before them.
  static func indented(_ text: String, by count: Int = 4) -> String {
    let space = String(repeating: " ", count: count)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : space + $0 }.joined(separator: "\n")
  }
}
