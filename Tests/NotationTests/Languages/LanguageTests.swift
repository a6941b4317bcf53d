import Notation
import Testing

@Suite struct LanguageTests {
  private let german = Language(
    tag: "de",
    decimalSeparator: ",",
    groupSeparator: ".",
    lowersTitles: false,
    words: [
      "After {1|# epoch|# epochs}": "Nach {1|# Epoche|# Epochen}",
      "{1} of {2} runs": "von {2} Läufen {1}",
      "{1} to {2}": "{1} bis {2}",
    ]
  )

  @Test(arguments: [(0, "After 0 epochs"), (1, "After 1 epoch"), (1880, "After 1,880 epochs")])
  func englishNeedsNoCatalogue(count: Int, text: String) {
    #expect(localized("After \(count, "# epoch", "# epochs")") == text)
  }

  @Test(arguments: [(0, "Nach 0 Epochen"), (1, "Nach 1 Epoche"), (1880, "Nach 1.880 Epochen")])
  func aNumberDecidesTheForm(count: Int, text: String) {
    german.speaking {
      #expect(localized("After \(count, "# epoch", "# epochs")") == text)
    }
  }

  @Test func argumentsMayChangePlaces() {
    german.speaking { #expect(localized("\(3) of \(10) runs") == "von 10 Läufen 3") }
  }

  @Test func numbersHaveTheSeparatorsOfTheLanguage() {
    german.speaking {
      #expect(NumberStyle.percent.range(0.716, 0.775) == "71,6 bis 77,5\u{A0}%")
      #expect(Format.fixed(-1234.5, decimals: 2) == "−1234,50")
      #expect(Format.grouped("12345.25") == "12.345,25")
      #expect(Format.data(0.5) == "0.5")
    }
  }

  @Test func whatHasNoWordStaysEnglish() {
    german.speaking { #expect(localized("\(1, "# seed", "# seeds")") == "1 seed") }
  }

  @Test func argumentsOfALanguageFromRightToLeftAreIsolated() {
    let arabic = Language(
      tag: "ar",
      isRightToLeft: true,
      plural: .arabic,
      words: ["{1|# run|# runs}": "{1|صفر|تشغيلة|تشغيلتان|# تشغيلات|# تشغيلة|# تشغيلة}"]
    )
    arabic.speaking {
      #expect(localized("\(2, "# run", "# runs")") == "تشغيلتان")
      #expect(localized("\(3, "# run", "# runs")") == "\u{2068}3\u{2069} تشغيلات")
      #expect(NumberStyle.percent.text(-0.5) == "\u{2068}\u{2068}−50.0\u{2069}\u{A0}%\u{2069}")
    }
  }

  @Test func aUnitOfWordsStandsBehindItsNumberFromRightToLeft() {
    Language(tag: "ar", isRightToLeft: true).speaking {
      let style = NumberStyle(unit: Phrase(verbatim: "\u{A0}نات")) { Format.fixed($0, decimals: 1) }
      #expect(style.text(-0.5) == "\u{2068}\u{2068}−0.5\u{2069}\u{A0}نات\u{2069}")
      #expect(Language.current.leftToRight("4 → 2") == "\u{2066}4 → 2\u{2069}")
    }
    #expect(Language.english.leftToRight("4 → 2") == "4 → 2")
  }

  @Test func aListOfLatinNamesRunsFromRightToLeft() {
    Language(tag: "ar", isRightToLeft: true, listSeparator: "، ").speaking {
      #expect(["A", "B"].listed == "\u{200F}\u{2068}A\u{2069}، \u{2068}B\u{2069}")
      #expect(["A"].listed == "A")
    }
    #expect(["A", "B, C"].listed == "A; B, C")
  }

  /// By hand after Unicode Annex 9: what has no direction of its own between isolated parts would run from left to right.
  @Test func wordsThatBeginWithANameRunFromRightToLeft() {
    let arabic = Language(
      tag: "ar",
      isRightToLeft: true,
      words: ["{1}, {2}": "{1}، {2}", "{1} up": "{1} أعلى", "as {1}": "مثل {1}"]
    )
    arabic.speaking {
      let clause = Phrase("\("batch 2"), \(Phrase("\("5.1") up"))")
      #expect(
        Phrase("as \(clause)").text
          == "مثل \u{2068}\u{200F}\u{2068}batch 2\u{2069}، "
          + "\u{2068}\u{2068}5.1\u{2069} أعلى\u{2069}\u{2069}"
      )
      #expect(Language.current.isolated("BN أعلى") == "\u{2068}\u{200F}BN أعلى\u{2069}")
      #expect(Language.current.isolated("أعلى BN") == "\u{2068}أعلى BN\u{2069}")
      #expect(Language.current.isolated("5 / 6") == "\u{2068}5 / 6\u{2069}")
    }
  }

  /// The separator is that of where the phrase is read, not of where it is made.
  @Test func aListInAPhraseHasTheSeparatorOfItsReader() {
    let phrase = Phrase("\(list: ["A", "B", "C"]): \(Phrase("as much"))")
    #expect(phrase.text == "A, B, C: as much")
    #expect(phrase.key == "{1}: {2}")
    Language(tag: "zh", listSeparator: "，", words: ["{1}: {2}": "{1}：{2}"]).speaking {
      #expect(phrase.text == "A，B，C：as much")
    }
    Language(tag: "ar", isRightToLeft: true, listSeparator: "، ").speaking {
      #expect(
        Phrase("\(list: ["A", "B"])").text
          == "\u{2068}\u{200F}\u{2068}A\u{2069}، \u{2068}B\u{2069}\u{2069}"
      )
    }
  }

  @Test func aSettingHasTheDecimalsOfTheLanguage() {
    german.speaking { #expect(localized("\(setting: 0.25) to \(setting: 1)") == "0,25 bis 1") }
  }

  @Test func titlesLoseTheirCapitalWhereTheLanguageSaysSo() {
    #expect(Language.english.midSentence("Learning rate") == "learning rate")
    #expect(Language.english.midSentence("SGD") == "SGD")
    #expect(german.midSentence("Lernrate") == "Lernrate")
  }

  @Test func bracesAroundAnythingElseAreText() {
    #expect(localized("{x} and {") == "{x} and {")
  }

  // CLDR 44, "Language Plural Rules", the examples of each category.
  @Test(arguments: [
    (PluralRule.none, [0: 0, 1: 0, 2: 0]), (.one, [0: 1, 1: 0, 2: 1, 21: 1]),
    (.zeroOrOne, [0: 0, 1: 0, 2: 1]),
    (.slavic, [1: 0, 21: 0, 2: 1, 24: 1, 5: 2, 11: 2, 12: 2, 111: 2]),
    (.polish, [1: 0, 2: 1, 22: 1, 21: 2, 12: 2]), (.czech, [1: 0, 4: 1, 5: 2, 22: 2]),
    (.arabic, [0: 0, 1: 1, 2: 2, 3: 3, 110: 3, 11: 4, 111: 4, 100: 5, 102: 5]),
  ])
  func pluralsFollowTheRulesOfUnicode(rule: PluralRule, forms: [Int: Int]) {
    for (number, form) in forms { #expect(rule.form(of: number) == form, "\(rule) \(number)") }
  }
}
