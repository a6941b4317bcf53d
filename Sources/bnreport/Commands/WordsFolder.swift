internal import Faults
internal import Foundation
internal import Reporting

/// Where the words of a language are: `words/TAG.yaml` beside a template or an experiment, or in the program.
enum WordsFolder {
  /// The tags of the languages that there are words of, in order.
  ///
  /// - Parameter folders: Where a folder `words` is looked for.
  /// - Returns: The tags, each once.
  static func tags(in folders: [String]) -> [String] {
    let own = folders.flatMap { folder in
      let words = (folder as NSString).appendingPathComponent("words")
      return ((try? FileManager.default.contentsOfDirectory(atPath: words)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }
    }
    return Set(own + WordCatalogue.builtInTags).sorted()
  }

  /// The words of one of these languages: a file beside the experiment replaces the program's own.
  ///
  /// - Throws: `Faults` when the file lacks some.
  static func words(_ tag: String, in folders: [String]) throws(Faults) -> WordCatalogue {
    for folder in folders {
      let path = (folder as NSString).appendingPathComponent("words/\(tag).yaml")
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      return try WordCatalogue(reading: bytes, tag: tag, file: path)
    }
    guard let words = try WordCatalogue.builtIn(tag) else {
      preconditionFailure("The experiment was read with the tags that there are.")
    }
    return words
  }
}
