import Testing

@testable import Drawing

@Suite struct PathSimplifiedTests {
  @Test func pointsOnALineVanish() {
    let points = (0...9).map { Point(x: Double($0), y: 2 * Double($0)) }
    #expect(Path(simplifying: points, tolerance: 0.01) == Path(through: [points[0], points[9]]))
  }

  @Test func cornersFurtherThanTheToleranceStay() {
    let points = [(0.0, 0.0), (1, 0.2), (2, 0), (3, 1), (4, 0)].map { Point(x: $0.0, y: $0.1) }
    let path = Path(simplifying: points, tolerance: 0.25)
    #expect(path == Path(through: [points[0], points[2], points[3], points[4]]))
  }

  @Test func shortAndDegenerateListsStayAsTheyAre() {
    let point = Point(x: 1, y: 1)
    #expect(Path(simplifying: [], tolerance: 1) == Path())
    #expect(Path(simplifying: [point], tolerance: 1) == Path(through: [point]))
    #expect(
      Path(simplifying: [point, point, point], tolerance: 0) == Path(through: [point, point])
    )
  }

  @Test func aLongCurveLosesMostOfItsPoints() {
    let points = (0...10_000).map { index -> Point in
      let t = Double(index) / 10_000
      return Point(x: 400 * t, y: 200 * t * t)
    }
    // A chord of length c leaves a parabola of curvature k by k c² / 8: about 400 / 28 pieces.
    let count = Path(simplifying: points, tolerance: 0.25).elements.count
    #expect((8...40).contains(count))
  }
}
