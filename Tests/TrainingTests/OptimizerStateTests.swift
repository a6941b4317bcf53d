import Models
import Testing
import Training

/// One parameter that starts at 1 and has the gradients 0.5, -0.2 and 0.3.
///
/// Expectations: numpy in double precision by PyTorch's update rules; FixtureTests compare with PyTorch itself.
@Suite struct OptimizerStateTests {
  private func path(_ optimizer: Optimizer) -> [Double] {
    let state = OptimizerState<Double>(optimizer, parameterCount: 1)
    let w = buffer([1.0])
    let gradient = buffer([0.0])
    return [0.5, -0.2, 0.3].enumerated().map { step, g in
      // What a backward pass does: the old gradients are retained as far as the rule wants it.
      gradient.assign([state.retention * gradient.values[0] + g])
      state.update(w.start, along: gradient.start, 0..<1, step: step + 1)
      return w.values[0]
    }
  }

  @Test func momentumAndWeightDecayAreTorchs() {
    expectClose(
      path(.sgd(learningRate: 0.1, momentum: 0.9, weightDecay: 0.01)),
      [0.949, 0.922151, 0.867064749],
      within: 1e-12
    )
  }

  @Test func withoutMomentumAStepIsTheGradient() {
    // By hand: 1 - 0.05, + 0.02, - 0.03.
    expectClose(path(.sgd(learningRate: 0.1, momentum: 0)), [0.95, 0.97, 0.94], within: 1e-15)
  }

  @Test func nesterovLooksAhead() {
    // By hand: v = 0.5, 0.25, 0.525; steps 0.1 (g + 0.9 v) = 0.095, 0.0025, 0.07725.
    expectClose(
      path(.sgd(learningRate: 0.1, momentum: 0.9, isNesterov: true)),
      [0.905, 0.9025, 0.82525],
      within: 1e-12
    )
  }

  @Test func adamCorrectsTheBiasOfItsMoments() {
    expectClose(
      path(.adam(learningRate: 0.001)),
      [0.99900000002, 0.9986543941811651, 0.9981099538368116],
      within: 1e-14
    )
  }

  @Test func decoupledDecayShrinksTheParameterFirst() {
    // By hand, first step: 1 (1 - 0.001 · 0.01) - 0.001 · 0.5/(0.5 + 1e-8).
    let first = path(.adamW(learningRate: 0.001))[0]
    expectClose([first], [0.99999 - 0.00099999998], within: 1e-14)
    let plain = path(.adamW(learningRate: 0.001, weightDecay: 0))
    expectClose(plain, path(.adam(learningRate: 0.001)), within: 1e-15)
  }
}
