import Testing

@testable import Plotting

@Suite struct BeeswarmTests {
  @Test func dotsFarFromEachOtherStandInTheMiddle() {
    #expect(beeswarm([0, 10, 20], diameter: 4) == [0, 0, 0])
  }

  @Test func equalDotsStandBesideEachOtherInTurn() {
    let offsets = beeswarm([5, 5, 5], diameter: 4)
    #expect(offsets[0] == 0)
    #expect(Set(offsets.map { ($0 * 1e6).rounded() / 1e6 }) == [-4, 0, 4])
  }

  @Test(arguments: 0..<20)
  func noDotCoversAnother(seed: Int) {
    let positions = (0..<60).map { 12 * ExampleFigures.noise(seed, $0) }
    let offsets = beeswarm(positions, diameter: 3)
    for first in positions.indices {
      for second in positions.indices where first < second {
        let rise = positions[first] - positions[second]
        let aside = offsets[first] - offsets[second]
        #expect(rise * rise + aside * aside >= 9 - 1e-9)
      }
    }
  }

  @Test func theOrderOfTheDotsDoesNotMatter() {
    let positions = (0..<30).map { 12 * ExampleFigures.noise(3, $0) }
    let reversed = beeswarm(positions.reversed(), diameter: 3)
    #expect(beeswarm(positions, diameter: 3) == reversed.reversed())
  }

  @Test func noDotsMakeNoSwarm() {
    #expect(beeswarm([], diameter: 3) == [])
  }
}
