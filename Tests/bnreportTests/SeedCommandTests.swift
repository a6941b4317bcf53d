import Foundation
import Testing

/// Seeds that open comparisons get, from training to the report.
@Suite struct SeedCommandTests {
  private static let range = ["--set", "studies.one.seeds={ least: 2, most: 40 }"]

  private func results(_ report: String, in folder: URL) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(path: report + "/results.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func bytes(_ path: String, in folder: URL) -> Data? {
    FileManager.default.contents(atPath: folder.appending(path: path).path)
  }

  @Test func openComparisonsGetSeedsAndEveryoneGetsTheSameOnes() throws {
    try withExperiment { folder in
      let call = ["generate", "own", "-q", "--format", "md"] + Self.range
      #expect(try bnreport(call + ["-o", "a"], in: folder).status == 0)
      let first = try results("a", in: folder)
      let rounds = try #require(first["rounds"] as? [[String: Any]])
      // Two pairs may spend next to nothing of 5 %, so that they never decide; a round at most doubles them.
      let extended = try #require((rounds.first?["extensions"] as? [[String: Any]])?.first)
      #expect(extended["claim"] as? String == "lower_loss")
      #expect(extended["from"] as? Int == 2)
      #expect([3, 4].contains(extended["to"] as? Int ?? 0))
      let runs = try #require(first["runs"] as? [[String: Any]])
      let seeds = Set(runs.compactMap { ($0["configuration"] as? [String: Any])?["seed"] as? Int })
      #expect(runs.count == 2 * seeds.count)
      #expect(seeds == Set(1...seeds.count))
      let claims = try #require(first["claims"] as? [[String: Any]])
      let looks = (claims[0]["parts"] as? [[String: Any]])?[0]["looks"] as? [[String: Any]]
      #expect(looks?.first?["n"] as? Int == 2)
      #expect(looks?.last?["n"] as? Int == seeds.count)

      // The same from the store with another number of workers, and by rendering alone.
      #expect(try bnreport(call + ["-o", "b", "-j", "1"], in: folder).status == 0)
      let render = ["render", "own", "-q", "--format", "md", "-o", "c"] + Self.range
      #expect(try bnreport(render, in: folder).status == 0)
      for file in ["results.json", "report.md", "data/claims.csv", "data/metrics.csv"] {
        #expect(bytes("a/" + file, in: folder) != nil)
        #expect(bytes("a/" + file, in: folder) == bytes("b/" + file, in: folder), "\(file)")
        #expect(bytes("a/" + file, in: folder) == bytes("c/" + file, in: folder), "\(file)")
      }
    }
  }

  @Test func aBudgetThatIsUsedAddsNone() throws {
    try withExperiment { folder in
      let call = ["generate", "own", "-q", "--format", "md", "-o", "a", "--budget", "0.001s"]
      #expect(try bnreport(call + Self.range, in: folder).status == 0)
      let results = try results("a", in: folder)
      #expect((results["rounds"] as? [Any])?.isEmpty == true)
      #expect((results["runs"] as? [Any])?.count == 4)
      let resolved = String(
        decoding: bytes("a/experiment.yaml", in: folder) ?? Data(),
        as: UTF8.self
      )
      #expect(resolved.contains("\nbudget: "))
      #expect(resolved.contains("    seeds: { least: 2, most: 40 }\n"))
    }
  }

  @Test func whatIsNoTimeIsRefused() throws {
    try withExperiment { folder in
      let output = try bnreport(["generate", "own", "--budget", "soon"], in: folder)
      #expect(output.status == 64)
      #expect(output.messages.contains("--budget is no time (got soon"))
    }
  }
}
