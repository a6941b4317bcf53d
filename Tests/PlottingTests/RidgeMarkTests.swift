import Drawing
import Testing

@testable import Plotting

@Suite struct RidgeMarkTests {
  private let series = Series("S", style: .numbered(1))

  /// Two rows of 50 points, the first on top, and values from 0 to 100.
  private var frame: Frame {
    Frame(
      rectangle: Frame.square.rectangle,
      x: Frame.square.x,
      y: AxisScale(.linear, domain: -0.5...1.5, from: 0, to: 100),
      lettering: Frame.square.lettering
    )
  }

  private func mark(_ method: RidgeMark.Method, _ rows: [[Double]]) -> RidgeMark {
    RidgeMark(
      series,
      rows.enumerated().map { .init(row: $0, values: $1) },
      method: method,
      unit: "units"
    )
  }

  @Test func theHighestRidgeIsAsHighAsTheOverlapAndTheOthersInProportion() throws {
    // Densities of 1/5 and 1/10 in bins of 5.
    let mark = mark(.histogram(binCount: 4), [[12, 13], [12, 33]])
    let shapes = outlines(mark.nodes(in: frame))
    // The ground is 0.12 rows below the middles, 25 and 75; a row is 50 points, the overlap 1.5 rows.
    #expect(shapes[1] == "M10 31L10 -44L15 -44L15 31Z")
    #expect(shapes[3] == "M10 81L10 43.5L15 43.5L15 81L30 81L30 43.5L35 43.5L35 81Z")
    #expect((mark.lead - 0.93).magnitude < 1e-12)
  }

  @Test func theTableHasMediansAndQuartiles() {
    let mark = mark(.kernel(), [[1, 2, 3, 4, 10], [.nan]])
    #expect(mark.records[0] == MarkRecord(x: 0, y: 3, lower: 2, upper: 4, row: 0))
    #expect(mark.records[1].y?.isNaN == true)
  }

  @Test func theCaptionSaysHowTheShapesAreMade() {
    #expect(
      mark(.kernel(bandwidth: 0.5), [[1, 2], [3, .infinity]]).definition
        == "Ridges: density by normal kernels, bandwidth 0.5000, all on one scale, n = 1 to 2 units each. "
        + "1 more is not finite. The data table has medians and quartiles."
    )
    #expect(
      mark(.histogram(binCount: 4), [[12, 13], [12, 33]]).definition
        == "Ridges: density by bins of 5, all on one scale, n = 2 units each. The data table has medians and quartiles."
    )
  }

  @Test(
    arguments: [[], [.nan], [5], [5, 5, 5], [0, 0], [1e99, -1e99], [1e-300]] as [[Double]],
    [RidgeMark.Method.kernel(), .histogram()]
  )
  func hostileValuesMakeFiniteRidges(values: [Double], method: RidgeMark.Method) {
    let mark = mark(method, [values, [1, 2, 3]])
    for shape in shapes(mark.nodes(in: frame)) {
      #expect(shape.path.corners.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    }
  }
}
