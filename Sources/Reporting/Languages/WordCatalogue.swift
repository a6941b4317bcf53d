public import Faults
public import Foundation
internal import Models
package import Notation
internal import YAML

/// The words of a language as a file has them: `Templates/words/TAG.yaml`, or `words/TAG.yaml` beside an experiment.
///
/// A catalogue is complete, or it is refused: a report speaks one language.
public struct WordCatalogue: Sendable, Hashable {
  /// The language, with all its words.
  package let language: Language

  /// English, which needs no words but the program's own.
  public static let english = WordCatalogue(language: .english)

  private init(language: Language) { self.language = language }

  /// The tag of BCP 47, such as `de`.
  public var tag: String { language.tag }

  /// The tags of the languages that the program has itself, in order.
  public static var builtInTags: [String] {
    BuiltInFiles.paths.filter { $0.hasPrefix("words/") }.map {
      String($0.dropFirst("words/".count).dropLast(".yaml".count))
    }
  }

  /// A language of the program's own; nil for one that it does not have.
  ///
  /// - Throws: ``Faults`` when the file that was embedded is not complete.
  public static func builtIn(_ tag: String) throws(Faults) -> WordCatalogue? {
    guard let bytes = BuiltInFiles.contents(of: "words/\(tag).yaml") else { return nil }
    return try WordCatalogue(reading: bytes, tag: tag, file: "words/\(tag).yaml")
  }

  /// Reads a catalogue.
  ///
  /// - Parameters:
  ///   - bytes: YAML.
  ///   - tag: The language that it is of.
  ///   - file: Its path, for messages.
  /// - Throws: ``Faults`` with all that is missing, unknown, or lacks an argument.
  public init(reading bytes: Data, tag: String, file: String) throws(Faults) {
    let fields = try Faults.one { () throws(Fault) in
      guard let root = try YAMLValue(parsing: bytes, file: file) else {
        throw Fault(
          file: file,
          "the file holds no words",
          hint: "Start from `bnreport template words`."
        )
      }
      return try FieldReader(root, file: file, path: "", known: Self.keys)
    }
    var faults = FaultCollector()
    let plural: PluralRule? = faults.collect { () throws(Fault) in
      let names = PluralRule.allCases.map(\.rawValue)
      return PluralRule(rawValue: try fields.name("plural", among: names)) ?? .one
    }
    let direction = faults.collect { () throws(Fault) in
      fields.has("direction") ? try fields.name("direction", among: ["ltr", "rtl"]) : "ltr"
    }
    let titles = faults.collect { () throws(Fault) in
      fields.has("titles") ? try fields.name("titles", among: ["lower", "keep"]) : "lower"
    }
    let separators = faults.collect { () throws(Fault) in
      try ["decimal", "group", "list", "sentences"].map { key throws(Fault) in
        let field = try fields.required(key)
        guard case .scalar(let text) = field.content else {
          throw fields.error(
            "\(key) is no text (got \(field.kind))",
            at: field.position,
            hint: "Write it in quotes, such as `\(key): \", \"`."
          )
        }
        return text
      }
    }
    let words = faults.collect { () throws(Fault) in try fields.required("words") }
    try faults.check()
    guard let plural, let direction, let titles, let separators, let words else {
      preconditionFailure("What could not be read is a fault.")
    }
    language = Language(
      tag: tag,
      isRightToLeft: direction == "rtl",
      decimalSeparator: separators[0],
      groupSeparator: separators[1],
      listSeparator: separators[2],
      sentenceSeparator: separators[3],
      lowersTitles: titles == "lower",
      plural: plural,
      words: try Self.words(in: words, plural, file: file)
    )
  }

  private static let keys = [
    "plural", "direction", "titles", "decimal", "group", "list", "sentences", "words",
  ]

  /// The words by the English ones, all of them.
  private static func words(
    in value: YAMLValue,
    _ plural: PluralRule,
    file: String
  ) throws(Faults) -> [String: String] {
    let known = englishKeys
    var faults = FaultCollector()
    var words: [String: String] = [:]
    guard case .mapping(let entries) = value.content else {
      throw Faults(
        Fault(
          file: file,
          at: value.position,
          "words are no mapping",
          hint: "Write a line `\"English\": \"the same in the language\"` for each."
        )
      )
    }
    for entry in entries {
      faults.collect { () throws(Fault) in
        func fault(_ message: String, _ hint: String) -> Fault {
          Fault(file: file, at: entry.position, message, hint: hint)
        }
        guard known.contains(entry.key) else {
          throw fault(
            "the program does not say \"\(entry.key)\"",
            Spelling.nearest(to: entry.key, among: Array(known)).map { "Did you mean \"\($0)\"?" }
              ?? "Remove the line; `bnreport template words` prints all."
          )
        }
        guard case .scalar(let text) = entry.value.content, !text.isEmpty else {
          throw fault("\"\(entry.key)\" has no words", "Write them in quotes behind the colon.")
        }
        try check(WordPattern(text), against: WordPattern(entry.key), plural) { message in
          fault("\"\(text)\" \(message)", "The English is \"\(entry.key)\".")
        }
        words[entry.key] = text
      }
    }
    try faults.check()
    let missing = known.filter { words[$0] == nil }.sorted()
    let all = missing.map {
      Fault(
        file: file,
        at: value.position,
        "the catalogue lacks words for \"\($0)\"",
        hint: "Add them; `bnreport template words` prints all."
      )
    }
    if let faults = Faults(all) { throw faults }
    return words
  }

  /// Refuses words whose arguments are not those of the English ones.
  private static func check(
    _ pattern: WordPattern,
    against english: WordPattern,
    _ plural: PluralRule,
    _ fault: (String) -> Fault
  ) throws(Fault) {
    if let unknown = pattern.numbers.subtracting(english.numbers).min() {
      throw fault("has a place {\(unknown)} that the English does not have")
    }
    // A form of a word may leave its number out, where the word says it.
    if let lost = english.numbers.subtracting(pattern.numbers).min() {
      throw fault("lacks the place {\(lost)}")
    }
    if let uncounted = pattern.countedNumbers.subtracting(english.countedNumbers).min() {
      throw fault("has forms of a word for {\(uncounted)}, which is no count")
    }
    if let count = pattern.formCounts.first(where: { $0 != plural.formCount }) {
      throw fault(
        "has \(count) forms of a word (expected \(plural.formCount) with plural: \(plural.rawValue))"
      )
    }
  }

  /// What the program says, in English: the keys of `words/en.yaml`.
  package static let englishKeys: Set<String> = {
    guard let bytes = BuiltInFiles.contents(of: "words/en.yaml"),
      let root = try? YAMLValue(parsing: bytes, file: "words/en.yaml"),
      case .mapping(let entries)? = root["words"]?.content
    else { preconditionFailure("The English words are embedded in the program.") }
    return Set(entries.map(\.key))
  }()

  /// What a function returns while this language is spoken.
  public func speaking<Output, Failure: Error>(
    _ body: () throws(Failure) -> Output
  ) throws(Failure) -> Output {
    try language.speaking(body)
  }
}
