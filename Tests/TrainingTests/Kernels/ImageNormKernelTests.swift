import CKernels
import Foundation
import Models
import Testing
import Training

/// Normalisations of images against PyTorch 2.15 in double precision: (3, 4, 2, 2), scales and shifts per channel.
@Suite struct ImageNormKernelTests {
  struct Reference: Sendable {
    let groups: Int
    let outputs: TensorSummary
    let inputGradients: TensorSummary
    let scaleGradient: [Double]
  }

  static let scale = [1.5, -0.5, 1, 0.25]
  static let shift = [0.125, 0.25, -0.5, 0]
  static let shiftGradient = [0.5, 0, -0.5, -1]

  static let references = [
    Reference(
      groups: 1,
      outputs: TensorSummary(
        [-2.21195292716, 1.01938939188, -0.827091933289, 2.40425038575],
        last: 0.389492154527,
        checksum: -241.116923407
      ),
      inputGradients: TensorSummary(
        [-1.58382555242, 0.729634147773, -0.856125870218, 1.45733382998],
        last: 0.301593627866,
        checksum: -6.10568206219
      ),
      scaleGradient: [1.80719001449, 1.58568114728, -4.03576167419, 0.0709272223904]
    ),
    Reference(
      groups: 2,
      outputs: TensorSummary(
        [-2.31252449973, 0.937508166577, -0.919653357028, 2.33037930928],
        last: 0.406254083289,
        checksum: -244.045855689
      ),
      inputGradients: TensorSummary(
        [-0.737693283443, 0.452249041548, -0.493026790391, 0.696915534601],
        last: 0.346125564041,
        checksum: 0.722323201493
      ),
      scaleGradient: [2.00522633278, 1.59988431702, -3.86286953994, -0.0646593789568]
    ),
    Reference(
      groups: 4,
      outputs: TensorSummary(
        [-1.84458562625, 0.912834250499, -0.662834250499, 2.09458562625],
        last: 0.328264271041,
        checksum: -59.067982186
      ),
      inputGradients: TensorSummary(
        [0.0543154105567, 0.135840685877, -0.135840685877, -0.0543154105567],
        last: 0.0588598057022,
        checksum: -2.40208417666
      ),
      scaleGradient: [0.967819676133, 1.63772295338, -4.16945441349, 0.187380187309]
    ),
  ]

  /// What a normalisation does to (3, 4, 2, 2), in PyTorch's order.
  private struct Outcome {
    let outputs: [Double]
    let inputGradients: [Double]
    let biasGradient: [Double]
    let scaleGradient: [Double]
    let shiftGradient: [Double]
  }

  private static func inputs() -> Buffer<Double> {
    buffer(transposed(ImageReference.inputs(48), outer: 3, rows: 4, columns: 4))
  }

  private static func gradients() -> Buffer<Double> {
    buffer(transposed(ImageReference.gradients(48), outer: 3, rows: 4, columns: 4))
  }

  private static func channelsFirst(_ buffer: Buffer<Double>) -> [Double] {
    transposed(buffer.values, outer: 3, rows: 4, columns: 4)
  }

