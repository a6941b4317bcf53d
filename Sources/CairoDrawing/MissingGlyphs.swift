/// Words about characters that no installed font has.
package enum MissingGlyphs {
  /// The code points, such as `U+5B66 U+4E60`, six at most.
  package static func codes(of scalars: [Unicode.Scalar]) -> String {
    let shown = scalars.prefix(6).map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return shown.joined(separator: " ") + (scalars.count > 6 ? " …" : "")
  }

  /// What to install so that there are fonts for characters, or what else to do.
  package static func hint(for scalars: [Unicode.Scalar]) -> String {
    let packages = Set(scalars.compactMap(package)).sorted()
    guard !packages.isEmpty else { return "replace the character: fonts have no glyph for it" }
    return
      "apt-get install \(packages.joined(separator: " ")), or replace the character; without the PDF (`--format html,md`) browsers use fonts of their own"
  }

  /// The package of Debian and Ubuntu with a font that has a character; nil where none is known to.
  private static func package(for scalar: Unicode.Scalar) -> String? {
    switch scalar.properties.generalCategory {
    case .privateUse, .unassigned, .surrogate: return nil
    default: break
    }
    switch scalar.value {
    // Hangul, radicals, Kana, Bopomofo, ideographs, forms of full and half width (Unicode 15, Blocks.txt).
    case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x2FF0...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x1B000...0x1B16F, 0x1F200...0x1F2FF,
      0x20000...0x3FFFF:
      return "fonts-noto-cjk"
    // Arrows, signs, games and emoji.
    case 0x2190...0x2BFF, 0x1F000...0x1F1FF, 0x1F300...0x1FAFF:
      // Symbola of Debian 12 ends with Unicode 10.
      let age = scalar.properties.age
      return age.map { $0.major > 10 } ?? true ? "fonts-unifont" : "fonts-symbola"
    default: return "fonts-noto-core"
    }
  }
}
