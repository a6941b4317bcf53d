import Testing

@testable import Drawing

@Suite struct SceneSVGTests {
  @Test func everyKindOfNodeIsWritten() {
    #expect(
      smallScene().svg(idPrefix: "fig-1") == """
        <svg class="bn-figure" viewBox="0 0 100 50.5" width="100pt" height="50.5pt" role="img" aria-labelledby="fig-1-title" font-family="'DejaVu Sans',Verdana,sans-serif" stroke-linejoin="round" stroke-linecap="round">
        <title id="fig-1-title">Two lines.</title>
        <clipPath id="fig-1-clip-1"><rect x="1" y="2" width="30" height="40"/></clipPath>
        <g class="bn-mark" clip-path="url(#fig-1-clip-1)"><title>x &lt; y</title>
        <path d="m0 0c1 1 2 1.23 3 0z" style="fill:var(--bn-series-1,#0072B2);fill-opacity:0.2;stroke:var(--bn-ink,#1B1E21);stroke-width:1.5;stroke-dasharray:5 2;stroke-linecap:butt"/>
        </g>
        <text x="10" y="20" font-size="8" text-anchor="end" font-weight="700" transform="rotate(-90 10 20)" textLength="48" lengthAdjust="spacingAndGlyphs" style="fill:var(--bn-ink,#1B1E21)">0.5 &lt;nats&gt;</text>
        <text x="50" y="40" font-size="7.5" style="fill:var(--bn-ink,#1B1E21)">7</text>
        </svg>

        """
    )
  }

  @Test func figuresOfOnePageShareTheirStyles() {
    var styles = FigureStyles()
    let first = smallScene().svg(idPrefix: "one", isRightToLeft: false, styles: &styles)
    let css = styles.css
    let second = smallScene().svg(idPrefix: "two", isRightToLeft: false, styles: &styles)
    #expect(styles.css == css)
    #expect(second == first.replacing("one-", with: "two-"))
    #expect(first.contains("<path d=\"m0 0c1 1 2 1.2 3 0z\" class=\"s1\"/>"))
    #expect(
      first.contains(
        "<text x=\"10\" y=\"20\" transform=\"rotate(-90 10 20)\" textLength=\"48\" lengthAdjust=\"spacingAndGlyphs\" class=\"s2\">"
      )
    )
    #expect(!first.contains("style="))
    for rule in [
      ".bn-figure{font-family:'DejaVu Sans',Verdana,sans-serif;stroke-linejoin:round;stroke-linecap:round}",
      ".s1{fill:var(--bn-series-1,#0072B2);fill-opacity:0.2;stroke:var(--bn-ink,#1B1E21);stroke-width:1.5;stroke-dasharray:5 2;stroke-linecap:butt}",
      ".s2{font-size:8px;text-anchor:end;font-weight:700;fill:var(--bn-ink,#1B1E21)}",
      ".s3{font-size:7.5px;fill:var(--bn-ink,#1B1E21)}",
    ] {
      #expect(css.contains(rule + "\n"), "\(rule)")
    }
  }

  @Test func onlyAPageIsToldWhereNumbersStand() {
    var scene = smallScene()
    var group = Group(.panel, nodes: [])
    group.places = [Point(x: 1.4, y: 2.6), nil, Point(x: 30, y: 0)]
    scene.nodes = [.group(group)]
    #expect(
      scene.svg(idPrefix: "f").contains("<g class=\"bn-panel\" data-places=\"1,3 - 30,0\">")
    )
    let measured = scene.transcript
    group.places = []
    scene.nodes = [.group(group)]
    #expect(scene.transcript == measured)
  }

  @Test func nothingHostileLeavesItsText() {
    let hostile = "</title><script>alert(1)</script>\u{301}\"' onload=x \u{0}"
    let svg = smallScene(title: hostile, label: hostile).svg(idPrefix: "f")
    #expect(!svg.contains("<script"))
    // The same elements as with harmless texts.
    let harmless = smallScene().svg(idPrefix: "f")
    #expect(svg.filter { $0 == "<" }.count == harmless.filter { $0 == "<" }.count)
  }

  @Test func idsOfTwoFiguresAreDistinct() {
    func ids(_ svg: String) -> Set<Substring> {
      Set(svg.split(separator: "\"").filter { $0.hasPrefix("a-") || $0.hasPrefix("b-") })
    }
    let first = ids(smallScene().svg(idPrefix: "a"))
    let second = ids(smallScene().svg(idPrefix: "b"))
    #expect(first.count == 2 && second.count == 2)
    #expect(first.isDisjoint(with: second))
  }

  @Test func noOtherSiteIsNamed() {
    #expect(!smallScene().svg(idPrefix: "f").contains("http"))
  }
}
