import CPango
import Drawing
import Testing

@testable import CairoDrawing

@Suite struct FontsTests {
  /// DejaVu Sans 2.37 has 2048 units an em: the digit 0 is 1303 wide, its ascender 1901 and descender 483 high.
  @Test func textHasTheWidthsOfTheFont() throws {
    let fonts = try Fonts()
    let metrics = fonts.metrics(of: "0", in: TextStyle(size: 100))
    #expect((metrics.width - 100 * 1303 / 2048).magnitude < 0.01)
    #expect((metrics.ascent - 100 * 1901 / 2048).magnitude < 0.01)
    #expect((metrics.descent - 100 * 483 / 2048).magnitude < 0.01)
  }

  @Test func widthsScaleExactlyBecauseNothingIsHinted() throws {
    let fonts = try Fonts()
    let small = fonts.metrics(of: "Cross-entropy (nats)", in: TextStyle(size: 7.5)).width
    let large = fonts.metrics(of: "Cross-entropy (nats)", in: TextStyle(size: 750)).width
    #expect((large / small - 100).magnitude < 0.05)
  }

  @Test func boldAndMonospacedAreOtherFonts() throws {
    let fonts = try Fonts()
    let plain = fonts.metrics(of: "MMMM", in: TextStyle(size: 10)).width
    #expect(fonts.metrics(of: "MMMM", in: TextStyle(size: 10, isBold: true)).width > plain)
    let mono = TextStyle(size: 10, family: .mono)
    #expect(fonts.metrics(of: "iiii", in: mono) == fonts.metrics(of: "MMMM", in: mono))
  }

  @Test func everyCharacterOfFiguresHasAGlyph() throws {
    let fonts = try Fonts()
    let characters = "−±×·→…–—%\u{A0}\u{202F}γβμσεαηλθ²⁰¹³⁴⁵⁶⁷⁸⁹⁻√≤≥≈"
    let line = fonts.line(characters, in: TextStyle(size: 9))
    #expect(pango_layout_get_unknown_glyphs_count(line.layout) == 0)
  }

  @Test func textIsOneLineWhateverItContains() throws {
    let fonts = try Fonts()
    let style = TextStyle(size: 10)
    let line = fonts.metrics(of: "a", in: style)
    #expect(fonts.metrics(of: "a\nb\u{2029}c", in: style).descent == line.descent)
    #expect(fonts.metrics(of: "", in: style).width == 0)
  }

  /// Va-li-die-rungs-ge-nau-ig-keit, by Duden; what has no patterns or is no word is not divided.
  @Test func wordsAreDividedByTheirLanguage() throws {
    let german = try SceneRenderer(language: TextLanguage(tag: "de", isRightToLeft: false))
    #expect(german.divisions(of: "Validierungsgenauigkeit") == [2, 4, 7, 12, 14, 17, 19])
    #expect(german.divisions(of: "(Validierungsgenauigkeit,") == [3, 5, 8, 13, 15, 18, 20])
    #expect(german.divisions(of: "lr=0.1") == [])
    let chinese = try SceneRenderer(language: TextLanguage(tag: "zh", isRightToLeft: false))
    #expect(chinese.divisions(of: "validation") == [])
  }
}
