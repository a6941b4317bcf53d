import Faults
import Golden
import Testing

@Suite struct RecordingModeTests {
  @Test func theDefaultRecordsNothing() throws {
    for environment in [[:], ["BNREPORT_GOLDEN": ""], ["CI": "true"]] {
      let mode = try RecordingMode(environment: environment)
      #expect(mode == .verify)
      #expect(!GoldenVerdict.allCases.contains { mode.writes(after: $0) })
    }
  }

  @Test func eachModeWritesWhatItSays() throws {
    let written = try ["missing", "failed", "record", "all"].map { word in
      let mode = try RecordingMode(environment: ["BNREPORT_GOLDEN": word])
      return GoldenVerdict.allCases.filter { mode.writes(after: $0) }
    }
    #expect(
      written == [[.missing], [.different], [.different, .missing], GoldenVerdict.allCases]
    )
  }

  @Test func anUnknownWordIsNoMode() {
    let error = #expect(throws: Fault.self) {
      try RecordingMode(environment: ["BNREPORT_GOLDEN": "1"])
    }
    #expect(
      error?.message
        == "BNREPORT_GOLDEN is no mode (got \"1\", expected verify, missing, failed, record, all)"
    )
  }

  @Test(arguments: ["true", "1", "woodpecker"])
  func automaticMachinesDoNotRecord(_ value: String) throws {
    let environment = ["BNREPORT_GOLDEN": "all", "CI": value]
    #expect(throws: Fault.self) { try RecordingMode(environment: environment) }
    let forced = environment.merging(["BNREPORT_GOLDEN_FORCE": "1"]) { $1 }
    #expect(try RecordingMode(environment: forced) == .all)
  }

  @Test(arguments: ["", "0", "false", "FALSE"])
  func aMachineThatSaysItIsNoCIRecords(_ value: String) throws {
    #expect(
      try RecordingMode(environment: ["BNREPORT_GOLDEN": "record", "CI": value]) == .record
    )
  }
}
