import Drawing
import Golden
import Pictures
import Testing

/// The rule of figures, with a renderer that paints each shape as a bar and each text as a dot.
@Suite struct FigureReferenceTests {
  private func scene(_ text: String = "0.2", bars: Int = 20) -> Scene {
    let run = TextRun(text, at: Point(x: 0, y: 0), style: TextStyle(size: 8), width: 5)
    let shape = Node.shape(Shape(Path(Rectangle(x: 0, y: 0, width: 1, height: 1))))
    return Scene(
      size: Size(width: 60, height: 40),
      title: "T",
      description: "D",
      nodes: [.text(run)] + [Node](repeating: shape, count: bars)
    )
  }

  private func renderer(_ fingerprint: String, bar: UInt8 = 0, dot: UInt8 = 0) -> FigureRenderer {
    FigureRenderer(fingerprint: fingerprint) { scene in
      var picture = PictureComparisonTests.picture(60, 40)
      for (index, node) in scene.nodes.enumerated() {
        for y in 0..<20 {
          switch node {
          case .text: picture.samples[4 * 60 * 30 + y] = dot
          case .shape, .group: picture.samples[4 * (60 * y + 2 * index)] = bar
          }
        }
      }
      return picture
    }
  }

  private func reference(_ fingerprint: String = "one") throws -> FigureReference {
    try FigureReference(recording: scene(), named: "f", drawnBy: renderer(fingerprint))
  }

  @Test func anUnchangedFigureIsEqual() throws {
    let result = try reference().check(scene(), named: "f", drawnBy: renderer("one"))
    #expect(result.verdict == .equal)
    #expect(result.explanation == "the pixels are those approved for this rendering")
  }

  @Test func anotherSceneIsDifferentWhateverItsPixels() throws {
    let result = try reference().check(scene("0.7"), named: "f", drawnBy: renderer("two"))
    #expect(result.verdict == .different)
    #expect(result.explanation == "the scene has changed (1 line removed, 1 line added)")
    #expect(result.text?.text.contains("+   text \"0.7\" at 0 0") == true)
    #expect(result.pictures.actual != nil)
  }

  @Test func theSameRenderingMustDrawTheSamePixels() throws {
    let shapes = try reference().check(scene(), named: "f", drawnBy: renderer("one", bar: 1))
    #expect(shapes.verdict == .different)
    #expect(shapes.explanation.contains("the pixels of the shapes have changed: 400 of 2400"))
    let letters = try reference().check(scene(), named: "f", drawnBy: renderer("one", dot: 90))
    #expect(letters.verdict == .different)
    #expect(letters.explanation.hasSuffix("the pixels of the letters have changed"))
  }

  @Test func anotherRenderingIsJudgedWithoutItsLetters() throws {
    let cases: [(UInt8, UInt8, GoldenVerdict)] = [
      (0, 90, .equal), (2, 0, .equal), (3, 0, .tolerated), (255, 0, .different),
    ]
    for (bar, dot, verdict) in cases {
      let other = renderer("two", bar: bar, dot: dot)
      let result = try reference().check(scene(), named: "f", drawnBy: other)
      #expect(result.verdict == verdict, "\(bar) \(dot): \(result.explanation)")
    }
  }

  @Test func aRenderingThatAgreesIsAddedToTheApproved() throws {
    let one = try reference()
    let two = try FigureReference(
      recording: scene(),
      named: "f",
      drawnBy: renderer("two", dot: 90),
      replacing: one
    )
    #expect(two.record.pixels.keys.sorted() == ["one", "two"])
    #expect(try two.check(scene(), named: "f", drawnBy: renderer("one")).verdict == .equal)
  }

  @Test func aFigureThatHasChangedForgetsOtherRenderings() throws {
    let changed = try FigureReference(
      recording: scene("0.7"),
      named: "f",
      drawnBy: renderer("two"),
      replacing: reference()
    )
    #expect(changed.record.pixels.keys.sorted() == ["two"])
  }

  @Test func aRecordOfAnotherSceneIsNoReference() throws {
    var reference = try reference()
    reference.record.scene = "0000"
    let result = try reference.check(scene(), named: "f", drawnBy: renderer("one"))
    #expect(result.verdict == .different)
    #expect(result.explanation.contains("record both again"))
  }

  @Test func recordsReadBackEqualAndAreSorted() throws {
    var records = FigureRecords()
    let record = try reference().record
    for name in ["b", "a"] {
      var own = record
      own.name = name
      records[name] = own
    }
    #expect(try FigureRecords(json: records.json) == records)
    #expect(records.figures.map(\.name) == ["a", "b"])
    records["a"] = nil
    #expect(records.figures.map(\.name) == ["b"])
  }
}
