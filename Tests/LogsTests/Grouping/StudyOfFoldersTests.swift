import Testing

@testable import Logs

/// From files on a disk to groups, with the formats that there are.
@Suite struct StudyOfFoldersTests {
  @Test func foldersOfKerasLogsAreAStudyWithoutPairs() throws {
    var files: [String: String] = [:]
    for (n, norm) in ["BN", "GN"].enumerated() {
      for batch in [2, 8, 32] {
        for run in 1...3 {
          let rows = (0..<4).map { "\($0),0.\(n)\(batch)\(run)\($0)1,0.\(n)\(batch)\(run)\($0)" }
          files["\(norm)/net/batch_\(batch)/run_\(run)/training.log"] =
            "epoch,accuracy,val_accuracy\n" + rows.joined(separator: "\n") + "\n"
        }
      }
    }
    let folder = SearchFolder(files)
    let search = LogSearch([.init(path: folder.path)])
    let groups = try LogGroups(of: search.runs)
    #expect(MadeRuns.words(groups) == ["BN: 2×3 8×3 32×3", "GN: 2×3 8×3 32×3"])
    #expect(groups.level?.name == "batch")
    #expect(!groups.arePairs)
    let metrics = LoggedMetric.all(of: groups.runs)
    let curves = try MetricCurves(
      #require(LoggedMetric.primary(of: metrics, count: 18)).metric,
      of: groups.runs
    )
    #expect(curves.metric.name == "validation/accuracy")
    #expect(curves.budget == 4)
    #expect(curves.value(of: 0, at: 4) == 0.0213)
  }

  @Test func aTableOfResultsIsAStudyWithPairs() throws {
    var rows = ["seed,batch_size,norm,accuracy"]
    for seed in 1...3 {
      for batch in [2, 8, 32] {
        for norm in ["Batch Norm", "Group Norm"] {
          rows.append("\(seed).0,\(batch).0,\(norm),0.\(seed)\(batch)")
        }
      }
    }
    let folder = SearchFolder(["results.csv": rows.joined(separator: "\n") + "\n"])
    let groups = try LogGroups(of: LogSearch([.init(path: folder.path)]).runs)
    #expect(MadeRuns.words(groups) == ["Batch Norm: 2×3 8×3 32×3", "Group Norm: 2×3 8×3 32×3"])
    #expect(groups.arePairs)
    #expect(groups.groups[1].cells[0].members.map(\.seed) == [1, 2, 3])
  }

  @Test func groupsByHandAndBySettingsAreTheSame() throws {
    var files: [String: String] = [:]
    for optimizer in ["adam", "sgd"] {
      for seed in 1...3 {
        let value = optimizer == "adam" ? "0.9\(seed)" : "0.8\(seed)"
        files["\(optimizer)-\(seed)/history.json"] = "{\"loss\": [1, 0.\(seed), \(value)]}"
        files["\(optimizer)-\(seed)/hparams.yaml"] = "optimizer: \(optimizer)\nseed: \(seed)\n"
      }
    }
    let folder = SearchFolder(files)
    let found = try LogGroups(of: LogSearch([.init(path: folder.path)]).runs)
    let hand = try LogGroups(
      of: LogSearch([
        .init(group: "adam", path: folder.path + "/adam-*"),
        .init(group: "sgd", path: folder.path + "/sgd-*"),
      ]).runs
    )
    #expect(MadeRuns.words(found) == ["adam: 3", "sgd: 3"])
    #expect(MadeRuns.words(hand) == ["adam: 3", "sgd: 3"])
    #expect(found.arePairs && hand.arePairs)
  }
}
