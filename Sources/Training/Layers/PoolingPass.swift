internal import CKernels
internal import Datasets
internal import Models

/// The loops of a pooling; those of the largest values remember where these stood.
final class PoolingPass<Scalar: KernelScalar>: MapPass {
  private let kind: Pooling.Kind
  private var shape: kernel_pool_shape
  /// The place of each window's largest value; empty where none is looked for.
  private let places: Buffer<UInt8>

  init(_ pooling: Pooling, _ input: ExampleShape, _ output: ExampleShape, capacity: Int) {
    guard case .image(let channels, let height, let width) = input else {
      preconditionFailure("A pooling is of an image.")
    }
    kind = pooling.kind
    shape = kernel_pool_shape(
      images: 0,
      height: height,
      width: width,
      channels: channels,
      window: pooling.size,
      stride: pooling.stride
    )
    places = Buffer(count: pooling.kind == .max ? capacity * output.featureCount : 0)
  }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    shape.images = rows
    switch kind {
    case .max:
      var job = kernel_max_pool(
        shape: shape,
        inputs: visit.input,
        outputs: values,
        places: places.start
      )
      kernel_run_max_pool(&job, Scalar.precision)
    case .average:
      var job = kernel_average_pool(shape: shape, inputs: visit.input, outputs: values)
      kernel_run_average_pool(&job, Scalar.precision)
    }
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
    switch kind {
    case .max:
      var job = kernel_max_pool_backward(
        shape: shape,
        gradients: gradient,
        places: places.start,
        input_gradients: inputGradient
      )
      kernel_run_max_pool_backward(&job, Scalar.precision)
    case .average:
      var job = kernel_average_pool_backward(
        shape: shape,
        gradients: gradient,
        input_gradients: inputGradient
      )
      kernel_run_average_pool_backward(&job, Scalar.precision)
    }
  }
}
