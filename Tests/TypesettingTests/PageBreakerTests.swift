import Testing

@testable import Typesetting

@Suite struct PageBreakerTests {
  private func line(_ height: Double = 10, space: Double = 0, keeps: Bool = false) -> FlowItem {
    var item = FlowItem(height: height)
    item.spaceBefore = space
    item.keepsWithPrevious = keeps
    return item
  }

  private func figure(_ height: Double) -> FlowItem {
    var item = FlowItem(height: height)
    item.floats = true
    return item
  }

  /// Which slices stand on each page of 100 points.
  private func pages(_ items: [FlowItem]) -> [[Int]] {
    PageBreaker.pages(items, height: 100).map { $0.map(\.item) }
  }

  @Test func slicesFillAPageAndGoOnOnTheNext() {
    #expect(
      pages(.init(repeating: line(), count: 23)).map(\.count) == [10, 10, 3]
    )
  }

  @Test func spaceAboveIsDroppedAtTheTopOfAPage() {
    let placed = PageBreaker.pages([line(60, space: 30), line(60, space: 30)], height: 100)
    #expect(placed.map { $0.map(\.y) } == [[0], [0]])
  }

  @Test func aHeadingGoesWithTheTextBelowIt() {
    // Nine lines, then a heading that would be alone at the foot.
    let items = .init(repeating: line(), count: 9) + [line(), line(keeps: true), line()]
    #expect(pages(items) == [Array(0..<9), [9, 10, 11]])
  }

  @Test func aFigureWaitsWhileTextFillsThePage() {
    let items = [line(40), figure(70), line(30), line(30), line(30)]
    #expect(pages(items) == [[0, 2, 3], [1, 4]])
  }

  @Test func figuresStayInTheirOrder() {
    let items = [line(50), figure(60), figure(30), line(40), line(10)]
    #expect(pages(items) == [[0, 3, 4], [1, 2]])
  }

  @Test func aFigureDoesNotPassAChapter() {
    var chapter = line(10)
    chapter.stopsFloats = true
    #expect(pages([line(50), figure(60), line(10), chapter]) == [[0, 2], [1, 3]])
  }

  @Test func aTableRepeatsItsHeaderOnEveryPage() {
    var row = line(20)
    row.repeatedHeight = 15
    let placed = PageBreaker.pages([line(15)] + .init(repeating: row, count: 7), height: 100)
    #expect(placed.map { $0.map(\.item) } == [[0, 1, 2, 3, 4], [5, 6, 7]])
    #expect(placed[1].map(\.showsRepeated) == [true, false, false])
    #expect(placed[1][0].y == 15)
  }

  @Test func aTableRepeatsItsHeaderBelowAFigureThatWaited() {
    var row = line(20)
    row.repeatedHeight = 15
    let items = [line(30), figure(75), line(15)] + .init(repeating: row, count: 3)
    let placed = PageBreaker.pages(items, height: 100)
    #expect(placed.map { $0.map(\.item) } == [[0, 2, 3, 4], [1], [5]])
    #expect(placed[2][0].showsRepeated)
  }

  @Test func whatIsKeptTogetherBeyondAPageIsDividedAllTheSame() {
    let items = [line(60)] + .init(repeating: line(60, keeps: true), count: 2)
    #expect(pages(items) == [[0], [1], [2]])
  }

  @Test(arguments: 1...40)
  func everySliceIsPlacedOnceAndNoneLeavesThePage(_ seed: UInt64) {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let items = (0..<80).map { index in
      var item = FlowItem(height: Double(1 + random(40)))
      item.spaceBefore = Double(random(12))
      item.keepsWithPrevious = index > 0 && random(4) == 0
      item.repeatedHeight = random(5) == 0 ? 10 : 0
      item.floats = random(8) == 0
      item.stopsFloats = random(10) == 0
      return item
    }
    let placed = PageBreaker.pages(items, height: 100)
    #expect(placed.joined().map(\.item).sorted() == Array(0..<80))
    for page in placed {
      var bottom = 0.0
      for placement in page {
        let top = placement.y - (placement.showsRepeated ? items[placement.item].repeatedHeight : 0)
        #expect(top >= bottom - 1e-9)
        bottom = placement.y + items[placement.item].height
      }
      #expect(bottom <= 100 + 1e-6)
    }
    // Text keeps its order; so do figures.
    for floats in [true, false] {
      let order = placed.joined().map(\.item).filter { items[$0].floats == floats }
      #expect(order == order.sorted() || !floats)
    }
  }
}
