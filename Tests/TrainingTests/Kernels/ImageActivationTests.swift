import CKernels
import Testing
import Training

/// Bias and activation of images do what those of rows do, but for the order of their sums.
@Suite struct ImageActivationTests {
  /// 6 columns are taken several rows at a time, of 70 there are two strips; neither number of rows fills whole groups.
  private static let sizes = [(rows: 101, columns: 6), (rows: 37, columns: 70)]
  private static let activations = [kernel_identity, kernel_relu, kernel_sigmoid, kernel_tanh]

  private static func random(_ count: Int, seed: UInt64) -> [Float] {
    var generator = MersenneTwister(seed: seed)
    return (0..<count).map { _ in generator.nextUniform(from: -2, to: 2) }
  }

  @Test(arguments: sizes, activations)
  func outputsAreTheSameBits(size: (rows: Int, columns: Int), activation: kernel_activation) {
    let values = Self.random(size.rows * size.columns, seed: 1)
    let bias = buffer(Self.random(size.columns, seed: 2))
    let outputs = [kernel_run_activate, kernel_run_activate_images].map { run in
      let x = buffer(values)
      var job = kernel_activate(
        inputs: x.start,
        bias: bias.start,
        outputs: x.start,
        rows: size.rows,
        columns: size.columns,
        activation: activation
      )
      run(&job, kernel_single)
      return x.values
    }
    #expect(outputs[0] == outputs[1])
  }

  @Test(arguments: sizes, activations)
  func gradientsAreTheSameAndTheirSumsNear(
    size: (rows: Int, columns: Int),
    activation: kernel_activation
  ) {
    let gradients = Self.random(size.rows * size.columns, seed: 3)
    let outputs = buffer(Self.random(size.rows * size.columns, seed: 4))
    let runs = [kernel_run_activate_backward, kernel_run_activate_images_backward]
    let found = runs.map { run in
      let dy = buffer(gradients)
      let sums = buffer([Float](repeating: 10, count: size.columns))
      var job = kernel_activate_backward(
        gradients: dy.start,
        outputs: outputs.start,
        bias_gradient: sums.start,
        retaining: 0.5,
        rows: size.rows,
        columns: size.columns,
        activation: activation
      )
      run(&job, kernel_single)
      return (dy.values, sums.values)
    }
    #expect(found[0].0 == found[1].0)
    // 101 numbers of at most 4, of which 32 are summed in single precision: 32 roundings of 2^-24 of a sum below 128.
    for (one, other) in zip(found[0].1, found[1].1) { #expect(abs(one - other) < 1e-3) }
  }

  @Test func aLayerWithoutBiasHasNoGradientOfIt() {
    let (dy, y) = (buffer([1, 2, 3, 4] as [Float]), buffer([-1, 1, 0, 2] as [Float]))
    var job = kernel_activate_backward(
      gradients: dy.start,
      outputs: y.start,
      bias_gradient: nil,
      retaining: 0,
      rows: 2,
      columns: 2,
      activation: kernel_relu
    )
    kernel_run_activate_images_backward(&job, kernel_single)
    #expect(dy.values == [0, 2, 0, 4])
  }
}
