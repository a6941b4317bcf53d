import CairoDrawing
import Drawing
import Pictures
import Testing

@testable import Plotting

@Suite struct ColumnThinningTests {
  private static func thinned(_ points: [(x: Double, y: Double)]) -> [[Double]] {
    var thinning = ColumnThinning()
    // A point of data at a point of the page.
    for point in points { thinning.append(DataPoint(x: point.x, y: point.y), at: point.x) }
    return thinning.takePoints().map { [$0.x, $0.y] }
  }

  /// A column of 0 to 0.25 with six points, and one of a single point.
  @Test func aColumnKeepsItsFirstLowestHighestAndLast() {
    let points = [
      (x: 0.00, y: 5.0), (0.02, 6), (0.04, 9), (0.06, 4), (0.08, 1), (0.1, 5), (0.3, 7),
    ]
    #expect(Self.thinned(points) == [[0, 5], [0.04, 9], [0.08, 1], [0.1, 5], [0.3, 7]])
  }

  @Test func noPointIsKeptTwice() {
    #expect(Self.thinned([(0, 1), (0.1, 2)]) == [[0, 1], [0.1, 2]])
    #expect(Self.thinned([(0, 1), (0.1, 5), (0.2, 0)]) == [[0, 1], [0.1, 5], [0.2, 0]])
    #expect(Self.thinned([(0, 1), (0.1, 1), (0.2, 1)]) == [[0, 1], [0.2, 1]])
  }

  private static func frame(_ scale: Axis.Scale = .linear) -> Frame {
    struct Fixed: TextMeasurer {
      func metrics(of string: String, in style: TextStyle) -> TextMetrics {
        TextMetrics(width: 5, ascent: 5, descent: 1)
      }
    }
    return Frame(
      rectangle: Rectangle(x: 0, y: 0, width: 100, height: 100),
      x: AxisScale(.linear, domain: 0...1, from: 0, to: 100),
      y: AxisScale(scale, domain: 0.1...10, from: 100, to: 0),
      lettering: Lettering(Fixed())
    )
  }

  @Test func gapsOfADenseCurveStay() {
    var points = (0..<100_000).map { DataPoint(x: Double($0) / 100_000, y: 1 + Double($0 % 7)) }
    points[50_000].y = .nan
    points[70_000].y = -1
    #expect(Self.frame().pieces(points).count == 2)
    // A logarithm of −1 is no place either.
    let pieces = Self.frame(.logarithmic(base: 10)).pieces(points)
    #expect(pieces.count == 3)
    #expect(pieces.allSatisfy { $0.count <= 4 * 201 })
    #expect(pieces[2].last?.x == 100 * 0.999_99)
  }

  @Test func onlyCurvesThatFillTheirColumnsAreAreas() {
    let frame = Self.frame()
    let noisy = (0..<100_000).map { DataPoint(x: Double($0) / 100_000, y: 1 + Double($0 % 7)) }
    let smooth = (0..<300).map { DataPoint(x: Double($0) / 300, y: 1 + Double($0) / 100) }
    #expect(frame.pieces(noisy).map { frame.cover(of: $0) != nil } == [true])
    #expect(frame.pieces(smooth).map { frame.cover(of: $0) != nil } == [false])
    // A curve that turns back has no upper and lower edge.
    #expect(frame.cover(of: frame.pieces(noisy.reversed())[0]) == nil)
  }

  /// The pixels of the area are those of the curve's strokes, but for the width of a column at its edges.
  @Test func theAreaOfACurveIsWhatItsStrokesCover() throws {
    let points = (0..<100_000).map { index -> DataPoint in
      let noise = Double((index &* 2_654_435_761) % 1000) / 1000
      return DataPoint(x: Double(index) / 100_000, y: 2 + 0.00003 * Double(index) + 2 * noise)
    }
    let frame = Self.frame()
    let piece = try #require(frame.pieces(points).first)
    let area = try #require(frame.cover(of: piece))
    let stroke = Stroke(Paint(.ink), width: 1.5)
    let renderer = try SceneRenderer()
    let pictures = try [
      Shape(Path(through: piece), stroke: stroke), Shape(area, fill: Paint(.ink), stroke: stroke),
    ].map { shape in
      let scene = Scene(
        size: Size(width: 100, height: 100),
        title: "",
        description: "",
        nodes: [.shape(shape)]
      )
      return try PNGReader.picture(try renderer.png(scene))
    }
    let differing = zip(pictures[0].samples, pictures[1].samples).count { one, other in
      (Int(one) - Int(other)).magnitude > 64
    }
    // 200 x 200 pixels of four samples, of which the area covers a half: less than one in a thousand.
    #expect(differing < 160, "\(differing)")
    #expect(pictures[0].samples.count { $0 < 128 } > 20_000)
  }
}
