internal import CKernels
internal import Datasets
internal import Models

/// The loops of the sum of a branch, times its factor, and what comes past it; see ``Addition``.
final class AdditionPass<Scalar: KernelScalar>: MapPass {
  private var shape: kernel_sum_shape
  /// The number of features of an example of the sum.
  private let featureCount: Int

  init(_ sum: Addition, _ output: ExampleShape, past: ExampleShape) {
    let (sides, pastSides) = (Self.sides(output), Self.sides(past))
    shape = kernel_sum_shape(
      images: 0,
      height: sides.height,
      width: sides.width,
      channels: output.channelCount,
      past_height: pastSides.height,
      past_width: pastSides.width,
      past_channels: past.channelCount,
      stride: sum.stride
    )
    featureCount = output.featureCount
  }

  private static func sides(_ shape: ExampleShape) -> (height: Int, width: Int) {
    guard case .image(_, let height, let width) = shape else { return (1, 1) }
    return (height, width)
  }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    shape.images = rows
    var job = kernel_sum(
      shape: shape,
      branch: visit.input,
      past: visit.past,
      outputs: values,
      factor: visit.factor?.pointee.inDouble ?? 1
    )
    kernel_run_sum(&job, Scalar.precision)
  }

  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  ) {
    guard source > 0 else {
      precondition(!accumulates, "The branch is read by its sum alone.")
      return backwardToBranch(gradient, visit, inputGradient, count: rows * featureCount)
    }
    shape.images = rows
    var job = kernel_sum_backward(
      shape: shape,
      gradients: gradient,
      past_gradients: inputGradient,
      accumulate: accumulates
    )
    kernel_run_sum_backward(&job, Scalar.precision)
  }

  private func backwardToBranch(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    _ branchGradient: UnsafeMutablePointer<Scalar>,
    count: Int
  ) {
    guard let factor = visit.factor?.pointee else {
      precondition(UnsafePointer(branchGradient) == gradient, "It is the gradient of the sum.")
      return
    }
    var job = kernel_scale(
      inputs: gradient,
      outputs: branchGradient,
      factor: factor.inDouble,
      count: count
    )
    kernel_run_scale(&job, Scalar.precision)
  }

  /// The gradient of the factor: the sum of the products of gradient and branch, in double precision.
  func backwardToWeight(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    _ weightGradient: UnsafeMutablePointer<Scalar>,
    retaining: Scalar,
    rows: Int,
    finish: (Range<Int>) -> Void
  ) {
    guard let factorGradient = visit.factorGradient else { return }
    let sum = kernel_product_sum(gradient, visit.input, rows * featureCount, Scalar.precision)
    // Not a product with 0: the old value may not be finite.
    factorGradient.pointee =
      Scalar(sum) + (retaining == 0 ? 0 : retaining * factorGradient.pointee)
  }
}
