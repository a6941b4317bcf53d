internal import Faults

/// What can be wrong with a PNG file.
extension Fault {
  /// A file that does not begin as a PNG file does.
  static func notPNG(_ bytes: [UInt8]) -> Fault {
    let start = bytes.prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return Fault(
      .invalid,
      bytes.isEmpty
        ? "the file is no PNG picture (got no bytes, expected 89504e470d0a1a0a)"
        : "the file is no PNG picture (got \(start.joined()) at its start, expected 89504e470d0a1a0a)",
      hint: "Save the picture as PNG."
    )
  }

  /// A file that ends early.
  static func cutShort(_ count: Int) -> Fault {
    Fault(
      .invalid,
      "the picture is cut short (got \(count) bytes, expected more)",
      hint: "Make the file again; it was not written or copied whole."
    )
  }

  /// A file that libspng refuses, in its words.
  static func damaged(_ message: String) -> Fault {
    Fault(
      .invalid,
      "the picture is damaged (got \"\(message)\" from libspng, expected a valid PNG file)",
      hint: "Make the file again, or look at it with `pngcheck`."
    )
  }

  /// A picture of more pixels than are read.
  static func tooLarge(_ width: Int, _ height: Int, _ limit: Int, _ hint: String) -> Fault {
    Fault(
      .invalid,
      "the picture is too large (got \(width) x \(height) pixels, expected up to \(limit))",
      hint: hint
    )
  }
}
