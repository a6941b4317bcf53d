import Datasets
import Testing

@Suite struct SplitTests {
  /// 60, 30 and 10 images of three classes, mixed.
  let labels = (0..<100).map { UInt8($0 % 10 < 6 ? 0 : $0 % 10 < 9 ? 1 : 2) }

  private func counts(_ rows: [Int32]) -> [Int] {
    var counts = [0, 0, 0]
    for row in rows { counts[Int(labels[Int(row)])] += 1 }
    return counts
  }

  @Test func eachPartHasTheProportionsOfTheWhole() {
    let split = Split(stratifying: labels, classCount: 3, validationFraction: 0.2, seed: 1)
    #expect(counts(split.validation) == [12, 6, 2])
    #expect(counts(split.training) == [48, 24, 8])
  }

  @Test func thePartsAreDisjointAscendingAndComplete() {
    let split = Split(stratifying: labels, classCount: 3, validationCount: 17, seed: 1)
    #expect(split.validation.count == 17)
    #expect(split.training == split.training.sorted())
    #expect(split.validation == split.validation.sorted())
    #expect((split.training + split.validation).sorted() == (0..<100).map { Int32($0) })
  }

  @Test func whatRoundingLeavesGoesToTheLargestFractions() {
    // 17 of 100: 10.2, 5.1 and 1.7 images; the one left goes to the last class.
    let split = Split(stratifying: labels, classCount: 3, validationCount: 17, seed: 1)
    #expect(counts(split.validation) == [10, 5, 2])
  }

  @Test func aSmallerTrainingSetValidatesOnTheSameImages() {
    let whole = Split(stratifying: labels, classCount: 3, validationCount: 20, seed: 1)
    let part = Split(
      stratifying: labels,
      classCount: 3,
      trainingCount: 40,
      validationCount: 20,
      seed: 1
    )
    #expect(part.validation == whole.validation)
    #expect(counts(part.training) == [24, 12, 4])
    #expect(Set(part.training).isSubset(of: whole.training))
  }

  @Test func theSeedDecides() {
    let first = Split(stratifying: labels, classCount: 3, validationCount: 20, seed: 1)
    #expect(first == Split(stratifying: labels, classCount: 3, validationCount: 20, seed: 1))
    #expect(first != Split(stratifying: labels, classCount: 3, validationCount: 20, seed: 2))
  }

  @Test func theSplitOfASeedNeverChanges() {
    // The documented algorithm in ten lines of Python; published reports depend on it.
    let split = Split(
      stratifying: [0, 0, 0, 0, 1, 1, 1, 1],
      classCount: 2,
      validationCount: 4,
      seed: 42
    )
    #expect(split.validation == [0, 2, 6, 7])
  }

  @Test func everythingMayValidateOrNothing() {
    #expect(Split(stratifying: labels, classCount: 3, validationCount: 100, seed: 1).training == [])
    #expect(Split(stratifying: labels, classCount: 3, validationCount: 0, seed: 1).validation == [])
    #expect(Split(stratifying: [], classCount: 3, validationCount: 0, seed: 1).training == [])
  }

  @Test func aClassWithoutImagesIsPassedOver() {
    let split = Split(stratifying: [2, 2, 0, 0], classCount: 4, validationCount: 2, seed: 1)
    #expect(split.validation.count == 2)
  }

  @Test func everyClassIsInBothPartsWhereItCanBe() {
    // 96, 2 and 2 images: a tenth of two is 0.2, and proportions give all ten places to the first class.
    let labels = (0..<100).map { UInt8($0 < 96 ? 0 : $0 < 98 ? 1 : 2) }
    let plain = Split(stratifying: labels, classCount: 3, validationCount: 10, seed: 1)
    #expect(plain.validation.allSatisfy { $0 < 96 })
    let fair = Split(stratifying: labels, classCount: 3, validationFraction: 0.1, seed: 1)
    #expect(fair.hasEveryClass)
    #expect(fair.validation.count == 10)
    #expect(fair.validation.count { $0 >= 98 } == 1)
    #expect(fair.training.count { $0 >= 98 } == 1)
    // Six of 60 images are less than one of ten classes.
    let few = Split(
      stratifying: (0..<60).map { UInt8($0 % 10) },
      classCount: 10,
      validationFraction: 0.1,
      seed: 1
    )
    #expect(few.validation.count == 10)
    #expect(Set(few.validation.map { $0 % 10 }).count == 10)
    // Proportions that leave out nobody are left as they are.
    #expect(
      !Split(stratifying: self.labels, classCount: 3, validationFraction: 0.2, seed: 1)
        .hasEveryClass
    )
  }

  @Test(arguments: [
    ([5, 5], 8, 2, [4, 4], [1, 1]), ([20, 1], 18, 3, [17, 1], [3, 0]),
    ([3, 3, 3], 3, 3, [1, 1, 1], [1, 1, 1]), ([9, 1, 1], 2, 1, [1, 1, 0], [1, 0, 0]),
    ([0, 10], 9, 1, [0, 9], [0, 1]), ([2, 2, 96], 90, 2, [1, 2, 87], [1, 0, 1]),
  ])
  func onePlaceIsTakenFromTheClassThatHasMost(
    sizes: [Int],
    training: Int,
    validation: Int,
    trained: [Int],
    validated: [Int]
  ) {
    let parts = Split.counts(
      sizes: sizes,
      training: training,
      validation: validation,
      everyClass: true
    )
    #expect(parts.training == trained)
    #expect(parts.validation == validated)
    #expect(parts.training.reduce(0, +) == training)
    #expect(parts.validation.reduce(0, +) == validation)
  }
}
