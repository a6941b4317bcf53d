import Testing
import Typesetting

/// All heights are by hand; the page is 100 high unless a test says otherwise.
@Suite struct PageBreakerTests {
  typealias Placement = PageBreaker.Placement

  /// Slices of one height without any rules.
  private func lines(_ count: Int, height: Double = 10) -> [FlowItem] {
    Array(repeating: FlowItem(height: height), count: count)
  }

  private func items(_ page: [Placement]) -> [Int] { page.map(\.item) }

  @Test func noSlicesMakeNoPages() {
    #expect(PageBreaker.pages([], height: 100).isEmpty)
  }

  @Test func aPageTakesExactlyWhatFits() {
    let pages = PageBreaker.pages(lines(21), height: 100)
    #expect(pages.map(\.count) == [10, 10, 1])
    #expect(pages[1][3] == Placement(item: 13, y: 30))
  }

  @Test func spaceAboveIsDroppedAtTheTopOfAPage() {
    var slices = lines(3, height: 60)
    for index in slices.indices { slices[index].spaceBefore = 20 }
    let pages = PageBreaker.pages(slices, height: 140)
    #expect(
      pages == [[Placement(item: 0, y: 0), Placement(item: 1, y: 80)], [Placement(item: 2, y: 0)]]
    )
  }

  @Test func theLargerOfTwoDistancesCounts() {
    var slices = lines(2)
    slices[0].spaceAfter = 15
    slices[1].spaceBefore = 7
    #expect(PageBreaker.pages(slices, height: 100)[0][1].y == 25)
  }

  @Test func aHeadingMovesToThePageOfItsText() {
    var slices = lines(12)
    slices[10].keepsWithPrevious = true  // slice 9 is a heading, 10 its first line
    #expect(PageBreaker.pages(slices, height: 100).map(items) == [Array(0..<9), [9, 10, 11]])
  }

  @Test func atLeastTwoLinesOfAParagraphStandOnEachSide() {
    // Eight lines, then a paragraph of four, of which the rules bind lines 0-1 and 2-3.
    var slices = lines(13)
    for index in [10, 12] { slices[index].keepsWithPrevious = true }
    #expect(PageBreaker.pages(slices, height: 100)[0].count == 9)
    #expect(PageBreaker.pages(slices, height: 110)[0].count == 11)
    #expect(PageBreaker.pages(slices, height: 120)[0].count == 11)
  }

  @Test func rulesThatAskForMoreThanAPageYield() {
    var slices = lines(25)
    for index in slices.indices where index > 0 { slices[index].keepsWithPrevious = true }
    let pages = PageBreaker.pages(slices, height: 100)
    #expect(pages.flatMap(items) == Array(0..<25))
    #expect(pages.map(\.count) == [10, 10, 5])
  }

  @Test func theHeaderRowIsRepeatedAboveTheFirstRowOfAPage() {
    var slices = lines(20)
    for index in 1..<20 { slices[index].repeatedHeight = 15 }
    let pages = PageBreaker.pages(slices, height: 100)
    #expect(pages[0].allSatisfy { !$0.showsRepeated })
    #expect(pages[1][0] == Placement(item: 10, y: 15, showsRepeated: true))
    #expect(pages[1][1] == Placement(item: 11, y: 25))
    #expect(pages.map(\.count) == [10, 8, 2])
  }

  @Test func aFigureWaitsForTheNextPageWhileTextFillsThisOne() {
    var slices = lines(12)
    slices[6] = FlowItem(height: 50)
    slices[6].floats = true
    slices[6].gapForFloats = 1
    #expect(
      PageBreaker.pages(slices, height: 100).map(items) == [
        [0, 1, 2, 3, 4, 5, 7, 8, 9, 10], [6, 11],
      ]
    )
  }

  @Test func figuresStayInTheirOrder() {
    var slices = [50.0, 60, 30, 40, 10].map { FlowItem(height: $0) }
    for index in 1...2 { slices[index].floats = true }
    #expect(PageBreaker.pages(slices, height: 100).map(items) == [[0, 3, 4], [1, 2]])
  }

  @Test func theHeaderRowIsRepeatedBelowAFigureThatWaited() {
    var slices = [30.0, 75, 15, 20, 20, 20, 20].map { FlowItem(height: $0) }
    slices[1].floats = true
    for index in 3..<7 { slices[index].repeatedHeight = 5 }
    let pages = PageBreaker.pages(slices, height: 100)
    #expect(pages.map(items) == [[0, 2, 3, 4], [1, 5], [6]])
    #expect(pages[1][1] == Placement(item: 5, y: 80, showsRepeated: true))
  }

  @Test func textOfTheNextSectionDoesNotOvertakeAFigure() {
    var slices = lines(12)
    slices[6] = FlowItem(height: 50)
    slices[6].floats = true
    slices[8].gapForFloats = 0.3  // a heading, where 30 are empty
    #expect(
      PageBreaker.pages(slices, height: 100).map(items) == [
        [0, 1, 2, 3, 4, 5, 7], [6, 8, 9, 10, 11],
      ]
    )
  }

  @Test func aFigureIsOvertakenRatherThanLeaveMuchOfAPageEmpty() {
    var slices = lines(12)
    slices[6] = FlowItem(height: 50)
    slices[6].floats = true
    slices[8].gapForFloats = 0.25
    #expect(
      PageBreaker.pages(slices, height: 100).map(items) == [
        [0, 1, 2, 3, 4, 5, 7, 8, 9, 10], [6, 11],
      ]
    )
  }

  @Test func aFigureStandsBehindTheParagraphThatGoesOn() {
    var slices = lines(14)
    slices[6] = FlowItem(height: 50)
    slices[6].floats = true
    for index in 8...12 { slices[index].continuesBlock = true }
    #expect(
      PageBreaker.pages(slices, height: 100).map(items) == [
        [0, 1, 2, 3, 4, 5, 7, 8, 9, 10], [11, 12, 6, 13],
      ]
    )
    // There is no room for both.
    slices[6].height = 90
    #expect(
      PageBreaker.pages(slices, height: 100).map(items) == [
        [0, 1, 2, 3, 4, 5, 7, 8, 9, 10], [6, 11], [12, 13],
      ]
    )
  }

  @Test func aShortTableWaitsAsAWhole() {
    var slices = lines(12)
    for index in 6...8 {
      slices[index].height = 20
      slices[index].floats = true
      slices[index].keepsWithPrevious = index > 6
    }
    #expect(
      PageBreaker.pages(slices, height: 100).map(items) == [
        [0, 1, 2, 3, 4, 5, 9, 10, 11], [6, 7, 8],
      ]
    )
    // Its heading does not wait, and both stay together.
    slices[5].floats = false
    slices[6].keepsWithPrevious = true
    #expect(
      PageBreaker.pages(slices, height: 100).map(items) == [
        [0, 1, 2, 3, 4], [5, 6, 7, 8, 9, 10, 11],
      ]
    )
  }

  @Test func whatNoPageHoldsDoesNotWait() {
    var slices = lines(4, height: 40)
    for index in 1...3 {
      slices[index].floats = true
      slices[index].keepsWithPrevious = index > 1
    }
    #expect(PageBreaker.pages(slices, height: 100).map(items) == [[0], [1, 2], [3]])
  }

  @Test func aFigureThatNearlyFitsIsMadeSmaller() {
    var slices = lines(7)
    slices[6] = FlowItem(height: 50)
    slices[6].floats = true
    slices[6].shrinkage = 10
    let pages = PageBreaker.pages(slices, height: 100)
    #expect(pages.count == 1)
    #expect(pages[0][6] == Placement(item: 6, y: 60, shrunkBy: 10))
  }

  @Test func aPartStartsOnItsOwnPage() {
    var slices = lines(4)
    slices[2].startsPage = true
    #expect(PageBreaker.pages(slices, height: 100).map(items) == [[0, 1], [2, 3]])
  }

  @Test func figuresAtTheEndAreNotLost() {
    var slices = lines(3, height: 80)
    for index in 1...2 { slices[index].floats = true }
    #expect(PageBreaker.pages(slices, height: 100).map(items) == [[0], [1], [2]])
  }

  /// Every mixture of rules places each slice exactly once, on the page, and in order but for figures.
  @Test(arguments: 0..<200) func everySliceStandsOnceInsideItsPage(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func draw(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let slices = (0..<60).map { _ in
      var slice = FlowItem(height: Double(1 + draw(70)))
      slice.spaceBefore = Double(draw(20))
      slice.spaceAfter = Double(draw(10))
      slice.keepsWithPrevious = draw(3) == 0
      slice.repeatedHeight = draw(4) == 0 ? 20 : 0
      slice.floats = draw(5) == 0
      slice.gapForFloats = draw(4) == 0 ? Double(draw(11)) / 10 : 0
      slice.continuesBlock = draw(2) == 0
      slice.shrinkage = slice.floats ? slice.height / 5 : 0
      slice.startsPage = draw(15) == 0
      return slice
    }
    let pages = PageBreaker.pages(slices, height: 100)
    #expect(pages.flatMap(items).sorted() == Array(slices.indices))
    let text = pages.flatMap(items).filter { !slices[$0].floats }
    #expect(text == text.sorted())
    for page in pages {
      #expect(!page.isEmpty)
      for (above, below) in zip(page, page.dropFirst()) {
        #expect(above.y + slices[above.item].height - above.shrunkBy <= below.y + 1e-9)
      }
      if let last = page.last {
        #expect(last.y + slices[last.item].height - last.shrunkBy <= 100 + 1e-6)
      }
    }
  }
}
