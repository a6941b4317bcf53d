internal import CKernels
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
    let shape = kernel_sum_shape(
      images: rows,
      height: 1,
      width: 1,
      channels: featureCount,
      past_height: 1,
      past_width: 1,
      past_channels: featureCount,
      stride: 1
    )
    var job = kernel_sum_backward(
      shape: shape,
      gradients: gradient,
      past_gradients: inputGradient,
      accumulate: accumulates
    )
    kernel_run_sum_backward(&job, Scalar.precision)
  }
}
