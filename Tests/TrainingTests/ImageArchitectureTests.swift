import Datasets
import Faults
import Models
import Testing

@Suite struct ImageArchitectureTests {
  private static func network(
    _ layers: [any Layer],
    of input: ExampleShape = .image(channels: 1, height: 8, width: 8)
  ) -> Architecture {
    Architecture(input: input, layers: layers)
  }

  private func message(_ architecture: Architecture) -> String? {
    do {
      try architecture.check()
      return nil
    } catch { return error.message }
  }

  @Test func parameterCountsAreThoseOfTheArticle() {
    // He et al. 2016: ResNet-20 for CIFAR-10 with zero padding, 0.27 million; sum(p.numel()) of PyTorch's module.
    func resNet(_ shortcut: Residual.Shortcut) -> Architecture {
      let stages = [(16, 1), (32, 2), (64, 2)].flatMap { channels, stride in
        (0..<3).map { index in
          Residual(
            channels,
            stride: index == 0 ? stride : 1,
            normalization: .batch(),
            shortcut: shortcut,
            hasBias: false
          )
        }
      }
      let first: [any Layer] = [
        Convolution(16, hasBias: false), BatchNormalization(), Activation.relu,
      ]
      return Self.network(
        first + stages + [GlobalMean(), Linear(10)],
        of: .image(channels: 3, height: 32, width: 32)
      )
    }
    #expect(resNet(.zeroPadding).parameterCount == 269_722)
    #expect(resNet(.projection).parameterCount == 272_474)
    #expect(message(resNet(.projection)) == nil)
  }

  @Test(
    arguments: [
      (
        [Convolution(8), Pooling(.max), Pooling(.max), Pooling(.max), Pooling(.max), Linear(3)],
        "a pooling needs 2×2 pixels (got 1×1×8)"
      ),
      (
        [Linear(16), Activation.relu, Convolution(4), Linear(3)],
        "a convolution needs an image (got 16 numbers)"
      ),
      (
        [Convolution(6), GroupNormalization(groups: 4), Activation.relu, Linear(3)],
        "groups 4 does not divide the 6 channels of 8×8×6"
      ),
      (
        [Residual(6, normalization: .group(4)), Linear(3)],
        "groups 4 does not divide the 6 channels of 8×8×6"
      ),
      (
        [Convolution(6), GlobalMean(), InstanceNormalization(), Linear(3)],
        "instance norm needs more than one pixel (got 6)"
      ),
      (
        [Convolution(6), LayerNormalization(), Linear(3)],
        "layer norm of an image has two meanings (got 8×8×6, expected over: channels or over: image)"
      ),
      (
        [Residual(4), Residual(2, shortcut: .zeroPadding), Linear(3)],
        "a block with zero padding cannot make fewer channels (got 4 → 2)"
      ),
      (
        [
          Convolution(3),
          BatchNormalization(noise: BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)),
          Linear(3),
        ],
        "noise after batch norm needs numbers without places (got 8×8×3)"
      ),
      (
        [BatchNormalization(), Activation.relu, Convolution(3), Linear(3)],
        "the layers are in an order that cannot be trained (got Batch norm, ReLU, Convolution, Linear)"
      ),
      (
        [Pooling(.max, 17), Linear(3)],
        "the window of a pooling is out of range (got 17, expected 1 to 16)"
      ),
      (
        [Convolution(4, kernel: 3, padding: 3), Linear(3)],
        "the padding of a convolution is out of range (got 3, expected 0 to below the window's 3)"
      ),
      (
        [Convolution(4), GlobalMean()],
        "the layers are in an order that cannot be trained (got Convolution, Mean)"
      ),
    ] as [([any Layer], String)]
  )
  func whatCannotBeComputedIsRefused(layers: [any Layer], expected: String) {
    #expect(message(Self.network(layers)) == expected)
  }

  @Test func anImageAloneHasAVarianceUnlessItIsOnePixel() throws {
    let images = Self.network([Convolution(4), BatchNormalization(), Activation.relu, Linear(3)])
    try images.check(batchSize: 1, exampleCount: 9)
    try images.check(batchSize: 4, exampleCount: 9)
    let pixel = Self.network([
      Convolution(4, kernel: 8, padding: 0), BatchNormalization(), Activation.relu, Linear(3),
    ])
    #expect(throws: Fault.self) { try pixel.check(batchSize: 1, exampleCount: 9) }
    #expect(throws: Fault.self) { try pixel.check(batchSize: 4, exampleCount: 9) }
    try pixel.check(batchSize: 4, exampleCount: 10)
  }
}
