import Models
import Testing
import Training

@Suite struct CholeskyTests {
  @Test func theInverseOfATwoByTwoMatrix() throws {
    // The inverse of [[4, 2], [2, 3]] is [[3, −2], [−2, 4]]/8.
    let factor = try #require(Cholesky([4, 2, 2, 3], order: 2))
    #expect(abs(factor.inverseSquare(of: [1, 1]) - 3.0 / 8) < 1e-15)
    #expect(abs(factor.inverseSquare(of: [2, -1]) - 24.0 / 8) < 1e-15)
  }

  @Test func onlyTheLowerHalfIsRead() {
    let whole = Cholesky([4, 2, 2, 3], order: 2)?.inverseSquare(of: [2, -1])
    #expect(Cholesky([4, .nan, 2, 3], order: 2)?.inverseSquare(of: [2, -1]) == whole)
  }

  @Test func whatIsNotPositiveDefiniteHasNoFactor() {
    #expect(Cholesky([1, 2, 2, 1], order: 2) == nil)
    #expect(Cholesky([0], order: 1) == nil)
    #expect(Cholesky([.nan], order: 1) == nil)
  }
}
