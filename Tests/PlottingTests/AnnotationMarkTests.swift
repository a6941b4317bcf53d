import Drawing
import Testing

@testable import Plotting

@Suite struct AnnotationMarkTests {
  private let mark = AnnotationMark("peak", at: DataPoint(x: 50, y: 50))

  @Test func theWordsStandAboveTheirTargetWhereThereIsRoom() throws {
    let nodes = mark.nodes(in: .square)
    let run = try #require(texts(nodes).first)
    #expect(run.string == "peak" && run.bounds.maxY < 50 && run.bounds.maxY > 30)
    #expect(run.bounds.x < 50 && run.bounds.maxX > 50)
    // The line leads from beside the target to the words.
    #expect(outlines(nodes) == ["M50 46L50 41.5"])
  }

  @Test func theWordsKeepClearOfCurves() throws {
    var frame = Frame.square
    frame.curves = [
      [Point(x: 0, y: 40), Point(x: 100, y: 40)], [Point(x: 0, y: 60), Point(x: 100, y: 60)],
    ]
    let run = try #require(texts(mark.nodes(in: frame)).first)
    #expect(!frame.curves.contains { Frame.crosses($0, run.bounds) })
  }

  @Test(arguments: [(0.0, 0.0), (100, 100), (0, 100), (100, 0), (99, 50)])
  func theWordsStayInThePanel(x: Double, y: Double) throws {
    let mark = AnnotationMark("a longer remark in two lines", at: DataPoint(x: x, y: y), width: 60)
    for run in texts(mark.nodes(in: .square)) {
      #expect(run.bounds.x >= 0 && run.bounds.maxX <= 100.01)
      #expect(run.bounds.y >= -1 && run.bounds.maxY <= 101)
    }
  }

  @Test func whatIsNotInThePanelHasNoWords() {
    for x in [Double.nan, .infinity, -50, 1e300] {
      #expect(AnnotationMark("peak", at: DataPoint(x: x, y: 50)).nodes(in: .square) == [])
    }
    #expect(AnnotationMark("", at: DataPoint(x: 50, y: 50)).nodes(in: .square) == [])
  }
}
