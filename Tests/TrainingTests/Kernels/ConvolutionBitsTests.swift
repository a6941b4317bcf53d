import CKernels
import Models
import Testing
import Training

/// Every sum of a convolution is the chain of fused multiply-adds that its header states, whatever tiles compute it.
@Suite struct ConvolutionBitsTests {
  /// Shapes whose tiles, panels of channels, phases of the stride and groups of images are whole, or are not.
  static let shapes: [[Int]] = [
    // images, height, width, channels, outputs, kernel, stride, padding
    [3, 7, 5, 1, 8, 3, 1, 1],
    [2, 9, 9, 3, 32, 3, 2, 1],
    [2, 6, 8, 16, 16, 3, 1, 1],
    [1, 5, 5, 5, 77, 2, 1, 0],
    [2, 8, 7, 9, 41, 3, 3, 2],
    [5, 4, 4, 64, 10, 1, 2, 0],
    [1, 11, 12, 2, 3, 11, 1, 5],
    [2, 7, 7, 26, 24, 5, 2, 2],
  ]

  private static func convolution(_ shape: [Int], images: Int? = nil) -> ConvolutionCase<Float> {
    ConvolutionCase(
      images: images ?? shape[0],
      height: shape[1],
      width: shape[2],
      channels: shape[3],
      outChannels: shape[4],
      kernel: shape[5],
      stride: shape[6],
      padding: shape[7]
    )
  }

  private static func random(_ count: Int, seed: UInt64) -> [Float] {
    var generator = MersenneTwister(seed: seed)
    return (0..<count).map { _ in generator.nextUniform(from: -1, to: 1) }
  }

  /// Calls a function with the place of each product that a convolution takes: output, input and weight, in the order
  /// of images, rows, columns, kernel rows, kernel columns, channels, output channels.
  private static func forEachProduct(
    of convolution: ConvolutionCase<Float>,
    _ body: (_ output: Int, _ input: Int, _ weight: Int) -> Void
  ) {
    let shape = convolution.shape
    for position in 0..<shape.images * convolution.outputHeight * convolution.outputWidth {
      let (line, column) = position.quotientAndRemainder(dividingBy: convolution.outputWidth)
      let (image, row) = line.quotientAndRemainder(dividingBy: convolution.outputHeight)
      for tap in 0..<shape.kernel * shape.kernel {
        let i = row * shape.stride + tap / shape.kernel - shape.padding
        let j = column * shape.stride + tap % shape.kernel - shape.padding
        guard (0..<shape.height).contains(i), (0..<shape.width).contains(j) else { continue }
        for channel in 0..<shape.channels {
          let input = ((image * shape.height + i) * shape.width + j) * shape.channels + channel
          let weight = (tap * shape.channels + channel) * shape.out_channels
          for output in 0..<shape.out_channels {
            body(position * shape.out_channels + output, input, weight + output)
          }
        }
      }
    }
  }

  @Test(arguments: shapes)
  func anOutputIsItsChainOfProducts(shape: [Int]) {
    let convolution = Self.convolution(shape)
    let x = Self.random(convolution.inputCount, seed: 1)
    let w = Self.random(convolution.weightCount, seed: 2)
    let b = Self.random(shape[4], seed: 3)
    var expected = (0..<convolution.outputCount).map { b[$0 % shape[4]] }
    Self.forEachProduct(of: convolution) { output, input, weight in
      expected[output].addProduct(x[input], w[weight])
    }
    #expect(convolution.outputs(x, weights: w, bias: b) == expected)
  }

  @Test(arguments: shapes)
  func anInputGradientIsItsChainOfProducts(shape: [Int]) {
    let convolution = Self.convolution(shape)
    let dy = Self.random(convolution.outputCount, seed: 1)
    let w = Self.random(convolution.weightCount, seed: 2)
    // Descending taps are ascending outputs, pixel by pixel.
    var expected = [Float](repeating: 0, count: convolution.inputCount)
    Self.forEachProduct(of: convolution) { output, input, weight in
      expected[input].addProduct(dy[output], w[weight])
    }
    #expect(convolution.inputGradients(dy, weights: w) == expected)
  }

  @Test(arguments: shapes)
  func aWeightGradientIsTheSumOfItsImagesChains(shape: [Int]) {
    let convolution = Self.convolution(shape)
    let single = Self.convolution(shape, images: 1)
    let x = Self.random(convolution.inputCount, seed: 1)
    let dy = Self.random(convolution.outputCount, seed: 2)
    var expected = [Float](repeating: 0, count: convolution.weightCount)
    for image in 0..<shape[0] {
      var sums = [Float](repeating: 0, count: convolution.weightCount)
      Self.forEachProduct(of: single) { output, input, weight in
        let gradient = dy[image * single.outputCount + output]
        sums[weight].addProduct(x[image * single.inputCount + input], gradient)
      }
      expected = zip(expected, sums).map(+)
    }
    #expect(convolution.parameterGradients(x, gradients: dy).weights == expected)
  }

  @Test(arguments: shapes)
  func aBatchInTwoCallsIsTheSameAsInOne(shape: [Int]) {
    let (whole, part) = (Self.convolution(shape, images: 2), Self.convolution(shape, images: 1))
    let x = Self.random(whole.inputCount, seed: 1)
    let dy = Self.random(whole.outputCount, seed: 2)
    let w = Self.random(whole.weightCount, seed: 3)
    let halves = [x.prefix(part.inputCount), x.suffix(part.inputCount)].map(Array.init)
    let gradientHalves = [dy.prefix(part.outputCount), dy.suffix(part.outputCount)].map(Array.init)
    #expect(halves.flatMap { part.outputs($0, weights: w) } == whole.outputs(x, weights: w))
    #expect(
      gradientHalves.flatMap { part.inputGradients($0, weights: w) }
        == whole.inputGradients(dy, weights: w)
    )
    let first = part.parameterGradients(halves[0], gradients: gradientHalves[0])
    let second = part.parameterGradients(
      halves[1],
      gradients: gradientHalves[1],
      retaining: 1,
      of: first
    )
    let together = whole.parameterGradients(x, gradients: dy)
    #expect(second.weights == together.weights)
    #expect(second.bias == together.bias)
  }

  /// Half of the first pooling windows of Fashion-MNIST are background, and must tie.
  @Test func equalPatchesHaveEqualOutputs() {
    let convolution = Self.convolution([3, 9, 11, 3, 40, 3, 1, 0])
    let pixel: [Float] = [0.1, -0.7, 0.3]
    let x = (0..<convolution.inputCount).map { pixel[$0 % 3] }
    let w = Self.random(convolution.weightCount, seed: 1)
    let y = convolution.outputs(x, weights: w)
    #expect(y.indices.allSatisfy { y[$0] == y[$0 % 40] })
  }
}
