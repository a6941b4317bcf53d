import CKernels
import Foundation
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
  let inverseDeviation = buffer([0.0, 0])
  let mean = buffer([0.0, 0])
  let variance = buffer([1.0, 1])

  private func normalize(bias: [Double] = [0, 0]) {
    let bias = buffer(bias)
    var job = kernel_batch_norm(
      values: x.start,
      bias: bias.start,
      scale: scale.start,
      shift: shift.start,
      outputs: y.start,
      inverse_deviations: inverseDeviation.start,
      running_means: mean.start,
      running_variances: variance.start,
      epsilon: 1e-5,
      momentum: 0.1,
      rows: 4,
      columns: 2,
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
      bias_gradient: nil,
      scale_gradient: scaleGradient.start,
      shift_gradient: shiftGradient.start,
      retaining: 0,
      rows: 4,
      columns: 2,
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

  @Test func aConstantColumnBecomesTheShift() {
    // Deviations are 0, so x̂ = 0/√ε; nothing divides by the vanished variance.
    x.assign([5, 1, 5, 1, 5, 1, 5, 1])
    normalize()
    #expect(x.values == [Double](repeating: 0, count: 8))
    #expect(y.values == [0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2])
    expectClose(inverseDeviation.values, [316.2277660168, 316.2277660168], within: 1e-9)
  }
}

@Suite struct ActivationKernelTests {
  private func ulps(_ value: Float, _ exact: Double) -> Double {
    abs(Double(value) - exact) / Double(max(abs(Float(exact)), .leastNormalMagnitude).ulp)
  }

  @Test func exponentialsAreWithinTwoUnitsInTheLastPlace() {
    let x = buffer((-87_000...88_000).map { Float($0) / 1000 })
    let y = buffer(x.values)
    kernel_exponentials(y.start, y.count)
    let worst = zip(x.values, y.values).map { ulps($1, exp(Double($0))) }.max() ?? 0
    print("worst exponential: \(worst) units in the last place")
    #expect(worst < 2)
  }

  @Test func exponentialsKeepTheirLimits() {
    let y = buffer([0, 88.7, 89, .infinity, -104, -.infinity, .nan] as [Float])
    kernel_exponentials(y.start, y.count)
    #expect(y.values[0] == 1)
    // Python: math.exp(float(numpy.float32(88.7))).
    #expect(abs(y.values[1] / 3.32597683e+38 - 1) < 1e-6)
    #expect(y.values[2...5].elementsEqual([.infinity, .infinity, 0, 0]))
    #expect(y.values[6].isNaN)
  }

  @Test func hyperbolicTangentsAreWithinThreeUnitsInTheLastPlace() {
    let x = buffer((-20_000...20_000).map { Float($0) / 1000 } + [1e-10, -1e-5, 1e30, -1e30])
    let y = buffer(x.values)
    kernel_hyperbolic_tangents(y.start, y.count)
    let worst = zip(x.values, y.values).map { ulps($1, tanh(Double($0))) }.max() ?? 0
    print("worst hyperbolic tangent: \(worst) units in the last place")
    #expect(worst < 3)
  }

  @Test func aNaNStaysOneThroughEveryActivation() {
    for activation in [kernel_identity, kernel_relu, kernel_sigmoid, kernel_tanh] {
      let x = buffer([Float.nan, 1])
      var job = kernel_activate(
        inputs: x.start,
        bias: nil,
        outputs: x.start,
        rows: 1,
        columns: 2,
        activation: activation
      )
      kernel_run_activate(&job, kernel_single)
      #expect(x.values[0].isNaN && x.values[1].isFinite)
    }
  }
}

@Suite struct DropoutKernelTests {
  /// The known answers for philox4x32 with 10 rounds.
  ///
  /// Random123, kat_vectors (Salmon et al. 2011).
  static let known: [(counter: [UInt32], key: [UInt32], words: [UInt32])] = [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      [.max, .max, .max, .max], [.max, .max],
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]

  @Test(arguments: known)
  func randomWordsAreThoseOfPhilox(counter: [UInt32], key: [UInt32], words: [UInt32]) {
    var result = [UInt32](repeating: 0, count: 4)
    kernel_philox(counter, key, &result)
    #expect(result == words)
  }

  private func factors(step: UInt64 = 1, stream: UInt32 = 0, probability: Double = 0.3) -> [Float] {
    let ones = buffer([Float](repeating: 1, count: 100_000))
    let mask = buffer(ones.values)
    var job = kernel_dropout(
      inputs: ones.start,
      mask: mask.start,
      outputs: ones.start,
      probability: probability,
      seed: 7,
      step: step,
      stream: stream,
      count: 100_000
    )
    kernel_run_dropout(&job, kernel_single)
    #expect(ones.values == mask.values)
    return mask.values
  }

  @Test func itDropsTheShareAndScalesTheRest() {
    let factors = factors()
    // 30,000 expected, with a standard deviation of 145: five of them.
    let dropped = factors.count { $0 == 0 }
    #expect(abs(dropped - 30_000) < 725)
    #expect(Set(factors) == [0, 1 / 0.7])
  }

  @Test func stepsAndLayersDrawTheirOwn() {
    let agreement = { (a: [Float], b: [Float]) in zip(a, b).count { $0 == $1 } }
    // Independent masks agree in 0.3² + 0.7² = 58 % of the places, with a standard deviation of 156.
    #expect(abs(agreement(factors(), factors(step: 2)) - 58_000) < 780)
    #expect(abs(agreement(factors(), factors(stream: 1)) - 58_000) < 780)
    #expect(factors() == factors())
  }
}
