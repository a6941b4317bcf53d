import Testing

@testable import Drawing

@Suite struct PathShortenerTests {
  private static func short(_ path: Path) -> String {
    var text: [UInt8] = []
    PathShortener.append(path, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  @Test func stepsAreRelativeAndLeaveOutWhatNobodyNeeds() {
    let points = [(10.0, 20.0), (10.5, 19.25), (11, 19.25), (11, 30), (10.996, 30.5), (12.25, 31)]
      .map { Point(x: $0.0, y: $0.1) }
    // 10.996 is 11: straight down.
    #expect(Self.short(Path(through: points)) == "m10 20 .5-.75h.5v10.75.5l1.25.5")
  }

  @Test func subpathsBeginWhereTheLastOneIs() {
    let path = Path([
      .move(Point(x: 1, y: 1)), .line(Point(x: 2, y: 3)), .close,
      .move(Point(x: 5, y: 5)),
      .curve(Point(x: 5, y: 6), Point(x: 6.5, y: 7), to: Point(x: 7, y: 7)),
      .curve(Point(x: 8, y: 7), Point(x: 9, y: 6), to: Point(x: 9, y: 5)),
      .move(Point(x: 0, y: 0)),
    ])
    #expect(Self.short(path) == "m1 1 1 2zm4 4c0 1 1.5 2 2 2 1 0 2-1 2-2m-9-5")
  }

  /// SVG 1.1, 8.3.8: two arcs of radius 2 from the right end, clockwise on the screen, by the left one.
  @Test func aCircleIsTwoArcs() {
    func quarters(reach: Double) -> Path {
      let (near, far) = (6 + 2 * reach, 6 - 2 * reach)
      return Path([
        .move(Point(x: 8, y: 6)),
        .curve(Point(x: 8, y: near), Point(x: near, y: 8), to: Point(x: 6, y: 8)),
        .curve(Point(x: far, y: 8), Point(x: 4, y: near), to: Point(x: 4, y: 6)),
        .curve(Point(x: 4, y: far), Point(x: far, y: 4), to: Point(x: 6, y: 4)),
        .curve(Point(x: near, y: 4), Point(x: 8, y: far), to: Point(x: 8, y: 6)),
        .close, .move(Point(x: 9, y: 6)),
      ])
    }
    #expect(Self.short(quarters(reach: 0.552_284_75)) == "m8 6a2 2 0 1 1-4 0 2 2 0 1 1 4 0zm1 0")
    // What is no circle stays as it is.
    #expect(Self.short(quarters(reach: 0.5)).hasPrefix("m8 6c0 1-1 2-2 2-1 0"))
  }

  @Test func positionsOfACoarseGridAreItsMultiples() {
    var text: [UInt8] = []
    let points = [(1.04, 2.06), (1.16, 3.349)].map { Point(x: $0.0, y: $0.1) }
    PathShortener.append(Path(through: points), to: &text, step: 10)
    #expect(String(decoding: text, as: UTF8.self) == "m1 2.1.2 1.2")
  }

  /// A thousand steps of a third of a hundredth: rounded one by one they would all be nothing.
  @Test func theEndOfALongPathIsExact() {
    let points = (0...1000).map { Point(x: 0, y: Double($0) / 300) }
    let text = Self.short(Path(through: points))
    let hundredths = text.split(whereSeparator: { "mhv ".contains($0) }).dropFirst(2)
      .map { $0 == "0" ? 0 : 1 }
    #expect(hundredths.reduce(0, +) == 333)
  }

  @Test func placesFarOutsideAnyPageAreWrittenInFull() {
    let path = Path(through: [Point(x: 1, y: 1), Point(x: 1e10, y: .nan)])
    #expect(Self.short(path) == "M1 1L10000000000 nan")
  }
}
