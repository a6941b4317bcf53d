import CKernels
import Testing
import Training

/// Pooling against PyTorch 2.15, on inputs of (2, 2, 5, 5).
@Suite struct PoolingKernelTests {
  private static func shape(window: Int, stride: Int, height: Int = 5, channels: Int = 2)
    -> kernel_pool_shape
  {
    kernel_pool_shape(
      images: 2,
      height: height,
      width: 5,
      channels: channels,
      window: window,
      stride: stride
    )
  }

  private struct Pooled<Scalar: KernelScalar> {
    let outputs: [Scalar]
    let places: [UInt8]
  }

  private static func maxima<Scalar: KernelScalar>(
    _ inputs: [Scalar],
    _ shape: kernel_pool_shape,
    count: Int
  ) -> Pooled<Scalar> {
    let (x, y, places) = (buffer(inputs), Buffer<Scalar>(count: count), Buffer<UInt8>(count: count))
    var job = kernel_max_pool(
      shape: shape,
      inputs: x.start,
      outputs: y.start,
      places: places.start
    )
    kernel_run_max_pool(&job, Scalar.precision)
    return Pooled(outputs: y.values, places: places.values)
  }

  private static func maximumGradients<Scalar: KernelScalar>(
    _ gradients: [Scalar],
    places: [UInt8],
    _ shape: kernel_pool_shape,
    count: Int
  ) -> [Scalar] {
    let (dy, p) = (buffer(gradients), buffer(places))
    let dx = buffer([Scalar](repeating: .nan, count: count))
    var job = kernel_max_pool_backward(
      shape: shape,
      gradients: dy.start,
      places: p.start,
      input_gradients: dx.start
    )
    kernel_run_max_pool_backward(&job, Scalar.precision)
    return dx.values
  }

  private static let inputs: [Double] = transposed(
    ImageReference.inputs(100),
    outer: 2,
    rows: 2,
    columns: 25
  )

  private static func gradients(positions: Int) -> [Double] {
    transposed(ImageReference.gradients(4 * positions), outer: 2, rows: 2, columns: positions)
  }

  private static func channelsFirst(_ values: [Double]) -> [Double] {
    transposed(values, outer: 2, rows: values.count / 4, columns: 2)
  }

  @Test func maximaAndTheirGradientsAreThoseOfTorch() {
    let shape = Self.shape(window: 2, stride: 2)
    let pooled = Self.maxima(Self.inputs, shape, count: 16)
    TensorSummary([1, 1.25, 0.25, 1], last: 0.25, checksum: 126.75)
      .expect(Self.channelsFirst(pooled.outputs))
    let dx = Self.maximumGradients(
      Self.gradients(positions: 4),
      places: pooled.places,
      shape,
      count: 100
    )
    TensorSummary([0, 0, 0, 0.5], last: 0, checksum: -53.5).expect(Self.channelsFirst(dx))
  }

  @Test(arguments: [1, 3, 8, 13])
  func theFirstOfEqualValuesHasTheGradient(channels: Int) {
    let shape = Self.shape(window: 2, stride: 2, height: 2, channels: channels)
    // A row of zeros above one of negative zeros, which are equal to them.
    let row = [Float](repeating: 0, count: 5 * channels)
    let pooled = Self.maxima(
      row + row.map(-) + row.map(-) + row,
      shape,
      count: 4 * channels
    )
    #expect(pooled.places.allSatisfy { $0 == 0 })
  }

  @Test func aNaNIsTheMaximumAndTheLastOneHasTheGradient() {
    let shape = kernel_pool_shape(images: 1, height: 2, width: 2, channels: 1, window: 2, stride: 2)
    let pooled = Self.maxima([.nan, 3, .nan, .infinity] as [Float], shape, count: 1)
    #expect(pooled.outputs[0].isNaN)
    #expect(pooled.places == [2])
  }

  @Test func overlappingWindowsAddTheirGradients() {
    let shape = kernel_pool_shape(images: 1, height: 3, width: 3, channels: 1, window: 2, stride: 1)
    // By hand: the 9 in the middle is the maximum of all four windows.
    let pooled = Self.maxima([1, 2, 3, 4, 9, 5, 6, 7, 8] as [Double], shape, count: 4)
    #expect(pooled.outputs == [9, 9, 9, 9])
    #expect(pooled.places == [3, 2, 1, 0])
    let dx = Self.maximumGradients([1, 2, 4, 8], places: pooled.places, shape, count: 9)
    #expect(dx == [0, 0, 0, 0, 15, 0, 0, 0, 0])
  }

  @Test func meansOfWindowsAndTheirGradientsAreThoseOfTorch() {
    let shape = Self.shape(window: 2, stride: 2)
    let (x, y) = (buffer(Self.inputs), Buffer<Double>(count: 16))
    var job = kernel_average_pool(shape: shape, inputs: x.start, outputs: y.start)
    kernel_run_average_pool(&job, kernel_double)
    TensorSummary([-0.125, -0.0625, -0.5, 0.25], last: -0.5, checksum: -7.5)
      .expect(Self.channelsFirst(y.values))
    let (dy, dx) = (buffer(Self.gradients(positions: 4)), Buffer<Double>(count: 100))
    var back = kernel_average_pool_backward(
      shape: shape,
      gradients: dy.start,
      input_gradients: dx.start
    )
    kernel_run_average_pool_backward(&back, kernel_double)
    TensorSummary([-0.25, -0.25, 0.125, 0.125], last: 0, checksum: -50.5)
      .expect(Self.channelsFirst(dx.values))
  }

  @Test func meansOfImagesAndTheirGradientsAreThoseOfTorch() {
    let (x, y) = (buffer(Self.inputs), Buffer<Double>(count: 4))
    var job = kernel_mean(
      inputs: x.start,
      outputs: y.start,
      images: 2,
      positions: 25,
      channels: 2
    )
    kernel_run_mean(&job, kernel_double)
    expectClose(y.values, [-0.05, 0.03, 0, -0.03], within: 1e-15)
    let (dy, dx) = (buffer(ImageReference.gradients(4) as [Double]), Buffer<Double>(count: 100))
    var back = kernel_mean_backward(
      gradients: dy.start,
      input_gradients: dx.start,
      images: 2,
      positions: 25,
      channels: 2
    )
    kernel_run_mean_backward(&back, kernel_double)
    TensorSummary([-0.04, -0.04, -0.04, -0.04], last: 0.04, checksum: 62.5)
      .expect(Self.channelsFirst(dx.values), within: 1e-15)
  }
}
