import Testing
import Training

/// Expectations: numpy in double precision by the formulas of Ioffe and Szegedy, checked there by
/// finite differences (5.6e-10) and against PyTorch's conventions.
@Suite struct BatchNormKernelTests {
  let kernel = BatchNormKernel<Double>(options: BatchNormOptions(), columns: 2)
  let x = buffer([1, 2, 3, -1, 2, 0.5, 6, 4])
  let inverseDeviation = buffer([0.0, 0])
  let mean = buffer([0.0, 0])
  let variance = buffer([1.0, 1])

  private func normalize(bias: [Double] = [0, 0]) {
    let bias = buffer(bias)
    kernel.normalize(
      x.start,
      bias: bias.start,
      rows: 4,
      columns: 2,
      inverseDeviation: inverseDeviation.start,
      runningMean: mean.start,
      runningVariance: variance.start
    )
  }

  @Test func trainingNormalizesWithTheBiasedVariance() {
    normalize()
    // y = 1.5 x̂ + 0.1 and −0.5 x̂ + 0.2.
    let y = x.values.enumerated().map {
      $0.offset % 2 == 0 ? 1.5 * $0.element + 0.1 : -0.5 * $0.element + 0.2
    }
    expectClose(
      y,
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
    let scale = buffer([1.5, -0.5])
    let scaleGradient = buffer([0.0, 0])
    let shiftGradient = buffer([0.0, 0])
    kernel.backward(
      gradient.start,
      through: x.start,
      scale: scale.start,
      inverseDeviation: inverseDeviation.start,
      scaleGradient: scaleGradient.start,
      shiftGradient: shiftGradient.start,
      retaining: 0,
      rows: 4,
      columns: 2
    )
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
    let original = x.values
    normalize()
    let (bias, scale, shift) = (buffer([0.0, 0]), buffer([1.5, -0.5]), buffer([0.1, 0.2]))
    let folded = kernel.folded(
      bias: bias.start,
      scale: scale.start,
      shift: shift.start,
      runningMean: mean.start,
      runningVariance: variance.start,
      columns: 2
    )
    let y = original.enumerated().map {
      folded.scale[$0.offset % 2] * $0.element + folded.shift[$0.offset % 2]
    }
    expectClose(
      y,
      [
        0.9981655829, -0.5996405498, 3.5643529628, 0.6883710740, 2.2812592729, 0.0443652621,
        7.4136340320, -1.4583149656,
      ],
      within: 1e-9
    )
  }

  @Test func aConstantColumnBecomesZero() {
    // Deviations are 0, so x̂ = 0/√ε; nothing divides by the vanished variance.
    x.assign([5, 1, 5, 1, 5, 1, 5, 1])
    normalize()
    #expect(x.values == [Double](repeating: 0, count: 8))
    expectClose(inverseDeviation.values, [316.2277660168, 316.2277660168], within: 1e-9)
  }
}
