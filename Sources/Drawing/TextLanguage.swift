internal import Notation

/// The language that a text is written in: it decides which side lines begin at, which shapes Chinese characters have,
/// and how programs that read aloud pronounce it.
public struct TextLanguage: Sendable, Hashable {
  /// The language as BCP 47 writes it, such as `de` or `zh-Hant`.
  public let tag: String
  /// Whether lines begin at the right.
  public let isRightToLeft: Bool

  /// Creates a language.
  ///
  /// - Parameters:
  ///   - tag: the language as BCP 47 writes it.
  ///   - isRightToLeft: whether lines begin at the right; by default what the script of the language says.
  public init(tag: String, isRightToLeft: Bool? = nil) {
    self.tag = tag
    self.isRightToLeft = isRightToLeft ?? Self.isWrittenRightToLeft(tag)
  }

  /// English, the language of a report that names none.
  public static let english = TextLanguage(tag: "en", isRightToLeft: false)

  /// The language that the report speaks now.
  package static var spoken: TextLanguage {
    TextLanguage(tag: Language.current.tag, isRightToLeft: Language.current.isRightToLeft)
  }

  /// `ltr` or `rtl`, as HTML writes the direction of a text.
  public var direction: String { isRightToLeft ? "rtl" : "ltr" }

  /// The languages that are usually written from right to left (CLDR 44, `characterOrder` of their layout).
  private static let rightToLeftLanguages: Set<Substring> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "lrc", "mzn", "nqo", "ps", "sd", "sdh",
    "syr", "ug", "ur", "yi",
  ]
  /// The scripts that are written from right to left, as ISO 15924 names them.
  private static let rightToLeftScripts: Set<Substring> = [
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa",
  ]

  private static func isWrittenRightToLeft(_ tag: String) -> Bool {
    let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }
    // A script that is named says more than the language: `az-Arab`, `ks-Deva`.
    if let script = parts.dropFirst().first(where: { $0.count == 4 && $0.first?.isLetter == true })
    {
      return rightToLeftScripts.contains(script)
    }
    return parts.first.map(rightToLeftLanguages.contains) ?? false
  }
}
