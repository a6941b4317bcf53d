import Experiments
import Runs
import Testing

@testable import Reporting

@Suite struct EffectUnitTests {
  @Test(
    arguments: [
      (Endpoint(.stepsToAccuracy(0.8)), "ratio"),
      (Endpoint(.accuracy(.test, .running)), "percentage points"),
      (Endpoint(.accuracy(.test, .running), summary: .range), "percentage points"),
      (
        Endpoint(.accuracy(.test, .running), summary: .slopePerDoubling),
        "percentage points per doubling"
      ),
      (Endpoint(.lossRoughness, summary: .slopePerDoubling), "ln per doubling"),
      (Endpoint(.loss(.test, .running), summary: .slopePerDoubling), "nats per doubling"),
      (Endpoint(.loss(.validation, .running)), "nats"),
      (Endpoint(.gapAtTrainingLoss(0.1)), "nats"),
      (Endpoint(.accuracy(.test, .running), summary: .decadesWithin(0.02)), "decades"),
      (Endpoint(.trains, summary: .largestTrainedLevel), "ratio"),
      (Endpoint(.gradientSlope(step: .first)), "ln per layer"),
      (Endpoint(.trains), "1"),
    ] as [(Endpoint, String)]
  )
  func theUsualScaleHasAUnit(endpoint: Endpoint, name: String) {
    #expect(EffectUnit(endpoint.usualScale, of: endpoint).name == name)
  }

  @Test func aScaleOfTheClaimOverridesTheUsualOne() {
    #expect(EffectUnit(.difference, of: Endpoint(.stepsToAccuracy(0.8))).name == "updates")
    #expect(EffectUnit(.ratio, of: Endpoint(.accuracy(.test, .running))) == .ratio)
    #expect(EffectUnit(.difference, of: Endpoint(.accuracy(.test, .running))).name == "share")
  }

  @Test func numbersAreShownWithTheirUnit() {
    #expect(EffectUnit.ratio.text(1.923) == "1.92×")
    #expect(EffectUnit.points.text(-0.53) == "−0.53 points")
    #expect(EffectUnit.pointsPerDoubling.text(0.1) == "+0.10 points per doubling")
    #expect(EffectUnit.logPerDoubling.text(-0.346) == "−0.346 ln per doubling")
    #expect(EffectUnit.decades.text(1.5) == "+1.50 decades")
    #expect(EffectUnit.plain("nats").text(0.012) == "+0.012 nats")
    #expect(EffectUnit.plain("updates").text(1234) == "+1234 updates")
    #expect(EffectUnit.plain("").text(0.000012) == "+1.20e−5")
    #expect(EffectUnit.shareOfRuns.text(0.9) == "90.0\u{A0}%")
  }

  @Test func anEffectOnTheComparedScaleBecomesANumberInItsUnit() {
    #expect(EffectUnit.points.number(0.005) == 0.5)
    #expect(EffectUnit.pointsPerDoubling.number(0.01) == 1)
    #expect(EffectUnit.ratio.number(0) == 1)
    #expect(EffectUnit.decades.number(2) == 2)
  }
}
