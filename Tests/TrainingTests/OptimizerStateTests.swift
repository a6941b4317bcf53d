import Testing
import Training

/// Expectations: numpy in double precision by PyTorch's update rules.
@Suite struct OptimizerStateTests {
  @Test func momentumStartsAtTheFirstGradient() {
    let state = OptimizerState<Double>(.sgd(learningRate: 0.1, momentum: 0.9), parameterCount: 1)
    let w = buffer([1.0])
    let velocity = buffer([0.0])
    var path: [Double] = []
    for (step, g) in [0.5, -0.2, 0.3].enumerated() {
      // A weight decay of 0.01, added to the gradient, is in the expected numbers.
      velocity.assign([state.retention * velocity.values[0] + g + 0.01 * w.values[0]])
      state.update(w.start, along: velocity.start, 0..<1, step: step + 1)
      path += w.values
    }
    expectClose(path, [0.949, 0.922151, 0.867064749], within: 1e-12)
  }

  @Test func adamCorrectsTheBiasOfItsMoments() {
    let state = OptimizerState<Double>(.adam(learningRate: 0.001), parameterCount: 1)
    let w = buffer([1.0])
    var path: [Double] = []
    for (step, g) in [0.5, -0.2, 0.3].enumerated() {
      let gradient = buffer([g])
      state.update(w.start, along: gradient.start, 0..<1, step: step + 1)
      path += w.values
    }
    expectClose(path, [0.99900000002, 0.9986543941811651, 0.9981099538368116], within: 1e-14)
    #expect(state.retention == 0)
  }
}
