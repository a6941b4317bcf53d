import Drawing
import Faults
import Testing

@testable import CairoDrawing

@Suite struct TextLayoutTests {
  private let format = TextFormat(family: .serif, size: 10, color: RGB(0))

  private func span(_ text: String) -> TextSpan { TextSpan(.text(text), format: format) }

  @Test func linesStayInTheirWidth() throws {
    let fonts = try Fonts()
    let layout = try TextLayout(
      [span("A few words and a"), span("verylongwordthatnolinecanholdatall")],
      width: 60,
      fonts: fonts
    )
    #expect(layout.lines.count > 3)
    for line in layout.lines { #expect(line.width <= 60) }
  }

  @Test func aBoxStandsInTheLineWithItsExtents() throws {
    let box = TextSpan(.box(.init(width: 25, ascent: 30, descent: 12)), format: format)
    let layout = try TextLayout([span("a "), box, span(" b")], fonts: try Fonts())
    let line = try #require(layout.lines.first)
    #expect(line.pieces.map(\.span) == [0, 1, 2])
    #expect((line.pieces[1].width - 25).magnitude < 0.01)
    #expect((line.ascent - 30).magnitude < 0.01)
    #expect((line.descent - 12).magnitude < 0.01)
    #expect((line.pieces[2].x - line.pieces[1].x - 25).magnitude < 0.01)
  }

  @Test func alignmentMovesThePieces() throws {
    let fonts = try Fonts()
    let leading = try TextLayout([span("abc")], width: 100, fonts: fonts)
    let trailing = try TextLayout([span("abc")], width: 100, alignment: .trailing, fonts: fonts)
    let center = try TextLayout([span("abc")], width: 100, alignment: .center, fonts: fonts)
    let width = leading.width
    #expect(leading.lines[0].pieces[0].x == 0)
    #expect((trailing.lines[0].pieces[0].x - (100 - width)).magnitude < 0.01)
    #expect((center.lines[0].pieces[0].x - (100 - width) / 2).magnitude < 0.01)
  }

  @Test func theWidestWordIsNotBroken() throws {
    let fonts = try Fonts()
    let widest = try TextLayout.wordWidth(of: [span("a normalisation b")], fonts: fonts)
    let word = try TextLayout([span("normalisation")], fonts: fonts).width
    #expect((widest - word).magnitude < 0.01)
  }

  @Test func anAddressIsBrokenWithoutAHyphen() throws {
    let address = "https://example.org/" + String(repeating: "abcdefghij", count: 4)
    func width(in room: Double?, link: String?) throws -> (lines: Int, width: Double) {
      let span = TextSpan(.text(address), format: format, link: link)
      let lines = try TextLayout([span], width: room, fonts: try Fonts()).lines
      return (lines.count, lines.map(\.width).reduce(0, +))
    }
    let whole = try width(in: nil, link: address).width
    let broken = try width(in: 60, link: address)
    #expect(broken.lines > 3)
    // A hyphen of 10 points is more than 3 wide.
    #expect((broken.width - whole).magnitude < 1)
    #expect(try width(in: 60, link: nil).width > whole + 3)
  }

  @Test(
    .enabled(if: Hyphenator.of(languageTag: "en") != nil, "hyphen-en-us is not installed")
  )
  func wordsInBoldAreNotDivided() throws {
    let bold = format.with(\.isBold, true)
    // In running text the word is divided: the line of 60 holds "The claim is sup-" and no more.
    func lines(_ format: TextFormat) throws -> [Double] {
      let word = TextSpan(.text("supported"), format: format)
      let layout = try TextLayout(
        [span("It is "), word, span(" here, as far as anyone has ever been able to say so.")],
        width: 62,
        alignment: .justified,
        fonts: try Fonts()
      )
      return layout.lines.filter { line in line.pieces.contains { $0.span == 1 } }.map(\.width)
    }
    #expect(try lines(bold).count == 1)
    #expect(try lines(format.with(\.isItalic, true)).count == 2)
  }

  @Test func separatorsEndLines() throws {
    let layout = try TextLayout([span("one\u{2028}two")], fonts: try Fonts())
    #expect(layout.lines.count == 2)
  }

  @Test func equalNeighboursStayApart() throws {
    let one = TextSpan(.text("one"), format: format, link: "#a")
    let two = TextSpan(.text("two"), format: format, link: "#b")
    let layout = try TextLayout([one, two], fonts: try Fonts())
    #expect(layout.lines[0].pieces.map(\.span) == [0, 1])
  }

  @Test func aCharacterThatNoFontHasIsNamed() throws {
    let fonts = try Fonts(fallback: .none)
    let error = #expect(throws: Fault.self) {
      _ = try TextLayout([span("ab 漢")], fonts: fonts)
    }
    #expect(error?.message.contains("\"漢\" (U+6F22)") == true)
  }
}
