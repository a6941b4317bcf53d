import Testing

@testable import Logs

@Suite struct GroupWarningTests {
  private static func warnings(_ runs: [LoggedRun]) throws -> [String] {
    try LogGroups(of: runs).notes.filter { $0.kind == .warning }.map(\.english)
  }

  private static func runs(_ settings: [String: String]) -> [LoggedRun] {
    ["bn", "gn"].flatMap { norm in
      (1...3).map { seed in
        MadeRuns.run(
          "\(norm)-\(seed)x",
          settings.merging(["norm": norm, "seed": "\(seed)"]) { $1 }
        )
      }
    }
  }

  @Test func runsThatDivergedAreCounted() throws {
    var runs = Self.runs([:])
    runs[4].series[0].points[3].value = .nan
    #expect(try Self.warnings(runs) == ["1 of 3 runs of gn diverged and is in no mean"])
    runs[5].series[0].points[3].value = .infinity
    #expect(try Self.warnings(runs) == ["2 of 3 runs of gn diverged and are in no mean"])
  }

  @Test func aMetricThatNobodyJudgesDoesNotDiverge() throws {
    var runs = Self.runs([:])
    runs[0].series.append(
      LoggedSeries(name: "x", split: .other, metric: "foo", points: [LoggedPoint(epoch: 1, .nan)])
    )
    #expect(try Self.warnings(runs).isEmpty)
  }

  @Test(arguments: [("val_split", "test"), ("data.validation_data", "CIFAR10-test.npz")])
  func aValidationThatIsTheTestIsSaid(name: String, value: String) throws {
    #expect(
      try Self.warnings(Self.runs([name: value])) == [
        "the validation set is the test set (\(name): \(value)): selected and judged on the same "
          + "examples"
      ]
    )
  }

  @Test(arguments: [
    ("val_split", "latest"), ("val_split", "0.1"), ("test_split", "test"), ("val_metric", "test"),
    ("value_set", "test"),
  ])
  func otherSettingsAreNone(name: String, value: String) throws {
    #expect(try Self.warnings(Self.runs([name: value])).isEmpty)
  }

  @Test func pairsThatBeginAlikeAreCounted() throws {
    var runs = Self.runs([:])
    for index in runs.indices {
      // Seed 1 begins with 0.1, 2 with 0.2, but one with another number.
      let start = index == 5 ? 0.9 : Double(index % 3 + 1) / 10
      runs[index].series[0].points.insert(LoggedPoint(epoch: 0, start), at: 0)
    }
    let groups = try LogGroups(of: runs)
    let metric = LoggedMetric.all(of: runs)[0]
    #expect(
      groups.startNotes(of: metric).map(\.english) == [
        "2 of 3 pairs of gn and bn began with one accuracy before training"
      ]
    )
  }
}
