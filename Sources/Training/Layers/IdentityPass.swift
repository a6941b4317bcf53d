internal import Datasets

/// A copy of what another block made, for a block that normalises it.
final class IdentityPass<Scalar: KernelScalar>: MapPass {
  private let featureCount: Int

  init(_ input: ExampleShape) { featureCount = input.featureCount }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    values.update(from: visit.input, count: rows * featureCount)
  }

  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  ) {
    let count = rows * featureCount
    if accumulates {
      for index in 0..<count { inputGradient[index] += gradient[index] }
    } else {
      inputGradient.update(from: gradient, count: count)
    }
  }
}
