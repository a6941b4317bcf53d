import Statistics
import Testing

struct StudentTTests {
  // Any printed table of t at 0.975, by sample size n = degrees + 1.
  @Test(
    arguments: [
      (3, 4.3027), (5, 2.7764), (8, 2.3646), (10, 2.2622), (20, 2.0930), (30, 2.0452),
    ])
  func theQuantileMatchesThePrintedTable(count: Int, expected: Double) {
    let t = StudentT.quantile(0.975, degrees: Double(count - 1))
    #expect(abs(t - expected) < 0.00005)
  }

  // scipy 1.17.1: t.ppf
  @Test(
    arguments: [
      (0.975, 2, 4.302652729749462), (0.975, 9, 2.262157162798205), (0.995, 4, 4.604094871349992),
      (0.9999, 1, 3183.098757118502), (0.999999999, 1, 318309895.1862093),
      (0.6, 3.5, 0.27326545405577973), (0.975, 999, 1.9623414611334493),
      (1e-12, 9, -51.41491602328223), (0.75, 0.5, 1.5537739740300383),
    ])
  func theQuantileMatchesSciPy(p: Double, degrees: Double, expected: Double) {
    #expect(isClose(StudentT.quantile(p, degrees: degrees), expected, relative: 1e-11))
  }

  // scipy 1.17.1: t.cdf
  @Test(
    arguments: [
      (-5.5670212, 9, 0.00017435652851113925), (-1, 1, 0.25), (-40, 4, 1.1670081613006339e-06),
      (-0.001, 7, 0.4996150086224994), (-2.5, 1000, 0.0062892839005454036),
      (-10, 200, 1.1887415722103823e-19), (3, 2.5, 0.9637119522254841),
    ])
  func theUpperTailOfTheOppositeMatchesSciPy(t: Double, degrees: Double, expected: Double) {
    #expect(isClose(StudentT.upperTail(-t, degrees: degrees), expected, relative: 1e-12))
  }

  @Test func theDistributionIsSymmetric() {
    #expect(StudentT.upperTail(0, degrees: 9) == 0.5)
    #expect(StudentT.quantile(0.5, degrees: 9) == 0)
    #expect(StudentT.quantile(0.25, degrees: 4) == -StudentT.quantile(0.75, degrees: 4))
    #expect(StudentT.upperTail(-.infinity, degrees: 4) == 1)
    #expect(StudentT.upperTail(.infinity, degrees: 4) == 0)
  }

  // Cauchy: t with one degree of freedom has the quantile tan(π(p − ½)), here tan(π/4).
  @Test func oneDegreeOfFreedomIsTheCauchyDistribution() {
    #expect(isClose(StudentT.quantile(0.75, degrees: 1), 1, relative: 1e-14))
  }
}
