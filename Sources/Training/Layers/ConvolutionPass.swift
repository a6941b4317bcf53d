internal import CKernels
internal import Datasets
internal import Models

/// The loops of a convolution.
final class ConvolutionPass<Scalar: KernelScalar>: MapPass {
  private var shape: kernel_convolution_shape
  private let weightCount: Int
  private let scratch: Buffer<UInt8>

  init(_ convolution: Convolution, _ input: ExampleShape, capacity: Int) {
    guard case .image(let channels, let height, let width) = input else {
      preconditionFailure("A convolution is of an image.")
    }
    shape = kernel_convolution_shape(
      images: capacity,
      height: height,
      width: width,
      channels: channels,
      out_channels: convolution.outputCount,
      kernel: convolution.kernel,
      stride: convolution.stride,
      padding: convolution.padding
    )
    weightCount = convolution.kernel * convolution.kernel * channels * convolution.outputCount
    scratch = Buffer(count: kernel_convolution_scratch(&shape, Scalar.precision))
  }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    shape.images = rows
    var job = kernel_convolution(
      shape: shape,
      inputs: visit.input,
      weights: visit.weight,
      bias: nil,
      outputs: values,
      scratch: scratch.start
    )
    kernel_run_convolution(&job, Scalar.precision)
  }

  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  ) {
    shape.images = rows
    var job = kernel_convolution_backward_data(
      shape: shape,
      gradients: gradient,
      weights: visit.weight,
      input_gradients: inputGradient,
      accumulate: accumulates,
      scratch: scratch.start
    )
    kernel_run_convolution_backward_data(&job, Scalar.precision)
  }

  func backwardToWeight(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    _ weightGradient: UnsafeMutablePointer<Scalar>,
    retaining: Scalar,
    rows: Int,
    finish: (Range<Int>) -> Void
  ) {
    shape.images = rows
    var job = kernel_convolution_backward_weights(
      shape: shape,
      inputs: visit.input,
      gradients: gradient,
      weight_gradient: weightGradient,
      bias_gradient: nil,
      retaining: retaining.inDouble,
      scratch: scratch.start
    )
    kernel_run_convolution_backward_weights(&job, Scalar.precision)
    finish(0..<weightCount)
  }
}