  private static func groupNorm(groups: Int, bias: [Double]?, isPerPosition: Bool) -> Outcome {
    let (x, dy, y) = (inputs(), gradients(), Buffer<Double>(count: 48))
    let copies = isPerPosition ? 4 : 1
    let scale = buffer([[Double]](repeating: scale, count: copies).flatMap { $0 })
    let shift = buffer([[Double]](repeating: shift, count: copies).flatMap { $0 })
    let bias = bias.map { buffer($0) }
    let deviations = Buffer<Double>(count: 3 * groups)
    let parameters = (0..<3).map { _ in Buffer<Double>(count: 4 * copies) }
    var job = kernel_group_norm(
      values: x.start,
      bias: bias?.start,
      scale: scale.start,
      shift: shift.start,
      outputs: y.start,
      inverse_deviations: deviations.start,
      epsilon: 1e-5,
      images: 3,
      positions: 4,
      channels: 4,
      groups: groups,
      per_position: isPerPosition,
      activation: kernel_identity
    )
    kernel_run_group_norm(&job, kernel_double)
    var back = kernel_group_norm_backward(
      gradients: dy.start,
      outputs: y.start,
      normalized: x.start,
      scale: scale.start,
      inverse_deviations: deviations.start,
      bias_gradient: parameters[0].start,
      scale_gradient: parameters[1].start,
      shift_gradient: parameters[2].start,
      retaining: 0,
      images: 3,
      positions: 4,
      channels: 4,
      groups: groups,
      per_position: isPerPosition,
      activation: kernel_identity
    )
    kernel_run_group_norm_backward(&back, kernel_double)
    return Outcome(
      outputs: channelsFirst(y),
      inputGradients: channelsFirst(dy),
      biasGradient: parameters[0].values,
      scaleGradient: parameters[1].values,
      shiftGradient: parameters[2].values
    )
  }

  @Test(arguments: references)
  func groupsAreNormalisedAsByTorch(reference: Reference) {
    let outcome = Self.groupNorm(groups: reference.groups, bias: nil, isPerPosition: false)
    reference.outputs.expect(outcome.outputs, within: 1e-10)
    reference.inputGradients.expect(outcome.inputGradients, within: 1e-10)
    expectClose(outcome.scaleGradient, reference.scaleGradient, within: 1e-10)
    expectClose(outcome.shiftGradient, Self.shiftGradient, within: 1e-12)
  }

  @Test(arguments: references)
  func scalesOfPositionsHaveTheirPartOfTheChannelsGradient(reference: Reference) {
    let outcome = Self.groupNorm(groups: reference.groups, bias: nil, isPerPosition: true)
    reference.outputs.expect(outcome.outputs, within: 1e-10)
    reference.inputGradients.expect(outcome.inputGradients, within: 1e-10)
    func perChannel(_ values: [Double]) -> [Double] {
      (0..<4).map { c in stride(from: c, to: 16, by: 4).reduce(0) { $0 + values[$1] } }
    }
    expectClose(perChannel(outcome.scaleGradient), reference.scaleGradient, within: 1e-10)
    expectClose(perChannel(outcome.shiftGradient), Self.shiftGradient, within: 1e-12)
  }

  @Test func oneBiasOfAGroupChangesNothingAndHasNoGradient() {
    let plain = Self.groupNorm(groups: 2, bias: nil, isPerPosition: false)
    let shifted = Self.groupNorm(groups: 2, bias: [3, 3, -7, -7], isPerPosition: false)
    expectClose(shifted.outputs, plain.outputs, within: 1e-13)
    // Only the sum over a group is redundant.
    expectClose(
      [
        shifted.biasGradient[0] + shifted.biasGradient[1],
        shifted.biasGradient[2] + shifted.biasGradient[3],
      ],
      [0, 0],
      within: 1e-13
    )
    #expect(abs(shifted.biasGradient[0]) > 0.01)
  }

