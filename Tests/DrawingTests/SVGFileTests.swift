import Testing

@testable import Drawing

/// Every letter is the same triangle, half as wide as the text is large.
private struct Triangles: TextOutliner {
  let triangle = GlyphOutline([
    .move(GridPoint(x: 0, y: 0)),
    .quadratic(GridPoint(x: 100, y: -200), to: GridPoint(x: 300, y: 0)),
    .close,
  ])

  func outlines(of string: String, in style: TextStyle) -> TextOutlines? {
    let step = style.size / 2
    return TextOutlines(
      string.indices.enumerated().map { number, _ in
        TextOutlines.Glyph(triangle, at: Point(x: Double(number) * step, y: 0))
      },
      width: Double(string.count) * step
    )
  }
}

@Suite struct SVGFileTests {
  /// By hand: ten letters of 8 points are 40 wide, from 10 - 40; one of 7.5 stands at 50.
  @Test func everyKindOfNodeIsWritten() {
    let file = smallScene().svgFile(theme: .dark, outliner: Triangles())
    let letters = (1...9).map { "<use xlink:href=\"#g1\" x=\"\($0 * 5)\"/>" }.joined()
    #expect(
      String(decoding: file, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" viewBox="0 0 100 50.5" width="100pt" height="50.5pt" role="img" aria-labelledby="title" stroke-linejoin="round" stroke-linecap="round">
        <title id="title">Two lines.</title>
        <defs>
        <path id="g1" d="m0 0q1-2 3 0z"/>
        </defs>
        <rect width="101" height="51.5" style="fill:#14171A"/>
        <clipPath id="clip-1"><rect x="1" y="2" width="30" height="40"/></clipPath>
        <g clip-path="url(#clip-1)"><title>x &lt; y</title>
        <path d="m0 0c1 1 2 1.23 3 0z" style="fill:#4BA3E3;fill-opacity:0.2;stroke:#E9ECEF;stroke-width:1.5;stroke-dasharray:5 2;stroke-linecap:butt"/>
        </g>
        <g transform="rotate(-90 10 20)translate(-30 20)scale(0.8)" style="fill:#E9ECEF"><use xlink:href="#g1"/>\(letters)</g>
        <g transform="translate(50 40)scale(0.75)" style="fill:#E9ECEF"><use xlink:href="#g1"/></g>
        </svg>

        """
    )
  }

  @Test func aCurveThatGoesOnSmoothlyLeavesOutItsControlPoint() {
    var text: [UInt8] = []
    let points = [(0, 0), (100, -100), (200, 0), (301, 99), (400, 0), (500, 90), (600, 0)]
      .map { GridPoint(x: $0.0, y: $0.1) }
    PathShortener.append(
      GlyphOutline([
        .move(points[0]), .quadratic(points[1], to: points[2]),
        // A unit beside the mirrored control point, which is (300, 100).
        .quadratic(points[3], to: points[4]),
        // The mirrored control point is (500, -100).
        .quadratic(points[5], to: points[6]), .close,
      ]),
      to: &text
    )
    #expect(String(decoding: text, as: UTF8.self) == "m0 0q1-1 2 0t2 0q1 .9 2 0z")
  }
}
