internal import Foundation
internal import Notation

/// How numbers and words are spelled in a baseline file.
enum BaselineText {
  /// Words that other readers of YAML take for something else than text.
  private static let reserved: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~",
  ]

  /// The decimals that show a hundredth of a margin; nil for more than a number has.
  static func places(margin: Double) -> Int? {
    // Without the slack a margin of .001 would have six decimals, as its logarithm is not whole.
    let places = (-log10(margin / 100) - 1e-9).rounded(.up)
    return places <= 12 ? max(0, Int(max(-400, places))) : nil
  }

  /// A value rounded to a hundredth of the margin at least, which is more than any comparison needs.
  static func spelled(_ value: Double, margin: Double) -> String {
    places(margin: margin).map { value.decimal(places: $0) } ?? Format.data(value)
  }

  /// The value that is read back.
  static func rounded(_ value: Double, margin: Double) -> Double {
    Double(spelled(value, margin: margin)) ?? value
  }

  /// A key or a short value: as it is where YAML has no other meaning for it, otherwise in quotes.
  static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "_./-+".utf8.contains($0)
    }
    let isSafe = isPlain && text.first.map { !"-.+".contains($0) } == true
    return isSafe && !reserved.contains(text.lowercased()) ? text : quoted(text)
  }

  /// A text in double quotes (YAML 1.1, 5.6): what cannot be seen is escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      // A file with a zero byte is no text.
      case 0x00: result += "\u{FFFD}"
      case 0x01..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
