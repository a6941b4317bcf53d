import CKernels
import Training

/// A convolution with its gradients, in the order of the kernels: channels last.
struct ConvolutionCase<Scalar: KernelScalar> {
  let shape: kernel_convolution_shape
  private let scratch: Buffer<UInt8>

  /// The outputs along the height and the width.
  var outputHeight: Int { (shape.height + 2 * shape.padding - shape.kernel) / shape.stride + 1 }
  var outputWidth: Int { (shape.width + 2 * shape.padding - shape.kernel) / shape.stride + 1 }
  var inputCount: Int { shape.images * shape.height * shape.width * shape.channels }
  var outputCount: Int { shape.images * outputHeight * outputWidth * shape.out_channels }
  var weightCount: Int { shape.kernel * shape.kernel * shape.channels * shape.out_channels }

  init(_ shape: kernel_convolution_shape) {
    self.shape = shape
    var shape = shape
    scratch = Buffer(count: kernel_convolution_scratch(&shape, Scalar.precision))
  }

  init(
    images: Int,
    height: Int,
    width: Int,
    channels: Int,
    outChannels: Int,
    kernel: Int,
    stride: Int = 1,
    padding: Int = 0
  ) {
    self.init(
      kernel_convolution_shape(
        images: images,
        height: height,
        width: width,
        channels: channels,
        out_channels: outChannels,
        kernel: kernel,
        stride: stride,
        padding: padding
      )
    )
  }

  func outputs(_ inputs: [Scalar], weights: [Scalar], bias: [Scalar]? = nil) -> [Scalar] {
    let (x, w) = (buffer(inputs), buffer(weights))
    let b = bias.map { buffer($0) }
    let y = Buffer<Scalar>(count: outputCount)
    var job = kernel_convolution(
      shape: shape,
      inputs: x.start,
      weights: w.start,
      bias: b?.start,
      outputs: y.start,
      scratch: scratch.start
    )
    kernel_run_convolution(&job, Scalar.precision)
    return y.values
  }

  /// The gradient of the inputs, added to another where there is one.
  func inputGradients(
    _ gradients: [Scalar],
    weights: [Scalar],
    addedTo others: [Scalar]? = nil
  ) -> [Scalar] {
    let (dy, w) = (buffer(gradients), buffer(weights))
    // Without others the old values are not numbers, so that reading them would show.
    let dx = buffer(others ?? [Scalar](repeating: .nan, count: inputCount))
    var job = kernel_convolution_backward_data(
      shape: shape,
      gradients: dy.start,
      weights: w.start,
      input_gradients: dx.start,
      accumulate: others != nil,
      scratch: scratch.start
    )
    kernel_run_convolution_backward_data(&job, Scalar.precision)
    return dx.values
  }

  /// The gradients of weights and bias, with what is retained of old ones.
  func parameterGradients(
    _ inputs: [Scalar],
    gradients: [Scalar],
    retaining: Double = 0,
    of old: (weights: [Scalar], bias: [Scalar])? = nil
  ) -> (weights: [Scalar], bias: [Scalar]) {
    let (x, dy) = (buffer(inputs), buffer(gradients))
    let dw = buffer(old?.weights ?? [Scalar](repeating: .nan, count: weightCount))
    let db = buffer(old?.bias ?? [Scalar](repeating: .nan, count: shape.out_channels))
    var job = kernel_convolution_backward_weights(
      shape: shape,
      inputs: x.start,
      gradients: dy.start,
      weight_gradient: dw.start,
      bias_gradient: db.start,
      retaining: retaining,
      scratch: scratch.start
    )
    kernel_run_convolution_backward_weights(&job, Scalar.precision)
    return (dw.values, db.values)
  }
}
