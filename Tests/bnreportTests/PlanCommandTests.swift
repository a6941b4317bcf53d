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

  @Test func planListsTheShapesOfNetworksOfImages() throws {
    let text = """
      title: Images
      networks:
        cnn: { layers: [28x28, conv 8, pool 3, 10] }
        mlp: { layers: [784, 8, 10] }
      training: { epochs: 1, batch_size: 32 }
      studies:
        one: { networks: [cnn, mlp], dataset: synthetic, examples: 100, seeds: 1 }
      """
    try withExperiment(text) { folder in
      let lines = try bnreport(["plan", "own"], in: folder).result.split(separator: "\n")
      // 9·8 + 8 parameters and 72·784 products, then 81·8·10 + 10 and 81·80.
      #expect(
        lines.dropFirst(3) == [
          "(network cnn)\tentry\tshape\tparameters\tMAC", "(network cnn)\t28x28\t28x28x1\t0\t0",
          "(network cnn)\tconv 8\t28x28x8\t80\t56448", "(network cnn)\tpool 3\t9x9x8\t0\t0",
          "(network cnn)\t10\t10\t6490\t6480", "(network cnn)\t(total)\t\t6570\t62928",
          "(network cnn)\t\"pool 3\" leaves out 1 row and 1 column of 28x28x8",
        ]
      )
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
