import Faults
import Testing

@Suite struct FaultTests {
  @Test func aFaultSaysItsPlaceAsFarAsItIsKnown() {
    let position = Fault.Position(line: 3, column: 7)
    #expect(Fault(file: "a.yaml", at: position, "is wrong").description == "a.yaml:3:7: is wrong")
    #expect(Fault(file: "a.yaml", "is wrong").description == "a.yaml: is wrong")
    #expect(Fault(at: position, "is wrong").description == "3:7: is wrong")
    #expect(Fault(.missing, "nothing is there").description == "nothing is there")
  }

  @Test func aValueOfAnOptionIsAFaultOfUsageAtTheOption() {
    var position = Fault.Position(line: 1, column: 1)
    position.option = "--set epochs=x"
    let fault = Fault(file: "a.yaml", at: position, "is no number")
    #expect(fault.kind == .usage)
    #expect(fault.description == "--set epochs=x: is no number")
  }

  @Test func longWordsOfAFileAreCut() {
    let word = String(repeating: "x", count: 500)
    let fault = Fault(.invalid, "got \(word) here")
    #expect(fault.message == "got " + String(repeating: "x", count: 119) + "… here")
  }

  @Test func aCollectorThrowsAllFaultsOfAStageInTheirOrder() throws {
    var collector = FaultCollector()
    try collector.check()
    let numbers = (0..<3).map { number in
      collector.collect { () throws(Fault) -> Int in
        guard number != 1 else { return number }
        throw Fault(.invalid, "\(number)")
      }
    }
    #expect(numbers == [nil, 1, nil])
    let faults = #expect(throws: Faults.self) { try collector.check() }
    #expect(faults?.all.map(\.message) == ["0", "2"])
    #expect(Faults([]) == nil)
  }
}
