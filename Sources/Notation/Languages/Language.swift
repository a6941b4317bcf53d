/// How a report speaks: its words, the form of its numbers, and the direction of its lines.
///
/// The language is ambient, as a locale is: ``current`` is English unless ``speaking(_:)`` says otherwise, so that neither every
/// measure nor every axis has to hand it on. What programs read is written in English.
package struct Language: Sendable, Hashable {
  /// The language by its tag of BCP 47, such as `de` or `pt-BR`.
  package let tag: String
  /// Whether lines run from right to left.
  package let isRightToLeft: Bool
  /// What stands between the whole and the decimals of a number.
  package let decimalSeparator: String
  /// What stands between thousands.
  package let groupSeparator: String
  /// What stands between the items of a list.
  package let listSeparator: String
  /// What stands between two sentences.
  package let sentenceSeparator: String
  /// Whether a title loses its capital in the middle of a sentence.
  package let lowersTitles: Bool
  /// Which form of a word goes with a number.
  package let plural: PluralRule
  /// Its words for the English ones; what is missing stays English.
  package let words: [String: String]

  /// Creates a language.
  package init(
    tag: String,
    isRightToLeft: Bool = false,
    decimalSeparator: String = ".",
    groupSeparator: String = ",",
    listSeparator: String = ", ",
    sentenceSeparator: String = " ",
    lowersTitles: Bool = true,
    plural: PluralRule = .one,
    words: [String: String] = [:]
  ) {
    self.tag = tag
    self.isRightToLeft = isRightToLeft
    self.decimalSeparator = decimalSeparator
    self.groupSeparator = groupSeparator
    self.listSeparator = listSeparator
    self.sentenceSeparator = sentenceSeparator
    self.lowersTitles = lowersTitles
    self.plural = plural
    self.words = words
  }

  /// The language that the program's own text is written in.
  package static let english = Language(tag: "en")

  /// The language that is spoken now.
  @TaskLocal package static var current = english

  /// What a function returns while this language is spoken, on the calling thread and the tasks that it starts.
  package func speaking<Output, Failure: Error>(
    _ body: () throws(Failure) -> Output
  ) throws(Failure) -> Output {
    let result = Self.$current.withValue(self) { Result { () throws(Failure) in try body() } }
    return try result.get()
  }

  /// A title in the middle of a sentence: `Learning rate` is `learning rate`, and `SGD` stays.
  package func midSentence(_ title: String) -> String {
    guard lowersTitles, !title.dropFirst().prefix(1).contains(where: \.isUppercase) else {
      return title
    }
    return title.prefix(1).lowercased() + title.dropFirst()
  }
}

extension Language {
  /// The text of a phrase.
  ///
  /// In a language that runs from right to left, every argument is isolated (Unicode Annex 9, FSI and PDI), so that a sign, a
  /// number and its unit stay in their order.
  package func text(of phrase: Phrase) -> String {
    // A text of its own has nothing around it to be told from.
    if phrase.key == "{1}", case .text(let text) = phrase.arguments.first { return text }
    let pattern = words[phrase.key] ?? phrase.key
    // What has no word of this language is English, whose forms are two.
    let plural = words[phrase.key] == nil ? PluralRule.one : plural
    guard !phrase.arguments.isEmpty else { return pattern }
    return WordPattern(pattern).filled { number, forms in
      guard phrase.arguments.indices.contains(number - 1) else { return nil }
      let argument = phrase.arguments[number - 1]
      if !forms.isEmpty {
        guard case .count(let count) = argument else { return nil }
        let form = forms[min(plural.form(of: count), forms.count - 1)]
        return form.replacing("#", with: isolated(Format.count(count)))
      }
      switch argument {
      case .count(let count): return isolated(Format.count(count))
      case .setting(let value): return isolated(Format.setting(value))
      case .text(let text): return isolated(text)
      case .list(let items):
        return isolated(row(items.map(self.text(of:)), separator: listSeparator))
      case .phrase(let phrase): return isolated(self.text(of: phrase))
      }
    }
  }

  /// A formula, or what else runs from left to right in every language.
  package func leftToRight(_ text: String) -> String {
    isRightToLeft && !text.isEmpty ? "\u{2066}\(text)\u{2069}" : text
  }

  /// Texts in the direction of the language, whatever the direction of each: a mark at the start says it of the row.
  fileprivate func row(_ texts: [String], separator: String) -> String {
    guard isRightToLeft, texts.count > 1 else { return texts.joined(separator: separator) }
    return "\u{200F}" + texts.map(isolated).joined(separator: separator)
  }

  /// A text whose order the words around it do not change.
  ///
  /// Words of the language run in its direction, although they begin with a name from left to right, or have nothing between
  /// isolated arguments that has a direction: a mark at the start says it.
  package func isolated(_ text: String) -> String {
    guard isRightToLeft, !text.isEmpty else { return text }
    let mark = text.isOfRightToLeft && !text.beginsRightToLeft ? "\u{200F}" : ""
    return "\u{2068}\(mark)\(text)\u{2069}"
  }
}

extension String {
  /// Whether a letter of it is of a script that runs from right to left.
  fileprivate var isOfRightToLeft: Bool { unicodeScalars.contains(where: \.isRightToLeft) }

  /// Whether the first character with a direction runs from right to left, isolated ones left out (Unicode Annex 9, P2).
  fileprivate var beginsRightToLeft: Bool {
    var depth = 0
    for scalar in unicodeScalars {
      switch scalar {
      case "\u{2066}"..."\u{2068}": depth += 1
      case "\u{2069}": depth = max(0, depth - 1)
      case "\u{200F}" where depth == 0: return true
      default:
        if depth == 0, scalar.properties.isAlphabetic { return scalar.isRightToLeft }
      }
    }
    return false
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of a block of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and others.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      properties.isAlphabetic
    default: false
    }
  }
}

extension [String] {
  /// The items as a list in a sentence, parted by semicolons where one of them has a comma.
  package var listed: String {
    let mark = Language.current.listSeparator.prefix(1)
    return contains { $0.contains(mark) } ? clauses : parted
  }

  /// Parts of a sentence that stand farther apart than the items of a list.
  package var clauses: String { row(separator: localized("; ")) }

  /// The items of a list, each of which may be a list of its own.
  package var parted: String { row(separator: Language.current.listSeparator) }

  private func row(separator: String) -> String {
    Language.current.row(self, separator: separator)
  }

  /// Sentences one behind the other; empty ones are none.
  package var sentences: String {
    filter { !$0.isEmpty }.joined(separator: Language.current.sentenceSeparator)
  }
}

extension String {
  /// The text without the full stop at its end, for the middle of a sentence.
  package var withoutStop: String {
    last.map { ".。।".contains($0) } == true ? String(dropLast()) : self
  }

  /// The text with a full stop, unless it ends with one.
  package var asSentence: String {
    guard let last, !".!?。！？।؟".contains(last) else { return self }
    return localized("\(self).")
  }
}
