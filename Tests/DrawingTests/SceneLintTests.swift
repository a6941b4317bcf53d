import Testing

@testable import Drawing

@Suite struct SceneLintTests {
  private func scene(_ nodes: [Node], title: String = "T", description: String = "D") -> Scene {
    Scene(
      size: Size(width: 100, height: 100),
      title: title,
      description: description,
      nodes: nodes
    )
  }

  private func faults(_ nodes: [Node]) -> [String] {
    SceneLint().faults(in: scene(nodes)).map(\.description)
  }

  private func text(
    _ string: String,
    x: Double = 10,
    y: Double = 20,
    size: Double = 8,
    paint: Paint = Paint(.ink)
  ) -> Node {
    .text(
      TextRun(
        string,
        at: Point(x: x, y: y),
        style: TextStyle(size: size, paint: paint),
        width: 5 * Double(string.count)
      )
    )
  }

  private func line(_ paint: Paint, y: Double = 50) -> Node {
    let path = Path(through: [Point(x: 10, y: y), Point(x: 60, y: y)])
    return .shape(Shape(path, stroke: Stroke(paint, width: 1)))
  }

  private func area(_ paint: Paint, _ rectangle: Rectangle) -> Node {
    .shape(Shape(Path(rectangle), fill: paint))
  }

  /// A panel whose data are cut off at a rectangle.
  private func panel(_ area: Rectangle, _ nodes: [Node] = []) -> Node {
    .group(Group(.panel, nodes: [.group(Group(.decoration, clip: area, nodes: nodes))]))
  }

  private func mark(_ nodes: [Node]) -> Node { .group(Group(.mark, nodes: nodes)) }

