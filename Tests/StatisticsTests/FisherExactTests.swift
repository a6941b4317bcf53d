import Statistics
import Testing

/// scipy 1.17.1: `stats.fisher_exact([[a, b], [c, d]], alternative="greater").pvalue`.
struct FisherExactTests {
  @Test(arguments: [
    (1, 2, 1, 9, 0.423_076_923_076_923_13), (3, 0, 1, 9, 0.013_986_013_986_013_986),
    (2, 1, 1, 9, 0.108_391_608_391_608_41), (2, 1, 2, 8, 0.202_797_202_797_202_79),
    (0, 3, 1, 9, 1), (3, 0, 5, 5, 0.195_804_195_804_195_78), (1, 0, 1, 2, 0.5),
    // Without cases, or without a first group, there is nothing to be seen.
    (0, 3, 0, 10, 1), (0, 0, 2, 3, 1),
  ])
  func pIsThatOfScipy(a: Int, b: Int, c: Int, d: Int, expected: Double) {
    let p = FisherExact.upperP(first: (a, b), second: (c, d))
    #expect(abs(p - expected) < 1e-12, "\(p)")
  }
}
