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
}
