internal import CKernels
internal import Datasets
internal import Models

/// The loops of the mean over all places.
final class GlobalMeanPass<Scalar: KernelScalar>: MapPass {
  private let positions: Int
  private let channels: Int

  init(_ input: ExampleShape) {
    positions = input.positionCount
    channels = input.channelCount
  }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    var job = kernel_mean(
      inputs: visit.input,
      outputs: values,
      images: rows,
      positions: positions,
      channels: channels
    )
    kernel_run_mean(&job, Scalar.precision)
  }

  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  ) {
    precondition(!accumulates, "Nothing comes past a mean.")
    var job = kernel_mean_backward(
      gradients: gradient,
      input_gradients: inputGradient,
      images: rows,
      positions: positions,
      channels: channels
    )
    kernel_run_mean_backward(&job, Scalar.precision)
  }
}
