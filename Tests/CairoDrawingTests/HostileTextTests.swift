import CairoDrawing
import Drawing
import Faults
import Testing

/// Text that nobody expects in a figure: it is drawn or refused, and never ends the program.
@Suite struct HostileTextTests {
  private static func scene(_ string: String, size: Double = 8) -> Scene {
    Scene(
      size: Size(width: 200, height: 30),
      title: string,
      description: string,
      nodes: [
        .text(
          TextRun(
            string,
            at: Point(x: 10, y: 20),
            style: TextStyle(size: size),
            width: 10
          )
        )
      ]
    )
  }

  private static let texts = [
    "", " ", String(repeating: "label ", count: 84), String(repeating: "W", count: 500),
    "שלום עולם", "مرحبا", "abc שלום def", "a\u{301}\u{302}\u{303}\u{304}", "\u{301}",
    "x\u{0}y", "a\nb\tc\r\u{2028}d", "\u{1B}[31mred\u{7F}", "\u{202E}reversed", "日本語", "👩‍👩‍👧‍👦🇩🇪",
    "<b>&amp;</b>", "\u{FFFD}\u{FFFF}\u{10FFFF}", "ﬁ ﷽",
  ]

  @Test(arguments: texts) func everyTextIsDrawn(text: String) throws {
    let renderer = try SceneRenderer()
    let scene = Self.scene(text)
    let metrics = renderer.metrics(of: text, in: TextStyle(size: 8))
    #expect(metrics.width.isFinite && metrics.width >= 0)
    #expect(DecodedPNG(try renderer.png(scene, scale: 1))?.width == 200)
    #expect(try renderer.svg(scene).isEmpty == false)
    #expect(try renderer.pdf(scene, created: "2026-01-02T03:04:05Z").isEmpty == false)
    #expect(scene.svg(idPrefix: "f").hasSuffix("</svg>\n"))
  }

  @Test func whatEndsLinesIsASpaceAndControlsAreShown() throws {
    let renderer = try SceneRenderer()
    func width(_ text: String) -> Double {
      renderer.metrics(of: text, in: TextStyle(size: 8)).width
    }
    #expect(width("a\nb\tc") == width("a b c"))
    #expect(width("a\u{0}b\u{1B}") == width("a\u{FFFD}b\u{FFFD}"))
    // Nothing after a zero byte is lost.
    #expect(width("\u{0}long text") > width("long text"))
  }

  @Test func textFromTheRightIsAsWideAsItsLetters() throws {
    let renderer = try SceneRenderer()
    let style = TextStyle(size: 8)
    let whole = renderer.metrics(of: "abc שלום", in: style).width
    let parts = ["abc ", "שלום"].map { renderer.metrics(of: $0, in: style).width }
    #expect((whole - parts[0] - parts[1]).magnitude < 0.01)
  }

  @Test func charactersWithoutAGlyphAreNamed() throws {
    let renderer = try SceneRenderer(language: .english, fallback: .none)
    #expect(renderer.missingCharacters(in: Self.scene("Loss −0.5 ± γ² שלום مرحبا é")) == [])
    #expect(renderer.missingCharacters(in: Self.scene("日本 and 本日")) == ["日", "本"])
    #expect(renderer.missingCharacters(in: Self.scene("a\u{10FFFD}b")) == ["\u{10FFFD}"])
  }

  @Test(arguments: [0, -1, Double.nan, 1e7]) func aSizeThatNoTextHasIsRefused(size: Double) throws {
    let renderer = try SceneRenderer()
    #expect(throws: Fault.self) { try renderer.png(Self.scene("a", size: size)) }
  }

  @Test func aScaleThatNoPictureHasIsRefused() throws {
    let renderer = try SceneRenderer()
    for scale in [0, -1, Double.nan, .infinity, 1e9] {
      #expect(throws: Fault.self) { try renderer.png(Self.scene("a"), scale: scale) }
    }
    // At 50 pixels a point, a coordinate of 200,000 would wrap around Cairo's numbers.
    var scene = Self.scene("a")
    scene.nodes.append(
      .shape(Shape(Path(through: [Point(x: 0, y: 0), Point(x: 2e5, y: 1)]), fill: Paint(.ink)))
    )
    #expect(throws: Fault.self) { try renderer.png(scene, scale: 50) }
    #expect(try renderer.png(scene, scale: 2).isEmpty == false)
  }
}
