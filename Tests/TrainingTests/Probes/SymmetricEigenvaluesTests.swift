import Models
import Testing
import Training

@Suite struct SymmetricEigenvaluesTests {
  @Test func aTwoByTwoMatrix() {
    expectClose(SymmetricEigenvalues.of([2, 1, 1, 2], order: 2), [1, 3], within: 1e-15)
  }

  @Test func aDiagonalMatrixHasItsElements() {
    #expect(SymmetricEigenvalues.of([3, 0, 0, 0, -1, 0, 0, 0, 2], order: 3) == [-1, 2, 3])
  }

  @Test func secondDifferences() {
    let elements = [2.0, -1, 0, 0, 0, 0]
    let matrix = (0..<36).map { (place: Int) in elements[abs(place / 6 - place % 6)] }
    // 2 − 2 cos(kπ/7), k = 1 … 6.
    expectClose(
      SymmetricEigenvalues.of(matrix, order: 6),
      [0.19806226, 0.75302040, 1.55495813, 2.44504187, 3.24697960, 3.80193774],
      within: 1e-8
    )
  }

  @Test func theHilbertMatrix() {
    let matrix = (0..<25).map { (place: Int) in 1 / Double(place / 5 + place % 5 + 1) }
    // numpy 2.4, `eigvalsh`.
    expectClose(
      SymmetricEigenvalues.of(matrix, order: 5),
      [3.28792877e-6, 3.05898040e-4, 1.14074916e-2, 2.08534219e-1, 1.56705069],
      within: 1e-8
    )
  }

  @Test func aProductOfOneVectorHasOne() {
    let vector = (1...40).map(Double.init)
    let matrix = vector.flatMap { a in vector.map { a * $0 } }
    let values = SymmetricEigenvalues.of(matrix, order: 40)
    // 1² + … + 40².
    #expect(abs(values[39] - 22_140) < 1e-9)
    #expect(values.dropLast().allSatisfy { abs($0) < 1e-9 })
  }

  @Test func zerosHaveZeros() {
    #expect(SymmetricEigenvalues.of([0, 0, 0, 0], order: 2) == [0, 0])
    #expect(SymmetricEigenvalues.of([5], order: 1) == [5])
  }

  @Test func whatIsNotFiniteHasNone() {
    #expect(SymmetricEigenvalues.of([1, .nan, .nan, 1], order: 2).isEmpty)
    #expect(SymmetricEigenvalues.of([.infinity], order: 1).isEmpty)
  }
}
