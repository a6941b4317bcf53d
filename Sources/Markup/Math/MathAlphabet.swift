/// The alphabets of formulas that are characters of their own in Unicode (block Mathematical Alphanumeric Symbols).
enum MathAlphabet {
  /// The bold letter or digit.
  static func bold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "A"..."Z": shifted(scalar, from: "A", to: 0x1D400)
    case "a"..."z": shifted(scalar, from: "a", to: 0x1D41A)
    case "0"..."9": shifted(scalar, from: "0", to: 0x1D7CE)
    default: nil
    }
  }

  /// The capital letter with a doubled stroke.
  static func doubleStruck(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    // These were in Unicode before the block, and have no place in it.
    case "C": "ℂ"
    case "H": "ℍ"
    case "N": "ℕ"
    case "P": "ℙ"
    case "Q": "ℚ"
    case "R": "ℝ"
    case "Z": "ℤ"
    case "A"..."Z": shifted(scalar, from: "A", to: 0x1D538)
    default: nil
    }
  }

  /// The plain letter that a letter of these alphabets shows, to say it.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let letters = (("A" as Unicode.Scalar).value...("z" as Unicode.Scalar).value)
      .compactMap(Unicode.Scalar.init)
    let digits = (("0" as Unicode.Scalar).value...("9" as Unicode.Scalar).value)
      .compactMap(Unicode.Scalar.init)
    return (letters + digits).first { bold($0) == scalar || doubleStruck($0) == scalar } ?? scalar
  }

  private static func shifted(
    _ scalar: Unicode.Scalar,
    from base: Unicode.Scalar,
    to start: UInt32
  ) -> Unicode.Scalar? {
    Unicode.Scalar(start + scalar.value - base.value)
  }
}
