import Models
import Runs
import Testing

@testable import Measures

@Suite struct MeasureWordsTests {
  @Test func aMeasureHasAnAxisTitleWithItsUnit() {
    #expect(Measure.accuracy(.test, .running).words == "Test accuracy")
    #expect(Measure.loss(.train, .running).words == "Training loss (nats)")
    #expect(
      Measure.stepsToAccuracy(0.88).words == "Updates to 88\u{A0}% validation accuracy"
    )
    #expect(
      Measure.epochsToAccuracy(0.975).words == "Epochs to 97.5\u{A0}% validation accuracy"
    )
    #expect(
      Measure.gapAtTrainingLoss(0.3).words
        == "Validation loss minus training loss at a training loss of 0.3 (nats)"
    )
    #expect(
      Measure.probe(.jitter, ProbeReading()).words == "Jitter of normalised values (RMS)"
    )
    #expect(
      Measure.relativeToTheory(.jitter, ProbeReading()).words
        == "Jitter of normalised values (RMS), relative to theory"
    )
  }

  @Test func noTwoQuantitiesHaveTheSameWords() {
    #expect(Set(ProbeQuantity.allCases.map(\.words)).count == ProbeQuantity.allCases.count)
  }

  @Test func theOptionsOfAMeasureAreItsDetails() {
    #expect(Measure.accuracy(.test, .running).details == nil)
    #expect(Measure.loss(.test, .batch).details == "with the statistics of each batch")
    #expect(
      Measure.probe(.jitter, ProbeReading(layer: .at(2), step: .at(10))).details
        == "layer 2, after 10 updates"
    )
    #expect(
      Measure.probe(.smoothness, ProbeReading(layer: .at(2), step: .largest)).details
        == "largest over updates"
    )
    #expect(Measure.gradientSlope(step: .at(0)).details == "before training")
  }

  @Test func sharesAreComparedByPointsAndWhatCanBeNegativeByDifference() {
    #expect(Measure.probe(.nearestMeanAccuracy, ProbeReading()).usualScale == .points)
    #expect(Measure.probe(.shiftCosine, ProbeReading()).usualScale == .difference)
    #expect(Measure.probe(.jitter, ProbeReading()).usualScale == .ratio)
  }
}
