import CairoDrawing
import Drawing
import Faults
import Foundation
import Testing

@testable import CairoDrawing

/// Fonts beside DejaVu: a tiny one that is made here, so that no machine needs others.
@Suite struct FallbackFontsTests {
  @Test func aCharacterOfAnotherFontIsFoundAndDrawn() throws {
    let file = try TinyFont.file(family: "Tiny Han", characters: ["漢", "字"])
    defer { try? FileManager.default.removeItem(atPath: file) }
    let fallback = FallbackFonts(files: [file])
    #expect(fallback.families.map(\.name) == ["Tiny Han"])
    #expect(fallback.missingCharacters(in: "漢字 and 語") == ["語"])
    let fonts = try Fonts(fallback: fallback)
    let line = fonts.line("a漢b", in: TextStyle(size: 10))
    #expect(line.missingCharacters == [])
    // The glyph is one em wide, and DejaVu's letters keep their widths.
    let latin = fonts.metrics(of: "a", in: TextStyle(size: 10)).width
    #expect((line.metrics.width - 10 - 2 * latin).magnitude < 0.5)
    let outlines = try #require(fonts.outlines(of: "漢", in: TextStyle(size: 10)))
    #expect(outlines.glyphs.count == 1)
    #expect(fonts.outlines(of: "語", in: TextStyle(size: 10)) == nil)
    let layout = try TextLayout(
      [TextSpan(.text("漢"), format: TextFormat(family: .serif, size: 9, color: RGB(0)))],
      fonts: fonts
    )
    #expect((layout.width - 9).magnitude < 0.1)
  }

  @Test func whatDejaVuHasIsDejaVus() throws {
    let file = try TinyFont.file(family: "Tiny Latin", characters: ["a", "漢"])
    defer { try? FileManager.default.removeItem(atPath: file) }
    let fallback = FallbackFonts(files: [file])
    let style = TextStyle(size: 10)
    let usual = try Fonts(fallback: .none).metrics(of: "a", in: style)
    #expect(try Fonts(fallback: fallback).metrics(of: "a", in: style) == usual)
    #expect(fallback.families(for: "a ± γ ✓", in: .english) == [])
    #expect(fallback.families(for: "漢", in: .english).map(\.name) == ["Tiny Latin"])
  }

  @Test func whatIsNotSeenNeedsNoFont() throws {
    let unseen =
      "\u{200E}\u{200F}\u{2066}\u{2067}\u{2068}\u{2069}\u{200D}\u{FE0F}\u{FEFF}\u{AD}\u{2060}"
    #expect(FallbackFonts.none.missingCharacters(in: "a" + unseen + "b") == [])
    let fonts = try Fonts(fallback: .none)
    #expect(fonts.line("a" + unseen + "b", in: TextStyle(size: 9)).missingCharacters == [])
    _ = try TextLayout(
      [TextSpan(.text("a" + unseen), format: TextFormat(family: .serif, size: 9, color: RGB(0)))],
      fonts: fonts
    )
  }

  @Test(arguments: [
    ("日本", "zh-Hans", "SC"), ("日本", "zh-TW", "TC"), ("日本", "ja", "JP"), ("日本", "ko-KR", "KR"),
    ("日本", "en", "SC"), ("日本の", "en", "JP"), ("日本 한", "de", "KR"), ("日本の", "zh", "SC"),
  ])
  func chineseCharactersHaveTheShapesOfTheLanguage(_ text: String, _ tag: String, _ region: String)
  {
    let ranking = CJKRanking(text, TextLanguage(tag: tag))
    let best = ["JP", "KR", "SC", "TC", "HK"].min {
      ranking.rank(of: "Noto Sans CJK \($0)") < ranking.rank(of: "Noto Sans CJK \($1)")
    }
    #expect(best == region)
  }

  @Test(arguments: [
    ("学", "fonts-noto-cjk"), ("か", "fonts-noto-cjk"), ("한", "fonts-noto-cjk"),
    ("，", "fonts-noto-cjk"),
    ("ह", "fonts-noto-core"), ("ก", "fonts-noto-core"), ("🦄", "fonts-symbola"),
    ("🫠", "fonts-unifont"),
    ("\u{F8FF}", "replace the character"),
  ])
  func theHintNamesThePackage(_ character: String, _ words: String) {
    #expect(MissingGlyphs.hint(for: Array(character.unicodeScalars)).contains(words))
  }

  @Test func aSceneWithoutFontsHasTextInItsFile() throws {
    let run = TextRun("語", at: Point(x: 10, y: 20), style: TextStyle(size: 9), width: 9)
    let scene = Scene(
      size: Size(width: 50, height: 30),
      title: "t",
      description: "d",
      nodes: [.text(run)]
    )
    let renderer = try SceneRenderer(language: .english, fallback: .none)
    #expect(String(decoding: try renderer.svg(scene), as: UTF8.self).contains(">語</text>"))
  }

  @Test func linesOfLanguagesFromRightToLeftBeginAtTheRight() throws {
    let fonts = try Fonts(language: TextLanguage(tag: "ar"), fallback: .none)
    let format = TextFormat(family: .serif, size: 9, color: RGB(0))
    let text = [TextSpan(.text("دقة"), format: format)]
    let leading = try TextLayout(text, width: 100, fonts: fonts).lines[0]
    #expect((leading.x + leading.width - 100).magnitude < 0.1)
    #expect(try TextLayout(text, width: 100, alignment: .trailing, fonts: fonts).lines[0].x == 0)
  }
}
