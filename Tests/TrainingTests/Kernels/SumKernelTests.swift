import CKernels
import Testing
import Training

/// The sums at the ends of residual blocks, and the layout of images, by hand.
@Suite struct SumKernelTests {
  /// Two images of 2x2 pixels; what comes past one of 3x3 pixels and a channel, of which every second pixel counts.
  private static let strided = kernel_sum_shape(
    images: 2,
    height: 2,
    width: 2,
    channels: 2,
    past_height: 3,
    past_width: 3,
    past_channels: 1,
    stride: 2
  )

  private static func plain(channels: Int) -> kernel_sum_shape {
    kernel_sum_shape(
      images: 1,
      height: 1,
      width: 2,
      channels: channels,
      past_height: 1,
      past_width: 2,
      past_channels: channels,
      stride: 1
    )
  }

  private static func sum<Scalar: KernelScalar>(
    _ branch: [Scalar],
    _ past: [Scalar],
    factor: Double,
    _ shape: kernel_sum_shape
  ) -> [Scalar] {
    let (x, p) = (buffer(branch), buffer(past))
    let y = buffer([Scalar](repeating: .nan, count: branch.count))
    var job = kernel_sum(
      shape: shape,
      branch: x.start,
      past: p.start,
      outputs: y.start,
      factor: factor
    )
    kernel_run_sum(&job, Scalar.precision)
    return y.values
  }

  private static func pastGradients<Scalar: KernelScalar>(
    _ gradients: [Scalar],
    addedTo old: [Scalar],
    accumulates: Bool,
    _ shape: kernel_sum_shape
  ) -> [Scalar] {
    let (dy, dx) = (buffer(gradients), buffer(old))
    var job = kernel_sum_backward(
      shape: shape,
      gradients: dy.start,
      past_gradients: dx.start,
      accumulate: accumulates
    )
    kernel_run_sum_backward(&job, Scalar.precision)
    return dx.values
  }

  @Test func aPlainSumMultipliesItsBranch() {
    let (branch, past): ([Double], [Double]) = ([1, 2, 3, 4], [10, 20, 30, 40])
    #expect(Self.sum(branch, past, factor: 0.5, Self.plain(channels: 2)) == [10.5, 21, 31.5, 42])
    let (singles, singlePast): ([Float], [Float]) = ([1, 2, 3, 4], [10, 20, 30, 40])
    #expect(Self.sum(singles, singlePast, factor: 1, Self.plain(channels: 2)) == [11, 22, 33, 44])
  }

  @Test func everySecondPixelComesPastAStrideAndNewChannelsGetNothing() {
    let branch = (1...16).map(Float.init)
    let past = (1...18).map { Float(100 * $0) }
    #expect(
      Self.sum(branch, past, factor: 2, Self.strided) == [
        102, 4, 306, 8, 710, 12, 914, 16, 1018, 20, 1222, 24, 1626, 28, 1830, 32,
      ]
    )
  }

  @Test(arguments: [false, true])
  func thePixelsThatCameByGetTheGradientOfTheirSums(accumulates: Bool) {
    let gradients = (1...16).map(Float.init)
    let old: Float = accumulates ? 1000 : .nan
    let kept: Float = accumulates ? 1000 : 0
    #expect(
      Self.pastGradients(
        gradients,
        addedTo: [Float](repeating: old, count: 18),
        accumulates: accumulates,
        Self.strided
      ) == [1, 0, 3, 0, 0, 0, 5, 0, 7, 9, 0, 11, 0, 0, 0, 13, 0, 15].map { $0 + kept }
    )
  }

  @Test func theGradientOfAPlainSumIsCopiedOrAdded() {
    let shape = Self.plain(channels: 3)
    let gradients: [Double] = [1, 2, 3, 4, 5, 6]
    let copied = Self.pastGradients(
      gradients,
      addedTo: [Double](repeating: .nan, count: 6),
      accumulates: false,
      shape
    )
    #expect(copied == gradients)
    let added = Self.pastGradients(
      gradients,
      addedTo: [10, 20, 30, 40, 50, 60],
      accumulates: true,
      shape
    )
    #expect(added == [11, 22, 33, 44, 55, 66])
  }

  @Test func productsAreSummedInDoublePrecision() {
    // 2^24 + 1 is no number of single precision, and 35 numbers fill no whole groups of 16.
    let ones = buffer([Float](repeating: 1, count: 35))
    var values = [Float](repeating: 1, count: 35)
    values[34] = 0x1p24
    let numbers = buffer(values)
    let sum = kernel_product_sum(numbers.start, ones.start, 35, kernel_single)
    #expect(sum == 0x1p24 + 34)
  }

  @Test func aFactorMultipliesEachNumber() {
    let (x, y) = (buffer([1, -2, 3] as [Float]), Buffer<Float>(count: 3))
    var job = kernel_scale(inputs: x.start, outputs: y.start, factor: -0.5, count: 3)
    kernel_run_scale(&job, kernel_single)
    #expect(y.values == [-0.5, 1, -1.5])
  }

  @Test(arguments: [2, 3])
  func channelsBecomeTheInnermost(channels: Int) {
    let count = 2 * 4 * channels
    let x = buffer((0..<count).map(Double.init))
    let y = Buffer<Double>(count: count)
    var job = kernel_arrange(
      inputs: x.start,
      outputs: y.start,
      images: 2,
      pixels: 4,
      channels: channels
    )
    kernel_run_arrange(&job, kernel_double)
    let two: [Double] = [0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15]
    let three: [Double] = [
      0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11, 12, 16, 20, 13, 17, 21, 14, 18, 22, 15, 19, 23,
    ]
    #expect(y.values == (channels == 2 ? two : three))
  }
}
