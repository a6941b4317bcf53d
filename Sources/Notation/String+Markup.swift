extension String {
  /// The text for the inside of an XML or HTML element and of a quoted attribute: markup characters are references, and what
  /// XML or HTML forbids is U+FFFD.
  ///
  /// It works on Unicode scalars: a combining mark behind `<` makes one Swift `Character` of the two, which a search by
  /// character would let through.
  package var escapedForMarkup: String {
    guard utf8.contains(where: Self.needsLook) else { return self }
    // A String, not its scalar view: appending several scalars to a view reserves exactly, and copies everything each time.
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "`": result += "&#96;"
      default: result.unicodeScalars.append(Self.isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// The text with U+FFFD in place of what XML or HTML forbids, for outputs that are no markup but cannot have it either.
  package var withoutForbiddenCharacters: String {
    guard unicodeScalars.contains(where: Self.isForbidden) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(Self.isForbidden(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// Whether a byte may belong to a character that is replaced; most texts have none.
  private static func needsLook(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "`"):
      true
    // Controls, and the first bytes of U+0080 to U+00BF and of U+F000 and above.
    case 0...0x1F, 0x7F, 0xC2, 0xEF...: true
    default: false
    }
  }

  /// Whether XML 1.0 forbids the character (production 2), or HTML calls it a control character or a noncharacter.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
