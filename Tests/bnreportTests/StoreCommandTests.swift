import Foundation
import Testing

/// `bnreport store`, and the parts that workers train apart from one another.
@Suite struct StoreCommandTests {
  @Test func partsInStoresOfTheirOwnMakeTheStoreOfOneMachine() throws {
    try withExperiment { folder in
      for shard in ["0/3", "1/3", "2/3"] {
        let name = "part\(shard.first ?? "0")"
        let output = try bnreport(["train", "own", "--shard", shard, "--store", name], in: folder)
        #expect(output.status == 0, "\(output.messages)")
        #expect(output.messages.contains("of this part in "))
      }
      let status = try bnreport(["store", "status", "own", "--store", "part0"], in: folder)
      #expect(status.result.hasPrefix("study\truns\tdone\tin flight\tstopped\tdiverged\n"))
      #expect(!status.result.hasSuffix("(total)\t4\t4\t0\t0\t0\n"))
      let merge = ["store", "merge", "part0", "part1", "part2", "--store", "all"]
      let merged = try bnreport(merge, in: folder)
      #expect(merged.status == 0, "\(merged.messages)")
      // By hand: four runs, each in one part.
      let taken = merged.result.split(separator: "\n").dropFirst()
        .map { $0.split(separator: "\t").map(String.init) }
      #expect(taken.compactMap { Int($0[1]) }.reduce(0, +) == 4)
      let whole = try bnreport(["store", "status", "own", "--store", "all"], in: folder)
      #expect(
        whole.result
          == "study\truns\tdone\tin flight\tstopped\tdiverged\none\t4\t4\t0\t0\t0\n(total)\t4\t4\t0\t0\t0\n"
      )
      #expect(whole.messages == "all runs are there\n")
      // Again: nothing is taken, nothing changes.
      let again = try bnreport(merge, in: folder)
      #expect(again.status == 0)
      #expect(again.result.contains("part1\t0\t"))
      // The numbers are those of one machine.
      #expect(try bnreport(["train", "own", "--store", "one", "-q"], in: folder).status == 0)
      let both = try bnreport(["store", "merge", "one", "--store", "all", "--json"], in: folder)
      #expect(both.status == 0)
      #expect(both.result.contains("\"known\" : 4") || both.result.contains("\"known\": 4"))
    }
  }

  @Test func otherNumbersAreReportedAndDamageIsFound() throws {
    try withExperiment { folder in
      #expect(try bnreport(["train", "own", "--store", "a", "-q"], in: folder).status == 0)
      try FileManager.default.copyItem(
        at: folder.appendingPathComponent("a"),
        to: folder.appendingPathComponent("b")
      )
      let files = try FileManager.default.subpathsOfDirectory(
        atPath: folder.appendingPathComponent("b").path
      ).filter { $0.hasSuffix(".run") }.sorted()
      #expect(files.count == 4)
      try Data("nothing".utf8).write(to: folder.appendingPathComponent("b/\(files[0])"))
      try FileManager.default.removeItem(at: folder.appendingPathComponent("a/\(files[0])"))
      let output = try bnreport(["store", "merge", "b", "--store", "a"], in: folder)
      #expect(output.status == 3)
      #expect(output.messages.contains("is damaged"))
      #expect(output.result.hasSuffix("b\t0\t3\t0\t1\n"))
    }
  }

  @Test func wrongStoresAreToldAllAtOnce() throws {
    try withExperiment { folder in
      try Data().write(to: folder.appendingPathComponent("file"))
      let output = try bnreport(
        ["store", "merge", "none", "file", "store", "--store", "store"],
        in: folder
      )
      #expect(output.status == 66)
      #expect(output.messages.contains("none: there is no such store"))
      #expect(output.messages.contains("file: is no store (got a file, expected a folder)"))
      // It is not there yet, and so is no store either.
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("store"),
        withIntermediateDirectories: true
      )
      let same = try bnreport(["store", "merge", "store", "--store", "./store"], in: folder)
      #expect(same.status == 64)
      #expect(same.messages.contains("cannot be merged with itself"))
    }
  }

  @Test func thePathIsTheUsualOneOrTheOneAskedFor() throws {
    try withExperiment { folder in
      let path = folder.appendingPathComponent("store").path
      #expect(try bnreport(["store", "path"], in: folder).result == path + "\n")
      let asked = try bnreport(["store", "path", "--store", "/srv/runs"], in: folder)
      #expect(asked.result == "/srv/runs\n")
    }
  }

  @Test func singleRunsAreTrainedByTheirNames() throws {
    try withExperiment { folder in
      let lines = try bnreport(["plan", "own", "--runs"], in: folder).result.split(separator: "\n")
      let names = lines.dropFirst().map { String($0.split(separator: "\t")[4]) }
      let output = try bnreport(
        ["train", "own", "--runs", names[0...1].joined(separator: ",")],
        in: folder
      )
      #expect(output.status == 0, "\(output.messages)")
      let status = try bnreport(["store", "status", "own", "--json"], in: folder)
      #expect(status.result.contains("\"done\" : 2") || status.result.contains("\"done\": 2"))
      let wrong = try bnreport(["train", "own", "--runs", "zz,\(names[0]),"], in: folder)
      #expect(wrong.status == 64)
      #expect(wrong.messages.contains("--runs has no run of the plan (got \"zz\""))
      #expect(wrong.messages.contains("--runs has no run of the plan (got \"\""))
    }
  }

  @Test(arguments: ["8/8", "0/0", "-1/4", "a/b", "1"]) func wrongPartsAreRefused(shard: String)
    throws
  {
    try withExperiment { folder in
      let output = try bnreport(["train", "own", "--shard=\(shard)"], in: folder)
      #expect(output.status == 64)
      #expect(output.messages.contains("--shard is no part of a plan (got \(shard), expected 0/"))
    }
  }
}
