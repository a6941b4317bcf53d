/// Text made safe for the inside of an XML or HTML element and of a quoted attribute.
package enum XMLText {
  /// The text with markup characters as references and with what XML forbids as U+FFFD.
  ///
  /// It works on Unicode scalars: a combining mark after `<` makes one Swift `Character` of the two, which a search by
  /// character would miss.
  package static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: needsLook) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// The text with U+FFFD in place of what XML forbids, for outputs that are no markup but cannot have it either.
  package static func withoutForbidden(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isForbidden) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// Whether a byte may belong to a character that is replaced; most texts have none.
  private static func needsLook(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    // Controls, and the first bytes of U+0080 to U+00BF and of U+F000 and above.
    case 0...0x1F, 0x7F, 0xC2, 0xEF...: true
    default: false
    }
  }

  /// Whether XML 1.0 forbids the character (production 2), or HTML 5 calls it a control character or a noncharacter.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
