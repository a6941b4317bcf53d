/// The matrix product of a linear map.
final class LinearPass<Scalar: KernelScalar>: MapPass {
  /// The number of weights whose gradients are computed at a time: they and the weights fit the cache.
  private static var weightBlock: Int { 65_536 }

  private let inputCount: Int
  private let outputCount: Int

  init(_ inputCount: Int, _ outputCount: Int) {
    self.inputCount = inputCount
    self.outputCount = outputCount
  }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    Scalar.multiply(
      MatrixProduct(
        a: visit.input,
        b: visit.weight,
        c: values,
        rows: rows,
        inner: inputCount,
        columns: outputCount
      )
    )
  }

  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  ) {
    Scalar.multiply(
      MatrixProduct(
        a: gradient,
        b: visit.weight,
        isBTransposed: true,
        c: inputGradient,
        rows: rows,
        inner: outputCount,
        columns: inputCount,
        retaining: accumulates ? 1 : 0
      )
    )
  }

  /// Some rows of the weight at a time.
  func backwardToWeight(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    _ weightGradient: UnsafeMutablePointer<Scalar>,
    retaining: Scalar,
    rows: Int,
    finish: (Range<Int>) -> Void
  ) {
    let block = max(Self.weightBlock / outputCount, 1)
    // From the last to the first, as the forward product reads from the first to the last: what a cache that is too
    // small for all still holds at the turn is used twice.
    for first in stride(from: 0, to: inputCount, by: block).reversed() {
      let count = min(block, inputCount - first)
      let start = first * outputCount
      Scalar.multiply(
        MatrixProduct(
          a: visit.input + first,
          isATransposed: true,
          aStride: inputCount,
          b: gradient,
          c: weightGradient + start,
          rows: count,
          inner: rows,
          columns: outputCount,
          retaining: retaining
        )
      )
      finish(start..<start + count * outputCount)
    }
  }
}
