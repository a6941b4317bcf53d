import CKernels
import Models
import Testing
import Training

/// The loops of batch normalisation by themselves.
///
/// Expectations: numpy in double precision by the formulas of Ioffe and Szegedy, checked there by
/// finite differences (5.6e-10) and against PyTorch's conventions.
@Suite struct BatchNormKernelTests {
  let x = buffer([1, 2, 3, -1, 2, 0.5, 6, 4])
  let y = buffer([Double](repeating: 0, count: 8))
  let scale = buffer([1.5, -0.5])
  let shift = buffer([0.1, 0.2])
  let inverseDeviation = buffer([0.0, 0, 0, 0])
  let mean = buffer([0.0, 0])
  let variance = buffer([1.0, 1])

  private func normalize(bias: [Double] = [0, 0], group: Int = 0) {
    let bias = buffer(bias)
    var job = kernel_batch_norm(
      values: x.start,
      bias: bias.start,
      scale: scale.start,
      shift: shift.start,
      noise_factors: nil,
      noise_addends: nil,
      outputs: y.start,
      inverse_deviations: inverseDeviation.start,
      running_means: mean.start,
      running_variances: variance.start,
      epsilon: 1e-5,
      momentum: 0.1,
      rows: 4,
      columns: 2,
      group: group,
      activation: kernel_identity
    )
    kernel_run_batch_norm(&job, kernel_double)
  }

  @Test func trainingNormalizesWithTheBiasedVariance() {
    normalize()
    expectClose(
      y.values,
      [
        -1.5035651607, 0.0310659022, 0.1, 0.8419495715, -0.7017825803, 0.4365077369, 2.5053477410,
        -0.5095232106,
      ],
      within: 1e-9
    )
  }

  @Test func theRunningVarianceIsUnbiased() {
    normalize()
    expectClose(mean.values, [0.3, 0.1375], within: 1e-12)
    expectClose(variance.values, [1.3666666667, 1.35625], within: 1e-9)
  }

  @Test func aBiasMovesOnlyTheRunningMean() {
    normalize(bias: [10, -10])
    expectClose(mean.values, [1.3, -0.8625], within: 1e-12)
    expectClose(variance.values, [1.3666666667, 1.35625], within: 1e-9)
  }

  @Test func gradientsAreThoseOfThePaper() {
    normalize()
    let gradient = buffer([0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8])
    let scaleGradient = buffer([0.0, 0])
    let shiftGradient = buffer([0.0, 0])
    var job = kernel_batch_norm_backward(
      gradients: gradient.start,
      outputs: y.start,
      normalized: x.start,
      scale: scale.start,
      inverse_deviations: inverseDeviation.start,
      noise_factors: nil,
      bias_gradient: nil,
      scale_gradient: scaleGradient.start,
      shift_gradient: shiftGradient.start,
      retaining: 0,
      rows: 4,
      columns: 2,
      group: 0,
      activation: kernel_identity
    )
    kernel_run_batch_norm_backward(&job, kernel_double)
    expectClose(scaleGradient.values, [1.2828521285, -2.0001797174], within: 1e-9)
    expectClose(shiftGradient.values, [0.6, 0], within: 1e-12)
    expectClose(
      gradient.values,
      [
        0.2348069703, 0.0083928411, 0.1202673871, 0.0654132440, -0.3837106276, -0.0982442356,
        0.0286362703, 0.0244381505,
      ],
      within: 1e-9
    )
  }

  @Test func inferenceUsesTheRunningEstimates() {
    let original = buffer(x.values)
    normalize()
    let bias = buffer([0.0, 0])
    var job = kernel_batch_norm_inference(
      inputs: original.start,
      bias: bias.start,
      scale: scale.start,
      shift: shift.start,
      running_means: mean.start,
      running_variances: variance.start,
      outputs: original.start,
      epsilon: 1e-5,
      rows: 4,
      columns: 2,
      activation: kernel_identity
    )
    kernel_run_batch_norm_inference(&job, kernel_double)
    expectClose(
      original.values,
      [
        0.9981655829, -0.5996405498, 3.5643529628, 0.6883710740, 2.2812592729, 0.0443652621,
        7.4136340320, -1.4583149656,
      ],
      within: 1e-9
    )
  }

  @Test func groupsHaveTheirOwnStatistics() {
    normalize(group: 2)
    // Of two values the deviations are half their difference: x̂ is ±d/√(d² + ε), d = 1, 1.5, 2, 1.75.
    let expected = [1, 1.5, 2, 1.75].map { (d: Double) in d / (d * d + 1e-5).squareRoot() }
    expectClose(
      x.values,
      [
        -expected[0], expected[1], expected[0], -expected[1], -expected[2], -expected[3],
        expected[2], expected[3],
      ],
      within: 1e-12
    )
    expectClose(
      inverseDeviation.values,
      [1, 1.5, 2, 1.75].map { (d: Double) in 1 / (d * d + 1e-5).squareRoot() },
      within: 1e-12
    )
  }

  @Test func groupsMoveTheRunningEstimatesOnceByTheirMean() {
    normalize(bias: [10, -10], group: 2)
    // Means 2 and 4, 0.5 and 2.25; unbiased variances 2 and 8, 4.5 and 6.125: a tenth of the mean of each.
    expectClose(mean.values, [1.3, -0.8625], within: 1e-12)
    expectClose(variance.values, [1.4, 1.43125], within: 1e-12)
  }

  @Test func aSingleRowThatIsLeftJoinsItsGroup() {
    let original = x.values
    normalize(group: 3)
    let joined = y.values
    x.assign(original)
    normalize()
    #expect(y.values == joined)
  }

  @Test func aConstantColumnBecomesTheShift() {
    // Deviations are 0, so x̂ = 0/√ε; nothing divides by the vanished variance.
    x.assign([5, 1, 5, 1, 5, 1, 5, 1])
    normalize()
    #expect(x.values == [Double](repeating: 0, count: 8))
    #expect(y.values == [0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2])
    expectClose(inverseDeviation.values, [316.2277660168, 316.2277660168, 0, 0], within: 1e-9)
  }
}
