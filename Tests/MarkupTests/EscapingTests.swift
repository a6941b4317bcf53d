import Notation
import Testing

@Suite struct EscapingTests {
  // A mark with one of these behind it is one Character that is not the mark: escaping by Character lets it through.
  static let joining: [Unicode.Scalar] = [
    "\u{300}", "\u{301}", "\u{338}", "\u{200D}", "\u{FE0E}", "\u{FE0F}", "\u{20E3}", "\u{1F3FB}",
    "\u{E0020}", "\u{903}",
  ]

  @Test(arguments: joining) func aMarkIsReplacedWhateverJoinsIt(_ joining: Unicode.Scalar) throws {
    for mark in #"&<>"'`"#.unicodeScalars {
      var text = "x"
      text.unicodeScalars.append(mark)
      text.unicodeScalars.append(joining)
      text += "y onmouseover=z"
      let escaped = text.escapedForMarkup
      for scalar in #"<>"'`"#.unicodeScalars { #expect(!escaped.unicodeScalars.contains(scalar)) }
      let read = try XMLFragment("<p title=\"\(escaped)\">\(escaped)</p>")
      #expect(read.elements == ["p"])
      #expect(read.attributes == ["title=\(text)"])
      #expect(read.text == text)
    }
  }
}
