import Statistics
import Testing

struct LooksTests {
  @Test(
    arguments: [
      (5, 40, [5, 7, 10, 14, 20, 28, 40]), (7, 7, [7]), (1, 1, [1]),
      (6, 40, [6, 7, 10, 14, 20, 28, 40]),
      (2, 3, [2, 3]), (10, 60, [10, 11, 15, 21, 30, 42, 60]),
    ])
  func eachLookHasRootTwoTimesThePairsOfTheOneBefore(least: Int, most: Int, counts: [Int]) {
    #expect(Looks(least: least, most: most).counts == counts)
  }

  // scipy 1.17.1: a(γ, t) = 2 norm.sf(norm.isf(γ/2)/√t), differences from look to look.
  @Test(
    arguments: [
      (
        0.05,
        [
          2.962894195344728e-08, 2.7671006201585322e-06, 8.577870875929167e-05,
          0.0008346198442449608, 0.004651401398218038, 0.013575046704798473, 0.03085035661441708,
        ]
      ),
      (
        0.05 / 48,
        [
          1.7848541058682253e-20, 4.564404438984281e-15, 5.451188102968856e-11,
          2.9753149815823412e-08, 3.5011049230426655e-06, 8.531848334676008e-05,
          0.0009528172707306009,
        ]
      ),
    ])
  func lateLooksMaySpendAlmostAll(familyLevel: Double, levels: [Double]) {
    let looks = Looks(least: 5, most: 40)
    for (look, level) in levels.enumerated() {
      #expect(isClose(looks.level(at: look, of: familyLevel), level, relative: 1e-8))
    }
    let sum = levels.indices.reduce(0) { $0 + looks.level(at: $1, of: familyLevel) }
    #expect(isClose(sum, familyLevel))
  }

  @Test func theLevelThatDecidesUndoesTheLevelOfALook() {
    let looks = Looks(least: 5, most: 40)
    for familyLevel in [1e-9, 0.001, 0.04, 0.2] {
      for look in looks.counts.indices {
        let p = looks.level(at: look, of: familyLevel)
        #expect(isClose(looks.familyLevel(deciding: p, at: look), familyLevel, relative: 1e-6))
      }
    }
    #expect(looks.familyLevel(deciding: 0, at: 0) == 0)
    #expect(looks.familyLevel(deciding: 0.9, at: 6) == 1)
  }

  @Test func oneLookSpendsAllOfIt() {
    let looks = Looks(least: 7, most: 7)
    #expect(looks.level(at: 0, of: 0.05) == 0.05)
    #expect(looks.familyLevel(deciding: 0.031, at: 0) == 0.031)
  }
}
