import Foundation
import Testing

/// `bnreport plan`, run as its users run it.
@Suite struct PlanCommandTests {
  @Test func planSaysWhatEachStudyCosts() throws {
    try withExperiment { folder in
      let lines = try bnreport(["plan", "own"], in: folder).result.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[0] == "study\truns\tstored\tseconds")
      #expect(lines[1].hasPrefix("one\t4\t0\t"))
      #expect(lines[2].hasPrefix("(total)\t4\t0\t"))
      #expect(try bnreport(["train", "own", "-q"], in: folder).status == 0)
      let after = try bnreport(["plan", "own"], in: folder)
      #expect(after.result.hasSuffix("\n(total)\t4\t4\t0.0\n"))
      #expect(after.messages.isEmpty)
    }
  }

  @Test func planListsTheRunsAndWhetherTheyAreStored() throws {
    try withExperiment { folder in
      let lines = try bnreport(["plan", "own", "--runs"], in: folder).result.split(separator: "\n")
      #expect(lines.count == 5)
      #expect(lines[0] == "study\tnetwork\tlevels\tseed\trun\twork\tstored")
      #expect(lines[1].hasPrefix("one\tplain\t-\t1\t"))
      #expect(lines[1].hasSuffix("\tno"))
    }
  }

  @Test func planAsJSONHasStudiesAndRuns() throws {
    try withExperiment { folder in
      let text = try bnreport(["plan", "own", "--json"], in: folder).result
      let plan = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      )
      #expect((plan["studies"] as? [Any])?.count == 1)
      #expect((plan["runs"] as? [Any])?.count == 4)
      #expect((plan["total"] as? [String: Any])?["runs"] as? Int == 4)
      #expect(plan["timed_runs"] as? Int == 0)
    }
  }
}
