import CKernels
import Datasets
import Models
import Training

/// The convolutions of the training engine and nothing else, by its own kernels.
///
/// Per batch and convolution: the way there, the gradient of the weights, and, but for one of the examples, the gradient
/// of what it takes. The result of each replaces what was there; each has values and gradients of its own.
final class Convolutions: Contestant {
  /// One convolution with its memory.
  private struct Layer {
    let shape: kernel_convolution_shape
    let takesExamples: Bool
    let inputs: Buffer<Float>
    let inputGradients: Buffer<Float>
    let outputs: Buffer<Float>
    let gradients: Buffer<Float>
    let weights: Buffer<Float>
    let weightGradients: Buffer<Float>
  }

  /// The engine evaluates in chunks of this many rows.
  private static let evaluationRows = 64

  private let layers: [Layer]
  private let scratch: Buffer<UInt8>
  private let batchSize: Int
  private let imageCount: Int

  /// The convolutions of a network on batches of that size, until that many images are through.
  init(_ architecture: Architecture, batchSize: Int, imageCount: Int) {
    self.batchSize = batchSize
    self.imageCount = imageCount
    let rows = max(batchSize, Self.evaluationRows)
    var generator = MersenneTwister(seed: 0)
    layers = architecture.blocks.compactMap { Self.layer($0, rows: rows, &generator) }
    let sizes = layers.map { layer in
      var shape = layer.shape
      return kernel_convolution_scratch(&shape, kernel_single)
    }
    scratch = Buffer(count: sizes.max() ?? 0)
  }

  /// The convolution of a block, with numbers of the size that a network has; nil for a block that has none.
  private static func layer(
    _ block: LayerBlock,
    rows: Int,
    _ generator: inout MersenneTwister
  ) -> Layer? {
    guard let convolution = block.map as? Convolution,
      case .image(let channels, let height, let width) = block.input
    else { return nil }
    func filled(_ count: Int, upTo bound: Float) -> Buffer<Float> {
      let buffer = Buffer<Float>(count: count)
      for i in 0..<count { buffer.start[i] = generator.nextUniform(from: -bound, to: bound) }
      return buffer
    }
    let inputCount = convolution.kernel * convolution.kernel * channels
    let bound = 1 / Float(inputCount).squareRoot()
    return Layer(
      shape: kernel_convolution_shape(
        images: rows,
        height: height,
        width: width,
        channels: channels,
        out_channels: convolution.outputCount,
        kernel: convolution.kernel,
        stride: convolution.stride,
        padding: convolution.padding
      ),
      takesExamples: block.sources == [.examples],
      inputs: filled(rows * block.input.featureCount, upTo: 1),
      inputGradients: Buffer(count: rows * block.input.featureCount),
      outputs: Buffer(count: rows * block.output.featureCount),
      gradients: filled(rows * block.output.featureCount, upTo: 1),
      weights: filled(inputCount * convolution.outputCount, upTo: bound),
      weightGradients: Buffer(count: inputCount * convolution.outputCount)
    )
  }

  func run(_ pass: Pass) {
    let size = pass == .train ? batchSize : Self.evaluationRows
    for start in stride(from: 0, to: imageCount, by: size) {
      let rows = min(size, imageCount - start)
      for layer in layers { forward(layer, rows: rows) }
      guard pass == .train else { continue }
      for layer in layers.reversed() { backward(layer, rows: rows) }
    }
  }

  private func forward(_ layer: Layer, rows: Int) {
    var job = kernel_convolution(
      shape: layer.shape,
      inputs: layer.inputs.start,
      weights: layer.weights.start,
      bias: nil,
      outputs: layer.outputs.start,
      scratch: scratch.start
    )
    job.shape.images = rows
    kernel_run_convolution(&job, kernel_single)
  }

  private func backward(_ layer: Layer, rows: Int) {
    if !layer.takesExamples {
      var job = kernel_convolution_backward_data(
        shape: layer.shape,
        gradients: layer.gradients.start,
        weights: layer.weights.start,
        input_gradients: layer.inputGradients.start,
        accumulate: false,
        scratch: scratch.start
      )
      job.shape.images = rows
      kernel_run_convolution_backward_data(&job, kernel_single)
    }
    var job = kernel_convolution_backward_weights(
      shape: layer.shape,
      inputs: layer.inputs.start,
      gradients: layer.gradients.start,
      weight_gradient: layer.weightGradients.start,
      bias_gradient: nil,
      retaining: 0,
      scratch: scratch.start
    )
    job.shape.images = rows
    kernel_run_convolution_backward_weights(&job, kernel_single)
  }
}