  @Test func batchesOfImagesAreNormalisedAsByTorch() {
    let (x, dy, y) = (Self.inputs(), Self.gradients(), Buffer<Double>(count: 48))
    let (scale, shift) = (buffer(Self.scale), buffer(Self.shift))
    let deviations = Buffer<Double>(count: 4)
    let (means, variances) = (buffer([0.0, 0, 0, 0]), buffer([1.0, 1, 1, 1]))
    let parameters = (0..<3).map { _ in Buffer<Double>(count: 4) }
    var job = kernel_batch_norm(
      values: x.start,
      bias: nil,
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
      rows: 12,
      columns: 4,
      group: 0,
      activation: kernel_identity
    )
    kernel_run_batch_norm_images(&job, kernel_double)
    TensorSummary(
      [-1.84040391314, 1.3967319438, -0.453059974453, 2.78407588248],
      last: 0.327567318856,
      checksum: -96.9912911876
    ).expect(Self.channelsFirst(y), within: 1e-10)
    expectClose(means.values, [-0.01875, 0.0166666667, -0.0166666667, 0.01875], within: 1e-9)
    expectClose(
      variances.values,
      [0.971732954545, 0.962878787879, 0.962878787879, 0.971732954545],
      within: 1e-11
    )
    var back = kernel_batch_norm_backward(
      gradients: dy.start,
      outputs: y.start,
      normalized: x.start,
      scale: scale.start,
      inverse_deviations: deviations.start,
      noise_factors: nil,
      bias_gradient: parameters[0].start,
      scale_gradient: parameters[1].start,
      shift_gradient: parameters[2].start,
      retaining: 0,
      rows: 12,
      columns: 4,
      group: 0,
      activation: kernel_identity
    )
    kernel_run_batch_norm_images_backward(&back, kernel_double)
    TensorSummary(
      [-1.52989994698, 0.590960532346, -0.885215729876, 1.23564474945],
      last: -0.136241431601,
      checksum: -25.1542420229
    ).expect(Self.channelsFirst(dy), within: 1e-10)
    expectClose(
      parameters[1].values,
      [1.96540391314, 1.64644961745, -4.39053231321, 0.231223989781],
      within: 1e-10
    )
    expectClose(parameters[2].values, Self.shiftGradient, within: 1e-12)
    #expect(parameters[0].values == [0, 0, 0, 0])
  }

  /// Sums in single precision over all rows would be 100 times worse.
  @Test(arguments: [8, 10, 64, 100], [0, 1000] as [Float])
  func varianceOfManyRowsIsExactToThePrecisionOfItsNumbers(columns: Int, mean: Float) {
    let rows = 12_800
    var generator = MersenneTwister(seed: 5)
    let values = (0..<rows * columns).map { _ in mean + generator.nextUniform(from: -2, to: 2) }
    let (x, y) = (buffer(values), Buffer<Float>(count: rows * columns))
    let deviations = Buffer<Float>(count: columns)
    let (means, variances) = (Buffer<Float>(count: columns), Buffer<Float>(count: columns))
    var job = kernel_batch_norm(
      values: x.start,
      bias: nil,
      scale: nil,
      shift: nil,
      noise_factors: nil,
      noise_addends: nil,
      outputs: y.start,
      inverse_deviations: deviations.start,
      running_means: means.start,
      running_variances: variances.start,
      epsilon: 0,
      momentum: 1,
      rows: rows,
      columns: columns,
      group: 0,
      activation: kernel_identity
    )
    kernel_run_batch_norm_images(&job, kernel_single)
    for column in 0..<columns {
      let own = stride(from: column, to: values.count, by: columns).map { Double(values[$0]) }
      let exact = own.reduce(0, +) / Double(rows)
      let squares = own.reduce(0) { $0 + ($1 - exact) * ($1 - exact) }
      let variance = squares / Double(rows - 1)
      #expect(abs(Double(means.values[column]) - exact) < 1e-7 * max(1, abs(exact)))
      #expect(abs(Double(variances.values[column]) / variance - 1) < 1e-7)
    }
  }

  @Test func momentsOfImagesInTwoPartsAreThoseOfAll() {
    // A column 0, 1, 2 ... 999 and one of 7: by hand, means 499.5 and 7, and (1000^3 - 1000) / 12.
    let values = buffer((0..<1000).flatMap { [Float($0), 7] })
    let (means, squares) = (Buffer<Double>(count: 2), Buffer<Double>(count: 2))
    for (first, rows) in [(0, 301), (301, 699)] {
      var job = kernel_moments(
        values: values.start + 2 * first,
        means: means.start,
        squares: squares.start,
        rows: rows,
        columns: 2,
        count: first
      )
      kernel_run_moments_images(&job, kernel_single)
    }
    expectClose(means.values, [499.5, 7], within: 1e-4)
    expectClose([squares.values[0] / 83_333_250, squares.values[1]], [1, 0], within: 1e-7)
  }
}
