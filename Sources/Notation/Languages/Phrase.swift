/// A text for people whose words are looked up in a ``Language`` when it is read.
///
///     Phrase("After \(count, "# epoch", "# epochs")")
///
/// The literal is the English text and, with its arguments numbered, the key of the catalogues: `After {1|# epoch|# epochs}`.
/// Where a number decides the form of a word, the argument has an English form for one and for other numbers, in which `#` is
/// the number; a language has as many forms as its plural has. A whole sentence is one phrase: other languages order words
/// otherwise.
package struct Phrase: Sendable, Hashable {
  /// What a text has instead of fixed words.
  package enum Argument: Sendable, Hashable {
    /// A whole number, which may decide the form of a word.
    case count(Int)
    /// A number as a setting is written, with the language's decimal separator.
    case setting(Double)
    /// A text that is the same in every language, such as a name or digits.
    case text(String)
    /// Items of a list.
    case list([Phrase])
    /// Words of their own.
    case phrase(Phrase)
  }

  /// The English text with numbered arguments, by which catalogues know it.
  package let key: String
  /// What stands for `{1}`, `{2}` and so on.
  package let arguments: [Argument]

  /// Creates a phrase from an English literal.
  package init(_ literal: Literal) {
    key = literal.key
    arguments = literal.arguments
  }

  /// Creates a text that is the same in every language.
  package init(verbatim text: String) {
    key = "{1}"
    arguments = [.text(text)]
  }

  /// The text in the language that is spoken now.
  package var text: String { Language.current.text(of: self) }

  /// An English text with arguments, as it stands in the program.
  package struct Literal: ExpressibleByStringInterpolation, Sendable {
    fileprivate var key: String
    fileprivate var arguments: [Argument] = []

    package init(stringLiteral value: String) { key = value }

    package init(stringInterpolation: Interpolation) {
      key = stringInterpolation.key
      arguments = stringInterpolation.arguments
    }

    /// Collects the words and the arguments between them.
    package struct Interpolation: StringInterpolationProtocol {
      fileprivate var key = ""
      fileprivate var arguments: [Argument] = []

      package init(literalCapacity: Int, interpolationCount: Int) {
        key.reserveCapacity(literalCapacity + 3 * interpolationCount)
      }

      package mutating func appendLiteral(_ literal: String) { key += literal }

      /// A name or digits.
      package mutating func appendInterpolation(_ text: String) { append(.text(text)) }

      /// A name or digits.
      package mutating func appendInterpolation(_ text: Substring) { append(.text(String(text))) }

      /// A count, with separators between thousands.
      package mutating func appendInterpolation(_ count: Int) { append(.count(count)) }

      /// Words that depend on a count, in which `#` is the count: part of the key, and so never words of their own.
      package mutating func appendInterpolation(
        _ count: Int,
        _ one: StaticString,
        _ other: StaticString
      ) {
        append(.count(count), forms: "|\(one)|\(other)")
      }

      /// A number as a setting is written: `0.1`.
      package mutating func appendInterpolation(setting value: Double) { append(.setting(value)) }

      /// Names or digits, parted by the language's separator of lists.
      package mutating func appendInterpolation(list texts: some Sequence<String>) {
        append(.list(texts.map(Phrase.init(verbatim:))))
      }

      /// Words of their own, parted by the language's separator of lists.
      package mutating func appendInterpolation(list phrases: some Sequence<Phrase>) {
        append(.list(Array(phrases)))
      }

      /// Words of their own.
      package mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase)) }

      private mutating func append(_ argument: Argument, forms: String = "") {
        arguments.append(argument)
        key += "{\(arguments.count)\(forms)}"
      }
    }
  }
}

/// The text of a phrase in the language that is spoken now.
package func localized(_ literal: Phrase.Literal) -> String { Phrase(literal).text }
