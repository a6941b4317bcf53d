internal import Foundation

extension String {
  /// The text in letters of ASCII, for names that programs read: `ji xian` for 基线, `Grosse` for Größe.
  ///
  /// By the transforms Any-Latin and Latin-ASCII of Unicode's CLDR (Technical Standard 35, part 2); what they do not know stays.
  package var inLatinLetters: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    return self.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? self
  }
}
