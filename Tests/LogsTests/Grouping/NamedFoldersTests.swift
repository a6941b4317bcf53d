import Testing

@testable import Logs

@Suite struct NamedFoldersTests {
  private static func groups(
    _ folders: [String],
    _ sources: [String],
    _ settings: (String) -> [String: String] = { _ in [:] }
  ) throws -> LogGroups {
    try LogGroups(
      of: sources.map { MadeRuns.run($0, settings($0)) },
      options: GroupingOptions(folders: folders)
    )
  }

  private static let sources = ["exp1", "exp2"].flatMap { folder in
    (0..<3).map { "\(folder)/version_\($0)/metrics.csv" }
  }

  @Test func foldersOfSeveralRunsAreGroups() throws {
    let groups = try Self.groups(["exp1", "exp2/"], Self.sources)
    #expect(MadeRuns.words(groups) == ["exp1: 3", "exp2: 3"])
    #expect(
      groups.notes.first?.english.contains("the folders exp1 and exp2 are the groups") == true
    )
  }

  @Test func theOrderIsThatOfTheCommand() throws {
    let groups = try Self.groups(["exp2", "exp1"], Self.sources.reversed())
    #expect(groups.groups.map(\.title) == ["exp2", "exp1"])
  }

  @Test func oneFolderIsSearchedForWhatVaries() throws {
    #expect(MadeRuns.words(try Self.groups(["."], Self.sources)) == ["all runs: 6"])
  }

  @Test func foldersOfOneRunAreRepeats() throws {
    let groups = try Self.groups(
      ["run_1", "run_2", "run_3"],
      (1...3).map { "run_\($0)/log.csv" }
    )
    #expect(MadeRuns.words(groups) == ["all runs: 3"])
  }

  @Test func recordedSettingsComeFirst() throws {
    let groups = try Self.groups(["exp1", "exp2"], Self.sources) {
      ["norm": $0.contains("version_0") ? "none" : "batch"]
    }
    #expect(MadeRuns.words(groups) == ["none: 2", "batch: 4"])
  }

  @Test func foldersOfOneNameAreToldApartByThoseAbove() throws {
    let groups = try Self.groups(
      ["run1/logs", "run2/logs"],
      ["run1", "run2"].flatMap { folder in (0..<2).map { "\(folder)/logs/\($0)/m.csv" } }
    )
    #expect(groups.groups.map(\.title) == ["run1/logs", "run2/logs"])
  }
}
