import Foundation
import Models
import Testing
import Training

@Suite struct BatchNormUnitTests {
  /// By hand: mean 10, variance 25, ε left out; the first gradient is 2/(4·5)·(4 − 1 − 1.96) = 0.104.
  @Test func fourNumbersComeOutAsByHand() {
    let outcome = BatchNormUnit(scale: 2, shift: 1).run([3, 9, 11, 17], gradients: [1, 0, 0, 0])
    let close = { (numbers: [Float], expected: [Double]) in
      expectClose(numbers.map(Double.init), expected, within: 2e-6)
    }
    close(outcome.normalized, [-1.4, -0.2, 0.2, 1.4])
    close(outcome.outputs, [-1.8, 0.6, 1.4, 3.8])
    close(outcome.inputGradients, [0.104, -0.128, -0.072, 0.096])
    close([outcome.scaleGradient, outcome.shiftGradient], [-1.4, 1])
    // The unbiased variance is 100/3: 0.9 + 0.1 · 100/3.
    close([outcome.runningMean, outcome.runningVariance], [1, 0.9 + 10 / 3.0])
    // 2 (11 − 1)/√(4.2333 + 0.00001) + 1.
    close([outcome.inferredOutputs[2]], [10.720493])
  }

  @Test func theListingOfTheReportComputesWhatTheEngineDoes() {
    let values: [Float] = [0.5, -1.25, 3, 2.75, -0.5, 8]
    let gradients: [Float] = [0.25, -1, 0.5, 2, -0.125, 0.75]
    let outcome = BatchNormUnit(scale: -1.5, shift: 0.25).run(values, gradients: gradients)
    var listing = BatchNorm()
    (listing.scale, listing.shift) = (-1.5, 0.25)
    let outputs = listing.forward(values.map(Double.init))
    let back = listing.backward(gradients.map(Double.init))
    let pairs: [([Float], [Double])] = [
      (outcome.outputs, outputs), (outcome.inputGradients, back.z),
      ([outcome.scaleGradient, outcome.shiftGradient], [back.scale, back.shift]),
      (
        [outcome.runningMean, outcome.runningVariance],
        [listing.runningMean, listing.runningVariance]
      ),
      (outcome.inferredOutputs, listing.inference(values.map(Double.init))),
    ]
    for (engine, expected) in pairs {
      // Single precision.
      expectClose(engine.map(Double.init), expected, within: 2e-6)
    }
  }

  @Test func theReportPrintsTheListingThatIsTested() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let listing = try String(
      contentsOf: tests.appending(path: "BatchNormListing.swift"),
      encoding: .utf8
    ).split(separator: "\n", maxSplits: 1)[1]
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
    let template = try String(
      contentsOf: root.appending(path: "Templates/batchnorm/template.md"),
      encoding: .utf8
    )
    #expect(template.contains("```swift\n\(listing)```\n"))
  }
}
