import Datasets
import Testing

@Suite struct SyntheticTests {
  @Test func noiseHasTheSizesOfTheNotebook() throws {
    let dataset = try Catalogue(searchFolders: []).dataset("synthetic")
    #expect(dataset.training.count == 10_000)
    #expect(dataset.training.shape.featureCount == 784)
    #expect(dataset.test == nil)
    #expect(dataset.files.isEmpty)
    // The lowest byte of SplitMix64's first number, e220a8397b1dcdaf, first.
    #expect(
      dataset.training.features.bytes?.prefix(8) == [
        0xaf, 0xcd, 0x1d, 0x7b, 0x39, 0xa8, 0x20, 0xe2,
      ]
    )
    // Six standard deviations of a binomial count, √(10000 · 0.1 · 0.9) = 30.
    #expect(dataset.classCounts(of: dataset.training).allSatisfy { abs($0 - 1_000) < 180 })
  }
}
