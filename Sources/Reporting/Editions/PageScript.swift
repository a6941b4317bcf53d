internal import Checksums
internal import Evidence
internal import JSON
internal import Notation
internal import Statistics

/// The one script of a page, as it is written into it, and the words that its controls have.
///
/// The page's policy lets this text run and no other: it names the text's SHA-256.
struct PageScript {
  /// What stands between the tags.
  let text: String

  /// The script from its source.
  init(source: String) {
    text = Self.squeezed(source)
  }

  /// The program's own script.
  static var own: PageScript { PageScript(source: BuiltInFiles.text(of: "page/report.js")) }

  /// The source of scripts that the policy allows: `sha256-` and the digest in Base64 (CSP 3, 2.3.1).
  var policy: String { "sha256-" + Base64.text(of: SHA256.digest(of: Array(text.utf8)[...])) }

  /// Signs beside which no space is needed.
  private static let signs = Set("=+*<>?:,;{}()[]&|!-/".unicodeScalars)
  /// Signs after which a line may end without ending the statement.
  private static let opening = Set("=+*<>?:,;{([&|!-".unicodeScalars)

  /// A source without its lines of comments, its indents, and the spaces that no reader of programs needs.
  ///
  /// What stands in quotes stays. A quote in a regular expression would be taken for one, so that sources write `\x22`.
  static func squeezed(_ source: String) -> String {
    let lines = source.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }
    var result = String.UnicodeScalarView()
    var quote: Unicode.Scalar?
    let scalars = Array(lines.joined(separator: "\n").unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let last = result.last
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "}" {
        // The last statement of a block needs no end.
        if last == ";" { result.removeLast() }
      } else if scalar == "\"" || scalar == "'" || scalar == "`" {
        quote = scalar
      } else if scalar == "\n" {
        if last.map(opening.contains) ?? true { continue }
      } else if scalar == " " {
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        if last == "\n" || last.map(signs.contains) ?? true || signs.contains(next) { continue }
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// The words of the controls in the language that is spoken, as JSON for an attribute.
  ///
  /// - Parameter claims: The networks that a claim compares, by its statement.
  /// - Returns: The words, and what the script must know of claims.
  static func words(claims: [String: [String]] = [:]) -> String {
    let language = Language.current
    let words = Words(
      any: localized("all"),
      claims: claims,
      copied: localized("Data copied"),
      csv: localized("Copy the data as CSV"),
      decimal: language.decimalSeparator,
      every: localized("All networks are shown"),
      group: language.groupSeparator,
      linked: localized("Link copied"),
      network: localized("Network"),
      of: localized("\("{1}") of \("{2}")"),
      only: localized("Only \("{1}") is shown; Escape ends it"),
      question: localized("Question"),
      rows: localized("\("{1}") of \("{2}") claims are shown"),
      signs: Verdict.allCases.map(\.sign).joined(),
      theme: localized("Colours"),
      themes: [
        ["system", localized("as the system")], ["light", localized("light")],
        ["dark", localized("dark")],
      ],
      to: localized("\("{1}") to \("{2}")"),
      verdict: localized("Verdict")
    )
    return String(decoding: CanonicalJSON.bytes(of: words), as: UTF8.self)
  }

  private struct Words: Encodable {
    var any: String
    var claims: [String: [String]]
    var copied, csv, decimal, every, group, linked, network, of, only, question, rows, signs,
      theme: String
    var themes: [[String]]
    var to, verdict: String
  }
}
