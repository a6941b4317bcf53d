import Models
import Testing
import Training

/// Expectations: numpy in double precision.
@Suite struct LossKernelTests {
  private func evaluate(
    _ logits: [Double],
    _ labels: [UInt8],
    classes: Int,
    loss: Loss = .crossEntropy
  ) -> (Evaluation, [Double]) {
    let z = buffer(logits)
    let gradients = buffer([Double](repeating: 0, count: logits.count))
    let powers = buffer([Double](repeating: 0, count: classes))
    let y = buffer(labels)
    let evaluation = LossKernel.evaluate(
      z.start,
      labels: y.start,
      rows: labels.count,
      classes: classes,
      loss: loss,
      gradients: gradients.start,
      powers: powers.start
    )
    return (evaluation, gradients.values)
  }

  @Test func lossAndGradientAreThoseOfTheLogSoftmax() {
    let (evaluation, gradients) = evaluate([2, 1, 0.1, 0.5, 2.5, -1], [0, 2], classes: 3)
    expectClose([evaluation.loss], [2.0351041117], within: 1e-9)
    expectClose([evaluation.lossSum], [0.4170300163 + 3.6531782071], within: 1e-9)
    #expect(evaluation.correctCount == 1)
    expectClose(
      gradients,
      [-0.1704994306, 0.1212164854, 0.0492829452, 0.0580572673, 0.4289884053, -0.4870456727],
      within: 1e-9
    )
  }

  @Test func hugeLogitsDoNotOverflow() {
    // exp(1000) overflows; the loss of the wrong class is the difference of the logits.
    let (evaluation, gradients) = evaluate([1000, 0], [1], classes: 2)
    #expect(evaluation.lossSum == 1000)
    #expect(gradients == [1, -1])
  }

  @Test func theFirstOfEqualLogitsCounts() {
    #expect(evaluate([1, 1, 1], [0], classes: 3).0.correctCount == 1)
    #expect(evaluate([1, 1, 1], [1], classes: 3).0.correctCount == 0)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aLogitThatIsNotFiniteShowsInTheLoss(value: Double) {
    let (evaluation, _) = evaluate([value, 0], [0], classes: 2)
    #expect(!evaluation.lossSum.isFinite)
    #expect(evaluation.correctCount == 0)
  }

  @Test func uniformLogitsCostTheLogarithmOfTheClasses() {
    // ln 10
    expectClose(
      [evaluate([Double](repeating: 3, count: 10), [4], classes: 10).0.loss],
      [2.302585093],
      within: 1e-9
    )
  }

  @Test func theSoftmaxOfASoftmaxNeverCostsLittle() {
    // science: mean of the two rows above 1.1410058646, by numpy.
    expectClose(
      [
        evaluate([2, 1, 0.1, 0.5, 2.5, -1], [0, 2], classes: 3, loss: .crossEntropyOfSoftmax).0.loss
      ],
      [1.1410058646],
      within: 1e-9
    )
    // Ten classes, sure and right, or sure and wrong: ln(1 + 9/e) and ln(e + 9), and next to no gradient.
    var sure = [Double](repeating: 0, count: 10)
    sure[3] = 1000
    let right = evaluate(sure, [3], classes: 10, loss: .crossEntropyOfSoftmax)
    let wrong = evaluate(sure, [4], classes: 10, loss: .crossEntropyOfSoftmax)
    expectClose([right.0.loss, wrong.0.loss], [1.4611501717, 2.4611501717], within: 1e-9)
    expectClose(wrong.1, [Double](repeating: 0, count: 10), within: 1e-15)
  }
}
