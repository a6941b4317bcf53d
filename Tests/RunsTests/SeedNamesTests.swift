import Runs
import Testing

@Suite struct SeedNamesTests {
  /// The digests, by Python's hashlib, are of the text in `RunConfigurationTests` with the seed.
  @Test(arguments: [
    (0, "72a2aa4f88183346e66a44e4751dfd4099a65aec9a92fdead581521f1d2ba367"),
    (1, "e3eb5372dbafc0183d4212a89fb18653ce24a8cffe1fbb28d5de0a5104f26507"),
    (7, "41e2d596589432cc46749c9a0f927cc688f0e224c8537c30a6e41eb68228058e"),
    (UInt64.max, "d025607e2ae6eff13e6e57b7b649a5e98c967fbfeb92a11c90d4996913dda01c"),
  ])
  func theNameOfASeedIsThatOfTheConfigurationWithIt(seed: UInt64, name: String) {
    var configuration = RunConfigurationTests.base
    // The seed of the configuration itself does not matter.
    configuration.seed = 12
    #expect(SeedNames(configuration).id(seed: seed).description == name)
    configuration.seed = seed
    #expect(configuration.id.description == name)
  }

  @Test func namesAreOrderedByTheirDigits() {
    let names = SeedNames(RunConfigurationTests.base)
    #expect(
      [0, 1, 7, UInt64.max].map(names.id).sorted().map { $0.description.prefix(2) }
        == ["41", "72", "d0", "e3"]
    )
  }
}
