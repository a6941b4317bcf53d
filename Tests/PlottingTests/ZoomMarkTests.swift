import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct ZoomMarkTests {
  private let series = Series("S", style: .numbered(1))
  private let axes = (x: Axis("Step"), y: Axis("Loss"))

  private var frame: Frame {
    Frame(
      rectangle: Rectangle(x: 0, y: 0, width: 300, height: 200),
      x: AxisScale(.linear, domain: 0...100, from: 0, to: 300),
      y: AxisScale(.linear, domain: 0...100, from: 200, to: 0),
      lettering: Lettering(FixedAdvanceMeasurer())
    )
  }

  private func mark(_ points: [DataPoint]) -> ZoomMark {
    ZoomMark(x: 80...100, y: 0...10, of: [LineMark(series, points)], axes: axes)
  }

  @Test func theInsetStandsWhereNoDataLie() throws {
    let decay = (0...20).map { DataPoint(x: 5 * Double($0), y: 100 / Double(1 + $0)) }
    let nodes = mark(decay).nodes(in: frame)
    // The lines, the source, and the box of the inset.
    let shapes = shapes(nodes)
    #expect(outlines(nodes)[1] == "M240 180L300 180L300 200L240 200Z")
    #expect(shapes[2].fill == Paint(.background))
    let corners = shapes[2].path.corners
    let box = Rectangle(
      x: corners[0].x,
      y: corners[0].y,
      width: corners[2].x - corners[0].x,
      height: corners[2].y - corners[0].y
    )
    #expect(frame.rectangle.contains(box) && box.width >= 84 && box.height >= 50)
    #expect(!Frame.crosses(decay.compactMap(frame.point), box))
    #expect(!box.overlaps(Rectangle(x: 240, y: 180, width: 60, height: 20)))
  }

  @Test func withoutRoomThereIsNoInset() {
    let zigzag = (0...100).map { DataPoint(x: Double($0), y: $0.isMultiple(of: 2) ? 0 : 100) }
    #expect(mark(zigzag).nodes(in: frame) == [])
  }

  @Test func theCaptionNamesThePart() {
    #expect(
      mark([]).definition == "Inset: the boxed part again, step 80 to 100, loss 0 to 10."
    )
  }

  @Test func aPanelCanStandBesideItsEnlargedPart() {
    let panel = Panel("Loss", x: axes.x, y: axes.y, marks: []).zoomed(x: 80...100, y: 0...10)
    #expect(panel.title == "Loss, enlarged" && panel.x.domain == .exact(80...100))
  }
}
