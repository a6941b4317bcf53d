import CairoDrawing
import Drawing
import Faults
import Markup
import Testing
import Typesetting

/// Measures are those of DejaVu Math TeX Gyre 1.106 in thousandths of an em, read from its MATH table with fontTools 4.
@Suite struct MathLayoutTests {
  private let display = MathStyle(level: .display)
  private let text = MathStyle(level: .text)
  private let x = Math.identifier("x")

  private func layout() throws -> MathLayout {
    MathLayout(font: try MathFont(fonts: try Fonts()), size: 1000)
  }

  @Test func aFractionStandsOnTheAxis() throws {
    let box = try layout().box(.fraction(.number("1"), .identifier("m")), display)
    let rule = try #require(box.rules.first)
    // AxisHeight 275, FractionRuleThickness 64
    #expect((rule.midY + 275).magnitude < 1e-6)
    #expect((rule.height - 64).magnitude < 1e-6)
    let numerator = try #require(box.glyphs.first)
    // FractionNumeratorDisplayStyleShiftUp 635
    #expect((numerator.y + 635).magnitude < 1e-6)
    #expect(box.ascent > 635 && box.descent > 600)
  }

  @Test func scriptsAreSmallerAndShifted() throws {
    let box = try layout().box(.scripts(x, lower: .number("1"), upper: nil), text)
    try #require(box.glyphs.count == 2)
    // ScriptPercentScaleDown 80; the subscript is lowered by SubscriptShiftDown 277 or more.
    #expect(box.glyphs[1].size == 800)
    #expect(box.glyphs[1].y >= 277 - 1e-6)
    #expect(box.glyphs[1].x > 0)
  }

  @Test func superscriptsStayLowBelowARoot() throws {
    let squared = Math.scripts(x, lower: nil, upper: .number("2"))
    let free = try layout().box(squared, text)
    let cramped = try layout().box(squared, text.cramped)
    #expect(free.ascent > cramped.ascent)
  }

  @Test func aRootCoversWhatItHolds() throws {
    let layout = try layout()
    let small = try layout.box(.root(x), text)
    let high = try layout.box(.root(.fraction(x, x)), display)
    let fraction = try layout.box(.fraction(x, x), display)
    #expect(high.ascent > fraction.ascent && high.descent >= fraction.descent - 1e-6)
    #expect(high.glyphs[0].id != small.glyphs[0].id, "a larger variant of the sign")
    // RadicalRuleThickness 52
    #expect((small.rules[0].height - 52).magnitude < 1e-6)
  }

  @Test func aRootHigherThanAllVariantsIsAssembled() throws {
    var tall = x
    for _ in 0..<4 { tall = .fraction(tall, x) }
    let layout = try layout()
    let inner = try layout.box(tall, display)
    let box = try layout.box(.root(.fraction(tall, tall)), display)
    #expect(box.ascent > inner.ascent)
    #expect(box.ascent.isFinite && box.width > inner.width)
  }

  @Test func fencesGrowWithTheirContent() throws {
    let layout = try layout()
    let low = try layout.box(.fenced(open: "(", x, close: ")"), display)
    let high = try layout.box(
      .fenced(open: "(", .fraction(.fraction(x, x), x), close: ")"),
      display
    )
    #expect(high.ascent + high.descent > 1.8 * (low.ascent + low.descent))
    let open = try layout.box(.fenced(open: "", x, close: "|"), display)
    #expect(open.glyphs.count == 2)
  }

  @Test func sumsHaveLimitsInDisplaysAndScriptsInLines() throws {
    let sum = Math.scripts(.operator("∑", .large), lower: .identifier("i"), upper: .identifier("m"))
    let layout = try layout()
    let limits = try layout.box(sum, display)
    let scripts = try layout.box(sum, text)
    #expect(limits.ascent > scripts.ascent)
    #expect(limits.width < scripts.width)
    // summation.v1, the variant for displays, is 1513 high; 1051 in lines.
    #expect(limits.ascent + limits.descent > 1513)
  }

  @Test func variablesSlantAndNamesDoNot() throws {
    let font = try MathFont(fonts: try Fonts())
    let layout = MathLayout(font: font, size: 10)
    let italic = try layout.box(x, text)
    #expect(italic.glyphs[0].id == font.glyph(for: "\u{1D465}"))
    let name = try layout.box(.identifier("Var"), text)
    #expect(name.glyphs.map(\.id) == ["V", "a", "r"].map { font.glyph(for: $0) })
  }

  @Test func relationsStandApart() throws {
    let layout = try layout()
    let row = Math.row([x, .operator("=", .relation), x])
    let parts =
      try layout.box(x, text).width * 2 + layout.box(.operator("=", .relation), text).width
    let spaced = try layout.box(row, text).width
    // Two thick spaces of 5/18 em, and the lean of the letters.
    #expect(spaced >= parts + 2 * 1000 * 5 / 18)
    #expect(spaced < parts + 2 * 1000 * 5 / 18 + 200)
  }

  @Test func piecesEndAfterOperatorsAndAddUp() throws {
    let layout = try layout()
    let pieces = try layout.pieces(SampleReport.normalization, text)
    #expect(pieces.map { MathText.linear($0.math) } == ["y =", "γ (x − μ)/√(σ² + ε) +", "β"])
    let whole = try layout.box(SampleReport.normalization, text).width
    #expect((pieces.map(\.box.width).reduce(0, +) - whole).magnitude < 20)
  }

  @Test func spacesHaveTheirWidths() throws {
    #expect(try layout().box(.text("\u{2003}"), text).width == 1000)
    #expect(try layout().box(.text("\u{2003}"), text).glyphs.isEmpty)
  }

  @Test func aSignThatTheFontLacksIsAnError() throws {
    let layout = try layout()
    let error = #expect(throws: Fault.self) {
      _ = try layout.box(.identifier("漢"), text)
    }
    #expect(error?.message.contains("U+6F22") == true)
  }
}
