import CKernels
import Models
import Testing
import Training

/// The loops give the same bits whatever vectors they are compiled for.
///
/// A test runs on one machine, so the bits are written down here. They are the same without optimisation
/// as with SSE2, AVX2 and AVX-512 (clang 21, Debian 12); another instruction set that fails here has
/// another rounding.
@Suite struct KernelBitsTests {
  private static let (rows, columns) = (37, 67)

  private static func random(_ count: Int, using generator: inout MersenneTwister) -> Buffer<Float>
  {
    buffer((0..<count).map { _ in generator.nextUniform(from: -2, to: 2) })
  }

  /// FNV-1a over the bytes of the numbers.
  private static func digest(_ buffers: [Buffer<Float>]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for value in buffers.flatMap(\.values) {
      for shift in [0, 8, 16, 24] as [UInt32] {
        hash = (hash ^ UInt64(value.bitPattern >> shift & 0xff)) &* 0x100_0000_01b3
      }
    }
    return hash
  }

  @Test(
    arguments: [
      (kernel_identity, 0x993f_027d_da29_6f28), (kernel_relu, 0x16b2_1bb7_dcfe_4fc4),
      (kernel_sigmoid, 0x19fb_a024_b053_85df), (kernel_tanh, 0xad73_0cae_edd9_f7b5),
    ] as [(kernel_activation, UInt64)]
  )
  func bitsAreThoseOfEveryInstructionSet(activation: kernel_activation, expected: UInt64) {
    let (rows, columns) = (Self.rows, Self.columns)
    let count = rows * columns
    var generator = MersenneTwister(seed: 1)
    let x = Self.random(count, using: &generator)
    let y = Self.random(count, using: &generator)
    let dy = Self.random(count, using: &generator)
    let moments = Self.random(count, using: &generator)
    let squares = buffer(Self.random(count, using: &generator).values.map { $0 * $0 })
    let units = (0..<9).map { _ in Self.random(columns, using: &generator) }
    let deviations = Self.random(max(rows, columns), using: &generator)
    var batchNorm = kernel_batch_norm(
      values: x.start,
      bias: units[0].start,
      scale: units[1].start,
      shift: units[2].start,
      noise_factors: nil,
      noise_addends: nil,
      outputs: y.start,
      inverse_deviations: deviations.start,
      running_means: units[3].start,
      running_variances: units[4].start,
      epsilon: 1e-5,
      momentum: 0.1,
      rows: rows,
      columns: columns,
      group: 0,
      activation: activation
    )
    kernel_run_batch_norm(&batchNorm, kernel_single)
    var batchNormBackward = kernel_batch_norm_backward(
      gradients: dy.start,
      outputs: y.start,
      normalized: x.start,
      scale: units[1].start,
      inverse_deviations: deviations.start,
      noise_factors: nil,
      bias_gradient: units[5].start,
      scale_gradient: units[6].start,
      shift_gradient: units[7].start,
      retaining: 0.9,
      rows: rows,
      columns: columns,
      group: 0,
      activation: activation
    )
    kernel_run_batch_norm_backward(&batchNormBackward, kernel_single)
    var layerNorm = kernel_layer_norm(
      values: x.start,
      bias: units[0].start,
      scale: units[1].start,
      shift: units[2].start,
      outputs: y.start,
      inverse_deviations: deviations.start,
      epsilon: 1e-5,
      rows: rows,
      columns: columns,
      activation: activation
    )
    kernel_run_layer_norm(&layerNorm, kernel_single)
    var layerNormBackward = kernel_layer_norm_backward(
      gradients: dy.start,
      outputs: y.start,
      normalized: x.start,
      scale: units[1].start,
      inverse_deviations: deviations.start,
      bias_gradient: units[5].start,
      scale_gradient: units[6].start,
      shift_gradient: units[7].start,
      retaining: 0.9,
      rows: rows,
      columns: columns,
      activation: activation
    )
    kernel_run_layer_norm_backward(&layerNormBackward, kernel_single)
    var adam = kernel_adam(
      parameters: x.start,
      gradients: dy.start,
      first_moments: moments.start,
      second_moments: squares.start,
      rate: 0.01,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      root: 3,
      decay: 0.01,
      shrinking: 0.99,
      count: count
    )
    kernel_run_adam(&adam, kernel_single)
    var descent = kernel_sgd(
      parameters: x.start,
      gradients: dy.start,
      velocity: moments.start,
      rate: 0.01,
      momentum: 0.9,
      decay: 0.01,
      count: count
    )
    kernel_run_sgd(&descent, kernel_single)
    #expect(Self.digest([x, y, dy, moments, squares, deviations] + units) == expected)
  }