  @Test func aSoundSceneHasNoFaults() {
    #expect(faults([text("one"), text("two", y: 30)]) == [])
    #expect(
      faults([
        .group(
          Group(
            .panel,
            nodes: [
              .group(Group(.grid, nodes: [line(Paint(.grid))])),
              mark([area(Paint(.series1, opacity: 0.2), Rectangle(x: 9, y: 9, width: 9, height: 9))]
              ),
              mark([line(Paint(.series1, opacity: 0.4))]),
              mark([line(Paint(.series1))]),
            ]
          )
        )
      ]) == []
    )
  }

  // MARK: Text

  @Test func aTextOnAnotherIsAFault() {
    #expect(
      faults([text("one"), text("two", x: 15, y: 24)])
        == ["text-overlap: \"one\" overlaps \"two\""]
    )
  }

  @Test func aTextThatLeavesTheFigureOrIsCutOffIsAFault() {
    #expect(faults([text("wide", x: 90)]) == ["text-outside: \"wide\" leaves the figure"])
    #expect(
      faults([panel(Rectangle(x: 0, y: 0, width: 20, height: 40), [text("wide")])])
        == ["text-outside: \"wide\" is cut off by its panel"]
    )
  }

  @Test func aTextOfSixPointsIsAFault() {
    #expect(faults([text("a", size: 6)]) == ["small-text: \"a\" is set in 6.0 pt"])
  }

  @Test func aHyphenBeforeANumberIsAFaultAndOneWithinAWordIsNot() {
    #expect(faults([text("-0.5")]) == ["letters: \"-0.5\" has a hyphen for a minus sign"])
    #expect(faults([text("(-3)")]) == ["letters: \"(-3)\" has a hyphen for a minus sign"])
    #expect(faults([text("top-5 of F1-3")]) == [])
    #expect(faults([text("\u{2212}0.5")]) == [])
  }

  @Test func aLetterWithoutAShapeIsAFault() {
    #expect(
      faults([text("a\u{FFFD}")]) == ["letters: \"a\u{FFFD}\" has U+FFFD, which has no shape"]
    )
    #expect(
      faults([text("a\u{7}")]) == ["letters: \"a\u{7}\" has U+0007, which has no shape"]
    )
    #expect(faults([text("")]) == ["letters: a text is empty"])
  }

  // MARK: Panels

  @Test func anAxisOfOneNumberIsAFault() {
    let axis = Node.group(Group(.axis, label: "y", nodes: [text("1")]))
    #expect(faults([axis]) == ["ticks: the axis \"y\" has 1 tick labels"])
  }

  @Test func panelsOfARowThatBeginApartAreAFault() {
    let first = Rectangle(x: 0, y: 10, width: 40, height: 40)
    #expect(faults([panel(first), panel(Rectangle(x: 50, y: 10.4, width: 40, height: 40))]) == [])
    #expect(
      faults([panel(first), panel(Rectangle(x: 50, y: 11, width: 40, height: 40))])
        == ["aligned: panels 1 and 2 are beside each other and differ by 1 pt"]
    )
    #expect(
      faults([panel(first), panel(Rectangle(x: 0, y: 55, width: 38, height: 40))])
        == ["aligned: panels 1 and 2 are below each other and differ by 2 pt"]
    )
  }

  @Test func aGridThatLiesOnDataIsAFault() {
    let grid = Node.group(Group(.grid, nodes: [line(Paint(.grid))]))
    let panel = Node.group(Group(.panel, nodes: [mark([line(Paint(.series1))]), grid]))
    #expect(faults([panel]) == ["grid: the grid of panel 1 lies on data"])
  }

  /// The axis colours #868C93 and #7B838B have 3.39:1 on white and 4.68:1 on #14171A: more than data need.
  @Test func aGridAsDarkAsDataIsAFault() {
    let grid = Node.group(Group(.grid, nodes: [line(Paint(.axis))]))
    #expect(
      faults([grid]) == [
        "grid: a grid line of axis has 3.39:1 (light theme)",
        "grid: a grid line of axis has 4.68:1 (dark theme)",
      ]
    )
  }

  @Test func aBandThatLiesOnItsLineIsAFault() {
    let band = area(
      Paint(.series1, opacity: 0.2),
      Rectangle(x: 10, y: 40, width: 50, height: 20)
    )
    let panel = Node.group(
      Group(.panel, nodes: [mark([line(Paint(.series1))]), mark([band])])
    )
    #expect(faults([panel]) == ["band: a band of panel 1 lies on a line"])
  }

  // MARK: Contrast

  /// #0072B2 at 40 % on white is #99C7E0 with 1.81:1.
  @Test func aPaleLineWithoutAFullOneIsAFault() {
    #expect(
      faults([mark([line(Paint(.series1, opacity: 0.4))])]).first
        == "contrast: a pale line of series-1 at 0.4 has 1.81:1 (light theme) and stands for none in full colour"
    )
  }

  /// Okabe and Ito's yellow, #F0E442, has 1.32:1 on white.
  @Test func aYellowLineIsAFault() {
    #expect(
      faults([mark([line(Paint(fixed: RGB(0xF0E442)))])])
        == ["contrast: a line of #F0E442 has 1.32:1 to what it lies on"]
    )
  }

  /// Black on #0072B2 has 4.05:1, white on it 5.19:1.
  @Test func aTextStandsOutFromTheAreaBelowIt() {
    let blue = area(
      Paint(fixed: RGB(0x0072B2)),
      Rectangle(x: 0, y: 0, width: 90, height: 40)
    )
    #expect(faults([blue, text("cell", paint: Paint(fixed: RGB(0xFFFFFF)))]) == [])
    #expect(
      faults([blue, text("cell", paint: Paint(fixed: RGB(0)))]) == [
        "contrast: \"cell\" has 4.05:1 to what it stands on (light theme)",
        "contrast: \"cell\" has 4.05:1 to what it stands on (dark theme)",
      ]
    )
    #expect(
      faults([text("note", paint: Paint(.grid))]).count == 2
    )
  }

  // MARK: Words

  @Test func aFigureWithoutWordsIsAFault() {
    #expect(
      SceneLint().faults(in: scene([], title: "")).map(\.description)
        == ["words: the figure has no title"]
    )
    #expect(
      SceneLint().faults(in: scene([], description: "")).map(\.description)
        == ["words: the figure has no alternative in words"]
    )
  }

  @Test func aFigureTooLargeForAPageIsAFault() {
    var lint = SceneLint()
    lint.largestSVG = 100
    #expect(lint.faults(in: scene([text("one")])).map(\.rule) == [.size])
  }

  @Test func aTurnedTextIsUprightInItsBounds() {
    let run = TextRun(
      "turned",
      at: Point(x: 10, y: 50),
      anchor: .middle,
      rotation: -90,
      style: TextStyle(size: 10),
      width: 30
    )
    let bounds = run.bounds
    #expect((bounds.x - 2.4).magnitude < 1e-9 && (bounds.width - 10).magnitude < 1e-9)
    #expect(bounds.y == 35 && bounds.height == 30)
  }

  @Test func aPieceOfAWordIsAFault() {
    #expect(
      faults([text("Learni\u{2010}")]) == ["hyphenated: \"Learni\u{2010}\" is a piece of a word"]
    )
    #expect(faults([text("Learning")]) == [])
    // A name may end in a hyphen of its own.
    #expect(faults([text("wide-")]) == [])
  }

  @Test func aFigureIsNoLargerThanAPage() {
    var tall = scene([])
    tall.size.height = 6_606
    #expect(
      SceneLint().faults(in: tall).map(\.description)
        == ["page: the figure is 6606 pt tall (a page has 840)"]
    )
    var wide = scene([])
    wide.size.width = 600
    #expect(SceneLint().faults(in: wide).map(\.rule) == [.page])
    #expect(SceneLint().faults(in: scene([])) == [])
  }
}
