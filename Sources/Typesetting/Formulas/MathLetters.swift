/// The characters that letters of formulas are set with: Unicode's mathematical italics.
enum MathLetters {
  /// The italic of a letter, or the character itself.
  static func italic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    let mapped: UInt32
    switch value {
    // Unicode keeps the italic h at the Planck constant.
    case 0x68: mapped = 0x210E
    case 0x41...0x5A: mapped = 0x1D434 + value - 0x41
    case 0x61...0x7A: mapped = 0x1D44E + value - 0x61
    case 0x3B1...0x3C9: mapped = 0x1D6FC + value - 0x3B1
    case 0x3F5: mapped = 0x1D716
    case 0x3D1: mapped = 0x1D717
    case 0x3D5: mapped = 0x1D719
    // TeX sets capital Greek letters upright.
    default: mapped = value
    }
    return Unicode.Scalar(mapped) ?? scalar
  }

  /// The width of a text that is one space of Unicode, in ems, or nil for other texts.
  static func space(_ text: String) -> Double? {
    switch text {
    case "\u{2003}": 1
    case "\u{2002}": 0.5
    case "\u{2004}": 1.0 / 3
    case "\u{2005}", " ", "\u{A0}": 0.25
    case "\u{2006}", "\u{2009}": 1.0 / 6
    case "\u{200A}": 1.0 / 12
    default: nil
    }
  }

  /// The scalars that a character of an operator is set with.
  static func symbol(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "-": "\u{2212}"
    case "*": "\u{2217}"
    case "'": "\u{2032}"
    default: scalar
    }
  }
}