  @Test(
    arguments: [
      (kernel_identity, 0x1c2e_8186_5c6e_5291), (kernel_relu, 0x68d2_f7b2_8522_8d04),
      (kernel_sigmoid, 0xb03d_d28b_0111_a3e2), (kernel_tanh, 0x2cad_ec9f_cd4b_dcda),
    ] as [(kernel_activation, UInt64)]
  )
  func bitsOfGroupsAndNoiseAreThoseOfEveryInstructionSet(
    activation: kernel_activation,
    expected: UInt64
  ) {
    let (rows, columns) = (Self.rows, Self.columns)
    let count = rows * columns
    var generator = MersenneTwister(seed: 2)
    let x = Self.random(count, using: &generator)
    let y = Self.random(count, using: &generator)
    let dy = Self.random(count, using: &generator)
    let units = (0..<10).map { _ in Self.random(columns, using: &generator) }
    // Groups of 9 rows: 9, 9, 9 and 10.
    let deviations = Self.random(4 * columns, using: &generator)
    let (addends, factors) = (Buffer<Float>(count: count), Buffer<Float>(count: count))
    var noise = kernel_noise(
      addends: addends.start,
      factors: factors.start,
      column_addends: units[8].start,
      column_factors: units[9].start,
      shift: 0.5,
      scale: 1.25,
      spread: 0.1,
      seed: 7,
      step: 3,
      stream: 2,
      column_stream: 1,
      rows: rows,
      columns: columns
    )
    kernel_run_noise(&noise, kernel_single)
    var batchNorm = kernel_batch_norm(
      values: x.start,
      bias: units[0].start,
      scale: units[1].start,
      shift: units[2].start,
      noise_factors: factors.start,
      noise_addends: addends.start,
      outputs: y.start,
      inverse_deviations: deviations.start,
      running_means: units[3].start,
      running_variances: units[4].start,
      epsilon: 1e-5,
      momentum: 0.1,
      rows: rows,
      columns: columns,
      group: 9,
      activation: activation
    )
    kernel_run_batch_norm(&batchNorm, kernel_single)
    var batchNormBackward = kernel_batch_norm_backward(
      gradients: dy.start,
      outputs: y.start,
      normalized: x.start,
      scale: units[1].start,
      inverse_deviations: deviations.start,
      noise_factors: factors.start,
      bias_gradient: units[5].start,
      scale_gradient: units[6].start,
      shift_gradient: units[7].start,
      retaining: 0.9,
      rows: rows,
      columns: columns,
      group: 9,
      activation: activation
    )
    kernel_run_batch_norm_backward(&batchNormBackward, kernel_single)
    let moments = (Buffer<Double>(count: columns), Buffer<Double>(count: columns))
    for (first, count) in [(0, 20), (20, rows - 20)] {
      var job = kernel_moments(
        values: y.start + first * columns,
        means: moments.0.start,
        squares: moments.1.start,
        rows: count,
        columns: columns,
        count: first
      )
      kernel_run_moments(&job, kernel_single)
    }
    let rounded = [moments.0, moments.1].map { buffer($0.values.map { Float($0) }) }
    #expect(
      Self.digest([x, y, dy, deviations, addends, factors] + units + rounded) == expected
    )
  }
}
