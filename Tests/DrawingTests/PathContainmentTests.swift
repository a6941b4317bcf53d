import Drawing
import Testing

@Suite struct PathContainmentTests {
  @Test func aRectangleContainsItsMiddleAndNothingBesideIt() {
    let path = Path(Rectangle(x: 1, y: 2, width: 3, height: 4))
    #expect(path.contains(Point(x: 2, y: 3)))
    #expect(!path.contains(Point(x: 5, y: 3)))
    #expect(!path.contains(Point(x: 2, y: 7)))
    #expect(!Path([]).contains(Point(x: 0, y: 0)))
  }

  @Test func anOpenOutlineIsFilledAsIfItWereClosed() {
    let path = Path([
      .move(Point(x: 0, y: 0)), .line(Point(x: 4, y: 0)), .line(Point(x: 0, y: 4)),
    ])
    #expect(path.contains(Point(x: 1, y: 1)))
    #expect(!path.contains(Point(x: 3, y: 3)))
  }

  /// A second outline in the other direction cuts a hole; in the same direction it does not.
  @Test func outlinesWindByTheirDirections() {
    let outer = Path(Rectangle(x: 0, y: 0, width: 9, height: 9)).elements
    let inner = [(3.0, 3.0), (6, 3), (6, 6), (3, 6)].map { Point(x: $0, y: $1) }
    let same = Path(outer + Path(through: inner, closed: true).elements)
    let opposite = Path(outer + Path(through: inner.reversed(), closed: true).elements)
    #expect(same.contains(Point(x: 4, y: 4)))
    #expect(!opposite.contains(Point(x: 4, y: 4)))
    #expect(opposite.contains(Point(x: 1, y: 1)))
  }
}
