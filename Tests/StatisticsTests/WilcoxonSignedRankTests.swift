import Statistics
import Testing

struct WilcoxonSignedRankTests {
  // scipy 1.17.1: wilcoxon(d); and with ties and a zero, all 2⁷ sign patterns counted in Python.
  @Test(
    arguments: [
      (tenDifferences, 1, 0.00390625), ([1, -1, 2, 2, -3, 4, 0, 5], 6.5, 0.25),
    ] as [([Double], Double, Double)]
  )
  func theTestIsExactWithAndWithoutTies(
    differences: [Double],
    statistic: Double,
    p: Double
  ) throws {
    let test = WilcoxonSignedRank(try PairedComparison(differences: differences))
    #expect(test.statistic == statistic)
    #expect(isClose(test.p, p, relative: 1e-14))
    #expect(test.test == SignificanceTest(.wilcoxon, statistic: test.statistic, p: test.p))
  }

  @Test func nothingButZerosHasAPOfOne() throws {
    let test = WilcoxonSignedRank(try PairedComparison(differences: [0, 0]))
    #expect(test.p == 1)
    #expect(test.statistic == 0)
  }

  @Test func oneDifferenceShowsNothing() throws {
    #expect(WilcoxonSignedRank(try PairedComparison(differences: [3])).p == 1)
  }
}
