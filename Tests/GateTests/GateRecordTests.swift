import Faults
import Foundation
import Gate
import Testing

struct GateRecordTests {
  @Test func itIsReadBackAsItWasWritten() throws {
    let record = GateRecord(try everyWord().result)
    let again = try GateRecord(reading: Data(record.json.utf8), file: "check.json")
    #expect(again == record)
    #expect(again.numbers == (try everyWord().result.candidates.numbers))
    #expect(again.movements.count == 4)
    #expect(isClose(again.movements[accuracy], -0.005_383_333_3, relative: 1e-6))
  }

  @Test func runsWithoutValueAreReadBack() throws {
    let candidates = GateCandidates(numbers: [
      GateNumber(accuracy, seed: 1, .diverged), GateNumber(accuracy, .unmeasured("stopped")),
      GateNumber(GateCell(metric: "m", group: "g", level: "32"), .value(0.1)),
    ])
    let result = try Gate.check(candidates, against: Baseline(metrics: [metric()]))
    let record = GateRecord(result)
    #expect(
      try GateRecord(reading: Data(record.json.utf8), file: "j").numbers == candidates.numbers
    )
  }

  @Test func anInfiniteStatisticIsReadBack() throws {
    let flat = Baseline(metrics: [metric([0.5, 0.5, 0.5])])
    let record = GateRecord(try Gate.check(GateCandidates(numbers: numbers([0.4])), against: flat))
    #expect(record.json.contains("\"t\" : \"-inf\""))
    #expect(try GateRecord(reading: Data(record.json.utf8), file: "j") == record)
  }

  @Test func aRecordOfALaterFormIsRefused() throws {
    let later = GateRecord(try allHeld().result).json.replacing("check/1", with: "check/2")
    #expect(throws: Fault.self) { try GateRecord(reading: Data(later.utf8), file: "check.json") }
  }

  @Test(arguments: ["", "{}", "[1]", "{\"format\": \"bnreport-check/2\"}"])
  func anythingElseIsRefused(text: String) {
    #expect(throws: Fault.self) { try GateRecord(reading: Data(text.utf8), file: "check.json") }
  }
}
