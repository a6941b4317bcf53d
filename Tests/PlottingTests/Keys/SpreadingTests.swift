import Testing

@testable import Plotting

@Suite struct SpreadingTests {
  @Test func labelsWithRoomStayWhereTheyBelong() {
    #expect(spread([10, 30, 50], spacing: 10, within: 0...100) == [10, 30, 50])
    #expect(spread([], spacing: 10, within: 0...100) == [])
  }

  /// By hand: least squares moves the two nearest 2 each way; three at one place keep their middle.
  @Test func closeLabelsMoveApartEvenly() {
    #expect(spread([20, 26], spacing: 10, within: 0...100) == [18, 28])
    #expect(spread([50, 50, 50], spacing: 10, within: 0...100) == [40, 50, 60])
    #expect(spread([20, 26, 90], spacing: 10, within: 0...100) == [18, 28, 90])
  }

  @Test func labelsStayInTheirRange() {
    #expect(spread([0, 1], spacing: 10, within: 0...100) == [0, 10])
    #expect(spread([99, 100], spacing: 10, within: 0...100) == [90, 100])
  }

  @Test func labelsNeverOverlapEvenWithoutRoom() {
    let positions = spread([5, 5, 5, 5], spacing: 10, within: 0...20)
    #expect(zip(positions.dropFirst(), positions).allSatisfy { $0 - $1 >= 10 })
  }

  @Test func randomLabelsAscendWithTheirSpacing() {
    for index in 0..<500 {
      let count = 1 + index % 9
      let targets = (0..<count).map { 100 * ExampleFigures.noise(index, $0).magnitude }.sorted()
      let positions = spread(targets, spacing: 9, within: 0...100)
      #expect(zip(positions.dropFirst(), positions).allSatisfy { $0 - $1 >= 9 - 1e-9 })
      #expect(positions.allSatisfy { (-1e-9...100 + 1e-9).contains($0) })
    }
  }
}
