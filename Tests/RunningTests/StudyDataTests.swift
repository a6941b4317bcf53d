import Experiments
import Foundation
import Models
import Running
import Runs
import TestSupport
import Testing
import Training

@Suite struct StudyDataTests {
  /// Made once for all tests: 10,000 images take a second without optimisation.
  private static let synthetic = Result { try StudyData.load("synthetic", searching: []) }
  private let data: StudyData

  init() throws { data = try Self.synthetic.get() }

  private func parts(_ change: (inout DataConfiguration) -> Void = { _ in }) -> StudyData.Parts {
    var configuration = DataConfiguration(
      digest: data.summary.digest,
      trainingCount: 9_000,
      validationCount: 1_000,
      splitSeed: 42,
      normalization: .symmetric
    )
    change(&configuration)
    return data.examples(for: configuration)
  }

  @Test func randomLabelsAreUniformAndNotThoseOfTheData() {
    let given = parts().training
    let random = parts { $0.labels = .random }.training
    for label in 0..<10 as Range<UInt8> {
      // 1,000 expected of 10,000, with a standard deviation of 30: five of them.
      #expect(abs(random.labels.count { $0 == label } - 1_000) < 150)
    }
    // Independent labels agree in a tenth of the places.
    #expect(abs(zip(given.labels, random.labels).count { $0 == $1 } - 1_000) < 150)
    // The data set is the same as before for the next run.
    #expect(parts().training.labels == given.labels)
  }

  @Test func randomLabelsBelongToTheirImages() {
    let all = parts { $0.labels = .random }
    let few = parts { ($0.labels, $0.trainingCount) = (.random, 100) }
    #expect(few.training.labels == all.training.labels)
    #expect(few.validation.labels == all.training.labels)
    // The images that train and validate are those that they were.
    #expect(all.training.rows == parts().training.rows)
    #expect(all.validation.rows == parts().validation.rows)
  }

  @Test func theColumnsOfATableHaveTheRangeOfPixels() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("mine.csv")
      let rows = (0..<50).map { "\($0 * 3 - 20),\($0 % 7),\($0 % 2 == 0 ? "a" : "b")" }
      try Data((["x,y,label"] + rows).joined(separator: "\n").utf8).write(to: file)
      let data = try StudyData.load(file.path, searching: [])
      #expect(data.summary.shape == [2])
      #expect(data.summary.isTable)
      // One in five of each class tests; of the other 40, one in ten validates.
      #expect(data.summary.trainingCounts == [18, 18])
      #expect(data.summary.validationCounts == [2, 2])
      #expect(data.summary.testCounts == [5, 5])
      var configuration = DataConfiguration(
        digest: data.summary.digest,
        trainingCount: 36,
        validationCount: 4,
        splitSeed: 42,
        normalization: .symmetric
      )
      for (normalization, range) in [
        (DataConfiguration.FeatureScaling.symmetric, Float(-1)...1), (.unit, 0...1),
      ] {
        configuration.normalization = normalization
        let training = data.examples(for: configuration).training
        guard case .numbers(let numbers) = training.values else {
          Issue.record("A table has numbers.")
          return
        }
        let features = numbers.map { $0 * training.scale + training.offset }
        #expect(features.min() == range.lowerBound)
        #expect(features.max() == range.upperBound)
      }
    }
  }

  @Test func anotherSplitDrawsOtherLabels() {
    let one = parts { $0.labels = .random }
    let other = parts { ($0.labels, $0.splitSeed) = (.random, 43) }
    #expect(one.training.labels != other.training.labels)
  }

  @Test func featuresAreScaledAfterTheirNormalization() {
    let step: Float = 2 / 255
    let scaled = parts { $0.featureScale = 0.5 }
    for examples in [scaled.training, scaled.validation] {
      // Half of 2/255 and of -1, which is exact.
      #expect(examples.scale == step / 2)
      #expect(examples.offset == -0.5)
    }
    let unit = parts { ($0.normalization, $0.featureScale) = (.unit, 3) }.training
    #expect(unit.scale == step / 2 * 3)
    #expect(unit.offset == 0)
    #expect(parts().training.scale == step)
    #expect(parts().training.offset == -1)
  }
}
