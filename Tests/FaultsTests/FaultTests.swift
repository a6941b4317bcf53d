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

  @Test func aKindGivesACodeUnlessAFinerOneIsKnown() {
    let fault = Fault(.missing, file: "a.yaml", "is not there")
    #expect(fault.code == .notFound)
    #expect(fault.line == "a.yaml: is not there [not-found]")
    #expect(fault.coded(.noRuns).line == "a.yaml: is not there [no-runs]")
    // What it is about says less than what is wrong.
    #expect(fault.about(.dataset).code == .notFound)
    #expect(Fault(.invalid, "is wrong").about(.dataset).code == .dataset)
    #expect(Fault(.invalid, "is wrong").coded(.unknownKey).about(.dataset).code == .unknownKey)
    #expect(Fault(.invalid, "is wrong").coded(.unknownKey).ofUsage.code == .unknownKey)
    #expect(Fault(.invalid, "is wrong").ofUsage.code == .usage)
  }

  @Test func aBodyGivesItsFaultsWhatTheyAreAbout() {
    let one = #expect(throws: Fault.self) {
      try Fault.about(.log) { () throws(Fault) in throw Fault(.invalid, "is wrong") }
    }
    #expect(one?.code == .log)
    let many = #expect(throws: Faults.self) {
      try Faults.about(.baseline) { () throws(Faults) in
        throw Faults([Fault(.invalid, "is wrong"), Fault(.missing, "is not there")])
          ?? Faults(Fault(.invalid, ""))
      }
    }
    #expect(many?.all.map(\.code) == [.baseline, .notFound])
  }

  @Test func codesAreShortWordsThatAShellTakesAsTheyAre() {
    for code in Fault.Code.allCases {
      #expect(code.rawValue.wholeMatch(of: /[a-z]+(-[a-z]+)?/) != nil, "\(code.rawValue)")
      #expect(code.rawValue.count <= 16)
    }
    // Every kind has one, and no two have the same.
    #expect(Set(Fault.Kind.allCases.map(Fault.Code.init)).count == Fault.Kind.allCases.count)
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
