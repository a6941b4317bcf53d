import CairoDrawing
import Drawing
import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The SVG files, whose text is the outlines of glyphs.
@Suite struct SVGFileTests {
  private static func scene(_ texts: [(String, TextStyle)], rotation: Double = 0) -> Scene {
    Scene(
      size: Size(width: 200, height: 100),
      title: "<T>",
      description: "D & \u{301}",
      nodes: texts.enumerated().map { index, text in
        .text(
          TextRun(
            text.0,
            at: Point(x: 20.123456, y: 10 * Double(index + 1) / 3),
            anchor: .middle,
            rotation: rotation,
            style: text.1,
            width: 10
          )
        )
      }
    )
  }

  private static func svg(_ texts: [(String, TextStyle)], theme: Theme = .light) throws -> String {
    String(decoding: try SceneRenderer().svg(scene(texts), theme: theme), as: UTF8.self)
  }

  /// The values of an attribute of elements that begin in a certain way.
  private static func values(after start: String, in svg: String) -> [String] {
    svg.split(separator: start).dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func aGlyphIsDefinedOnceForAllSizesAndStyles() throws {
    let svg = try Self.svg([
      ("abba", TextStyle(size: 7.5)), ("ab", TextStyle(size: 12, paint: Paint(.series1))),
      ("a b", TextStyle(size: 8, isBold: true)), ("a", TextStyle(size: 8, family: .mono)),
    ])
    // a and b, bold a and b, monospaced a; the space is nothing.
    #expect(Self.values(after: "<path id=\"", in: svg) == ["g1", "g2", "g3", "g4", "g5"])
    #expect(
      Self.values(after: "<use xlink:href=\"", in: svg)
        == ["#g1", "#g2", "#g2", "#g1", "#g1", "#g2", "#g3", "#g4", "#g5"]
    )
    #expect(svg.contains("scale(0.75)\" style=\"fill:#1B1E21\">"))
    #expect(svg.contains("scale(1.2)\" style=\"fill:#0072B2\">"))
  }

  /// DejaVu Sans 2.37 has 2048 units an em: the hyphen is the rectangle from (100, 480) to (639, 643), which is 0.49, 2.34 to 3.12, 3.14 in a size of ten points.
  @Test func anOutlineIsTheOneOfTheFontFile() throws {
    let svg = try Self.svg([("-", TextStyle(size: 9))])
    #expect(svg.contains("<path id=\"g1\" d=\"m.49-3.14h2.63v.8h-2.63z\"/>"))
  }

  @Test func lettersStandWhereTheTextIsMeasured() throws {
    let renderer = try SceneRenderer()
    let style = TextStyle(size: 8)
    let svg = try Self.svg([("MM", style)])
    let width = renderer.metrics(of: "M", in: style).width
    // In units of a tenth of the size, to a hundredth.
    let x = try #require(Self.values(after: "<use xlink:href=\"#g1\" x=\"", in: svg).first)
    #expect(try (#require(Double(x)) - width / 0.8).magnitude <= 0.005)
  }

  @Test func textWithACharacterThatNoFontHasStaysText() throws {
    // A character for private use, which no font of a system has.
    let svg = try Self.svg([("a\u{10FFFD}", TextStyle(size: 8))])
    #expect(svg.contains(">a\u{10FFFD}</text>"))
    #expect(!svg.contains("<use"))
  }

  @Test(arguments: Theme.allCases) func theGroundAndTheTextHaveTheColoursOfTheTheme(
    theme: Theme
  ) throws {
    let svg = try Self.svg(
      [("a", TextStyle(size: 8, paint: Paint(.ink, opacity: 0.5)))],
      theme: theme
    )
    #expect(
      svg.contains(
        "<rect width=\"201\" height=\"101\" style=\"fill:\(theme.color(ColorToken.background).css)\"/>"
      )
    )
    #expect(svg.contains("style=\"fill:\(theme.color(ColorToken.ink).css);opacity:0.5\""))
  }

  private static let texts = [
    "", " ", "Cross-entropy (nats) −0.5", "γ ± β²", "שלום abc", "مرحبا", "a\u{301}\u{302}\u{303}",
    "日本", "x\u{0}y\u{1B}", "<b>&amp;</b>", "👩‍👩‍👧‍👦🇩🇪", "ﬁ ﷽", "\u{202E}reversed",
  ]

  @Test(arguments: texts) func aFileIsWellFormedXML(text: String) throws {
    for rotation in [0.0, -90, 33.3333] {
      let scene = Self.scene([(text, TextStyle(size: 23.0 / 3))], rotation: rotation)
      let svg = try SceneRenderer().svg(scene)
      let parser = XMLParser(data: Data(svg))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
  }

  @Test(arguments: texts) func noNumberHasMoreThanThreeDecimals(text: String) throws {
    let style = TextStyle(size: 23.0 / 3, paint: Paint(.ink, opacity: 1 / 3))
    let svg = try Self.svg([(text, style), (text, style)])
    #expect(svg.firstMatch(of: /\.[0-9]{4}/) == nil)
  }

  @Test func manyThreadsAtOnceWriteTheSame() async throws {
    let texts = Self.texts.map { ($0, TextStyle(size: 8)) }
    let expected = try Self.svg(texts)
    let files = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { try Self.svg(Self.texts.map { ($0, TextStyle(size: 8)) }) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(files == [String](repeating: expected, count: 8))
  }

  @Test func nothingOutsideIsNamed() throws {
    let svg = try Self.svg([("a", TextStyle(size: 8))])
    let namespaces = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]
    #expect(svg.matches(of: /http[^"]*/).map { String($0.output) } == namespaces)
    #expect(Self.values(after: "href=\"", in: svg).allSatisfy { $0.hasPrefix("#g") })
  }
}
