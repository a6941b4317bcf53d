internal import CKernels
internal import Datasets
internal import Models

extension kernel_pool_shape {
  /// Windows over images of a shape.
  fileprivate init(_ input: ExampleShape, size: Int, stride: Int) {
    guard case .image(let channels, let height, let width) = input else {
      preconditionFailure("A pooling is of an image.")
    }
    self.init(
      images: 0,
      height: height,
      width: width,
      channels: channels,
      window: size,
      stride: stride
    )
  }
}

/// The loops of a max pooling, which remember where the largest values stood.
final class MaxPoolingPass<Scalar: KernelScalar>: MapPass {
  private var shape: kernel_pool_shape
  private let places: Buffer<UInt8>

  init(_ pooling: MaxPooling, _ input: ExampleShape, _ output: ExampleShape, capacity: Int) {
    shape = kernel_pool_shape(input, size: pooling.size, stride: pooling.stride)
    places = Buffer(count: capacity * output.featureCount)
  }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    shape.images = rows
    var job = kernel_max_pool(
      shape: shape,
      inputs: visit.input,
      outputs: values,
      places: places.start
    )
    kernel_run_max_pool(&job, Scalar.precision)
  }

  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  ) {
    precondition(!accumulates, "Nothing comes past a pooling.")
    shape.images = rows
    var job = kernel_max_pool_backward(
      shape: shape,
      gradients: gradient,
      places: places.start,
      input_gradients: inputGradient
    )
    kernel_run_max_pool_backward(&job, Scalar.precision)
  }
}

/// The loops of an average pooling.
final class AveragePoolingPass<Scalar: KernelScalar>: MapPass {
  private var shape: kernel_pool_shape

  init(_ pooling: AveragePooling, _ input: ExampleShape) {
    shape = kernel_pool_shape(input, size: pooling.size, stride: pooling.stride)
  }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    shape.images = rows
    var job = kernel_average_pool(shape: shape, inputs: visit.input, outputs: values)
    kernel_run_average_pool(&job, Scalar.precision)
  }

  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  ) {
    precondition(!accumulates, "Nothing comes past a pooling.")
    shape.images = rows
    var job = kernel_average_pool_backward(
      shape: shape,
      gradients: gradient,
      input_gradients: inputGradient
    )
    kernel_run_average_pool_backward(&job, Scalar.precision)
  }
}

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
