internal import Faults
internal import Foundation
internal import Reporting

/// Where the words of a language are: `words/TAG.yaml` beside a template or an experiment, or in the program.
enum WordsFolder {
  /// The words of a language.
  ///
  /// - Parameters:
  ///   - tag: The language, such as `de`.
  ///   - folders: Where a folder `words` is looked for, in order; what is there replaces the program's own.
  ///   - file: The file that asks for the language, for messages.
  /// - Throws: `Faults` when nobody has the words, or the file lacks some.
  static func words(_ tag: String, searching folders: [String], for file: String) throws
    -> WordCatalogue
  {
    for folder in folders {
      let path = (folder as NSString).appendingPathComponent("words/\(tag).yaml")
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      return try WordCatalogue(reading: bytes, tag: tag, file: path)
    }
    if let words = try WordCatalogue.builtIn(tag) { return words }
    throw Fault(
      file: file,
      "there are no words of lang: \(tag) (expected \(WordCatalogue.builtInTags.joined(separator: ", ")))",
      hint:
        "Add the language: `bnreport template words > words/\(tag).yaml` beside the experiment, and translate."
    )
  }
}
