import CKernels
import Models
import Testing
import Training

/// Convolutions against those of PyTorch 2.15 and their gradients.
///
/// The numbers of these patterns are exact in both precisions.
@Suite struct ConvolutionKernelTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let kernel: Int
    let stride: Int
    let padding: Int
    let outChannels: Int
    let hasBias: Bool
    let outputs: TensorSummary
    let inputGradients: TensorSummary
    let weightGradient: TensorSummary
    let biasGradient: [Double]?

    var testDescription: String { "\(kernel)x\(kernel), stride \(stride), padding \(padding)" }
  }

  static let references = [
    Reference(
      kernel: 3,
      stride: 1,
      padding: 1,
      outChannels: 3,
      hasBias: true,
      outputs: TensorSummary(
        [-0.4375, 0.25, -0.40625, 0.65625],
        last: 0.9375,
        checksum: 327.84375
      ),
      inputGradients: TensorSummary([-1.125, 0.9375, -0.75, 1.3125], last: 0, checksum: -232.5),
      weightGradient: TensorSummary([-1.5, 3.375, 3.375, -0.75], last: 0.625, checksum: 144.375),
      biasGradient: [0, 0, 0]
    ),
    Reference(
      kernel: 3,
      stride: 2,
      padding: 1,
      outChannels: 3,
      hasBias: true,
      outputs: TensorSummary(
        [-0.4375, -0.40625, -0.6875, -0.46875],
        last: 0.9375,
        checksum: 86.625
      ),
      inputGradients: TensorSummary([-0.25, 0, -0.0625, -0.375], last: -0.25, checksum: 113.625),
      weightGradient: TensorSummary([1.5, -3.5, -0.5, 1.75], last: 1.875, checksum: -447.75),
      biasGradient: [-0.5, 0, 0.5]
    ),
    Reference(
      kernel: 3,
      stride: 1,
      padding: 0,
      outChannels: 3,
      hasBias: true,
      outputs: TensorSummary([1, 0.6875, 0.03125, -0.21875], last: -0.71875, checksum: -71.15625),
      inputGradients: TensorSummary(
        [0.625, -0.8125, -0.125, 0.0625],
        last: 0.625,
        checksum: 18.9375
      ),
      weightGradient: TensorSummary([2.5, -1.125, 3.5, 3.625], last: -4.25, checksum: -189.125),
      biasGradient: [-0.5, 0, 0.5]
    ),
    Reference(
      kernel: 3,
      stride: 2,
      padding: 0,
      outChannels: 3,
      hasBias: true,
      outputs: TensorSummary([1, 0.03125, -1.4375, 0.6875], last: -0.71875, checksum: -13.75),
      inputGradients: TensorSummary([0.625, -0.25, -0.8125, 0], last: 0.625, checksum: 18.9375),
      weightGradient: TensorSummary([0.125, 2, 1.125, 1.25], last: -2.5, checksum: -95.625),
      biasGradient: [-0.5, 0, 0.5]
    ),
    Reference(
      kernel: 1,
      stride: 2,
      padding: 0,
      outChannels: 4,
      hasBias: false,
      outputs: TensorSummary([0.78125, 0, -0.09375, -0.03125], last: 0.59375, checksum: 16.78125),
      inputGradients: TensorSummary([0.8125, 0, -0.3125, 0], last: -0.5, checksum: -37.9375),
      weightGradient: TensorSummary([1.875, -2.5, -4.125, -2.5], last: 0, checksum: 11),
      biasGradient: nil
    ),
  ]

  private func expectReference<Scalar: KernelScalar>(_ reference: Reference, in type: Scalar.Type) {
    let (channels, outChannels) = (2, reference.outChannels)
    let taps = reference.kernel * reference.kernel
    let convolution = ConvolutionCase<Scalar>(
      images: 2,
      height: 5,
      width: 5,
      channels: channels,
      outChannels: outChannels,
      kernel: reference.kernel,
      stride: reference.stride,
      padding: reference.padding
    )
    let positions = convolution.outputHeight * convolution.outputWidth
    // PyTorch's weights are outputs x channels x taps, those of the kernels taps x channels x outputs.
    let weights: [Scalar] = transposed(
      transposed(
        ImageReference.weights(convolution.weightCount),
        outer: outChannels,
        rows: channels,
        columns: taps
      ),
      outer: 1,
      rows: outChannels,
      columns: taps * channels
    )
    let inputs: [Scalar] = transposed(
      ImageReference.inputs(convolution.inputCount),
      outer: 2,
      rows: channels,
      columns: 25
    )
    let gradients: [Scalar] = transposed(
      ImageReference.gradients(convolution.outputCount),
      outer: 2,
      rows: outChannels,
      columns: positions
    )
    let outputs = convolution.outputs(
      inputs,
      weights: weights,
      bias: reference.hasBias ? ImageReference.bias(outChannels) : nil
    )
    reference.outputs.expect(
      transposed(outputs.map(\.inDouble), outer: 2, rows: positions, columns: outChannels)
    )
    let inputGradients = convolution.inputGradients(gradients, weights: weights)
    reference.inputGradients.expect(
      transposed(inputGradients.map(\.inDouble), outer: 2, rows: 25, columns: channels)
    )
    let parameters = convolution.parameterGradients(inputs, gradients: gradients)
    reference.weightGradient.expect(
      transposed(
        transposed(
          parameters.weights.map(\.inDouble),
          outer: 1,
          rows: taps * channels,
          columns: outChannels
        ),
        outer: outChannels,
        rows: taps,
        columns: channels
      )
    )
    if let expected = reference.biasGradient {
      expectClose(parameters.bias.map(\.inDouble), expected, within: 0)
    }
  }

  @Test(arguments: references)
  func outputsAndGradientsAreThoseOfTorch(reference: Reference) {
    expectReference(reference, in: Float.self)
    expectReference(reference, in: Double.self)
  }

  @Test(
    arguments: [
      (1, [1, 2, 2, 2, 2, 2, 2, 1]), (2, [1, 1, 1, 1, 1, 1, 1, 1]),
      (3, [1, 1, 0, 1, 1, 0, 1, 1]), (4, [1, 1, 0, 0, 1, 1, 0, 0]),
    ] as [(Int, [Double])]
  )
  func aPixelHasTheGradientsOfItsWindows(stride: Int, counts: [Double]) {
    // By hand: windows of two pixels begin at 0, stride, 2 stride ... up to pixel 6.
    let convolution = ConvolutionCase<Double>(
      images: 1,
      height: 2,
      width: 8,
      channels: 1,
      outChannels: 1,
      kernel: 2,
      stride: stride
    )
    let ones = [Double](repeating: 1, count: convolution.outputCount)
    let dx = convolution.inputGradients(ones, weights: [1, 1, 1, 1])
    #expect(dx == counts + counts)
  }

  @Test func gradientsAreAddedToThoseOfAnotherBranch() {
    let convolution = ConvolutionCase<Float>(
      images: 2,
      height: 5,
      width: 6,
      channels: 9,
      outChannels: 4,
      kernel: 1,
      stride: 2
    )
    let gradients: [Float] = ImageReference.gradients(convolution.outputCount)
    let weights: [Float] = ImageReference.weights(convolution.weightCount)
    let others: [Float] = ImageReference.inputs(convolution.inputCount)
    let alone = convolution.inputGradients(gradients, weights: weights)
    let together = convolution.inputGradients(gradients, weights: weights, addedTo: others)
    #expect(together == zip(alone, others).map(+))
  }

  @Test func whatIsRetainedOfAGradientIsItsShare() {
    let convolution = ConvolutionCase<Double>(
      images: 1,
      height: 1,
      width: 2,
      channels: 1,
      outChannels: 1,
      kernel: 1
    )
    let sums = convolution.parameterGradients(
      [2, 3],
      gradients: [5, 7],
      retaining: 0.5,
      of: ([8], [6])
    )
    // By hand: 2 * 5 + 3 * 7 + 0.5 * 8, and 5 + 7 + 0.5 * 6.
    #expect(sums.weights == [35])
    #expect(sums.bias == [15])
  }
}
