import CKernels
import Testing
import Training

/// The normalisations of images give the same bits whatever vectors they are compiled for.
///
/// As for the other loops the bits are written down: they are the same without optimisation as with SSE2, AVX2 and
/// AVX-512 (clang 21, Debian 12).
@Suite struct ImageNormBitsTests {
  private static let (images, positions, channels, groups) = (3, 35, 24, 4)
  private static let rows = images * positions
  private static let count = rows * channels

  /// Numbers between -1.7 and 1.7 that are not exact, so that their sums depend on the order.
  private static func pattern(_ count: Int, factor: Int) -> Buffer<Float> {
    buffer(ImageReference.pattern(count, factor: factor, modulus: 10_007, divisor: 3000))
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

  private let x = pattern(count, factor: 7919)
  private let y = pattern(count, factor: 1)
  private let dy = pattern(count, factor: 613)
  private let scale = pattern(channels, factor: 31)
  private let shift = pattern(channels, factor: 57)
  private let bias = pattern(channels, factor: 91)
  private let biasGradient = pattern(channels, factor: 41)
  private let scaleGradient = pattern(channels, factor: 43)
  private let shiftGradient = pattern(channels, factor: 47)

  @Test(
    arguments: [
      (kernel_identity, 0x8c5a_a00d_2ef6_3038), (kernel_relu, 0xf930_53bd_815f_471a),
      (kernel_sigmoid, 0x4099_2b70_5e23_f3d8), (kernel_tanh, 0x11ad_32d3_9411_7604),
    ] as [(kernel_activation, UInt64)]
  )
  func bitsOfBatchesAreThoseOfEveryInstructionSet(activation: kernel_activation, expected: UInt64) {
    let means = Self.pattern(Self.channels, factor: 17)
    let variances = Self.pattern(Self.channels, factor: 19)
    let deviations = Buffer<Float>(count: Self.channels)
    var job = kernel_batch_norm(
      values: x.start,
      bias: bias.start,
      scale: scale.start,
      shift: shift.start,
      noise_factors: nil,
      noise_addends: nil,
      outputs: y.start,
      inverse_deviations: deviations.start,
      running_means: means.start,
      running_variances: variances.start,
      epsilon: 1e-5,
      momentum: 0.1,
      rows: Self.rows,
      columns: Self.channels,
      group: 0,
      activation: activation
    )
    kernel_run_batch_norm_images(&job, kernel_single)
    var back = kernel_batch_norm_backward(
      gradients: dy.start,
      outputs: y.start,
      normalized: x.start,
      scale: scale.start,
      inverse_deviations: deviations.start,
      noise_factors: nil,
      bias_gradient: biasGradient.start,
      scale_gradient: scaleGradient.start,
      shift_gradient: shiftGradient.start,
      retaining: 0.9,
      rows: Self.rows,
      columns: Self.channels,
      group: 0,
      activation: activation
    )
    kernel_run_batch_norm_images_backward(&back, kernel_single)
    let results = [
      x, y, dy, deviations, means, variances, biasGradient, scaleGradient, shiftGradient,
    ]
    #expect(Self.digest(results) == expected)
  }

  @Test(
    arguments: [
      (kernel_identity, 0x0a2d_5351_3ee9_676f), (kernel_relu, 0x9de3_eb8b_26cb_bd97),
      (kernel_sigmoid, 0xa00d_5542_4480_dafd), (kernel_tanh, 0x2457_5e3e_5a8a_5cf3),
    ] as [(kernel_activation, UInt64)]
  )
  func bitsOfGroupsAreThoseOfEveryInstructionSet(activation: kernel_activation, expected: UInt64) {
    let deviations = Buffer<Float>(count: Self.images * Self.groups)
    var job = kernel_group_norm(
      values: x.start,
      bias: bias.start,
      scale: scale.start,
      shift: shift.start,
      outputs: y.start,
      inverse_deviations: deviations.start,
      epsilon: 1e-5,
      images: Self.images,
      positions: Self.positions,
      channels: Self.channels,
      groups: Self.groups,
      per_position: false,
      activation: activation
    )
    kernel_run_group_norm(&job, kernel_single)
    var back = kernel_group_norm_backward(
      gradients: dy.start,
      outputs: y.start,
      normalized: x.start,
      scale: scale.start,
      inverse_deviations: deviations.start,
      bias_gradient: biasGradient.start,
      scale_gradient: scaleGradient.start,
      shift_gradient: shiftGradient.start,
      retaining: 0.9,
      images: Self.images,
      positions: Self.positions,
      channels: Self.channels,
      groups: Self.groups,
      per_position: false,
      activation: activation
    )
    kernel_run_group_norm_backward(&back, kernel_single)
    let results = [x, y, dy, deviations, biasGradient, scaleGradient, shiftGradient]
    #expect(Self.digest(results) == expected)
  }
}
