import CKernels
import Foundation
import Models
import Testing
import Training

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
