import Notation
import Testing

@testable import Logs

@Suite struct RepeatsTests {
  @Test func aCopiedFolderCountsOnceAndBothAreNamed() throws {
    let groups = try LogGroups(of: [
      MadeRuns.run("bn/1", ["norm": "bn", "seed": "1"], value: 1),
      MadeRuns.run("gn/1", ["norm": "gn", "seed": "1"], value: 2),
      MadeRuns.run("copy of bn/1", ["norm": "bn", "seed": "1"], value: 1),
    ])
    #expect(MadeRuns.words(groups) == ["bn: 1", "gn: 1"])
    #expect(groups.leftOut.map(\.run.source) == ["copy of bn/1"])
    #expect(groups.leftOut.first?.reason.text.contains("bn/1") == true)
  }

  @Test func aPrefixIsARestartOfWhichTheLongerCounts() throws {
    let groups = try LogGroups(of: [
      MadeRuns.run("checkpoint-500", value: 1, epochs: 3),
      MadeRuns.run("checkpoint-1000", value: 1, epochs: 9),
      MadeRuns.run("checkpoint-700", value: 1, epochs: 5),
    ])
    #expect(groups.runs.map(\.source) == ["checkpoint-1000"])
    #expect(groups.leftOut.count == 2)
  }

  /// The Trainer of Hugging Face writes its state and event files, which have the same numbers in single precision.
  @Test func aRunThatTwoProgramsLoggedCountsOnce() throws {
    let runs = (1...3).flatMap { seed -> [LoggedRun] in
      let state = MadeRuns.run("bn-\(seed)/state.json", ["norm": "bn"], value: 10.1 * Double(seed))
      var events = MadeRuns.run("bn-\(seed)/runs/host", ["seed": "\(seed)"])
      events.format = "tensorboard"
      events.series[0].name = "eval/accuracy"
      events.series[0].points = LoggedPoints(
        state.series[0].points.enumerated().map { place, point in
          LoggedPoint(step: 10 * place, Double(Float(point.value)))
        }
      )
      return [events, state]
    }
    let groups = try LogGroups(of: runs)
    #expect(groups.runs.map(\.source) == (1...3).map { "bn-\($0)/state.json" })
    #expect(groups.runs.map { $0.settings["seed"]?.text } == ["1", "2", "3"])
    #expect(
      groups.leftOut.map(\.reason.text) == (1...3).map { "a second log of bn-\($0)/state.json" }
    )
    #expect(groups.notes.filter { $0.english.contains("3 runs were logged twice") }.count == 1)
  }

  @Test(arguments: ["others", "fewer", "seeds"])
  func logsThatDifferAreOfTwoRuns(difference: String) throws {
    let state = MadeRuns.run("a/state.json", ["seed": "1"], value: 10.1)
    var events = MadeRuns.run("a/events", ["seed": "1"], value: 10.1)
    events.format = "tensorboard"
    switch difference {
    case "others": events.series[0].points[2].value += 0.001
    case "fewer": events.series[0].points = LoggedPoints(state.series[0].points.prefix(2))
    default: events.settings["seed"] = Setting("2")
    }
    let groups = try LogGroups(of: [state, events])
    #expect(!groups.leftOut.contains { $0.reason.text.hasPrefix("a second log") })
  }

  /// The log that goes on counts, of all runs alike.
  @Test func theLongerOfTwoLogsCounts() throws {
    let runs = ["a", "b"].flatMap { name -> [LoggedRun] in
      let state = MadeRuns.run("\(name)/state.json", epochs: name == "a" ? 4 : 5)
      var events = state
      (events.source, events.format) = ("\(name)/events", "tensorboard")
      events.series[0].points = LoggedPoints(
        MadeRuns.run("\(name)/state.json", epochs: 5).series[0].points
      )
      return [state, events]
    }
    #expect(try LogGroups(of: runs).runs.map(\.source) == ["a/events", "b/events"])
  }

  @Test func equalResultsByChanceAreNoCopies() throws {
    let runs = (1...4).map { index in
      var run = MadeRuns.run("\(index)", ["seed": "\(index)"], value: 50, epochs: 1)
      run.series[0].points = [LoggedPoint(0.5)]
      return run
    }
    #expect(try LogGroups(of: runs).runs.count == 4)
  }

  @Test func equalNumbersInTwoGroupsAreKept() throws {
    let groups = try LogGroups(of: [
      MadeRuns.run("a", ["flag": "true"], value: 1), MadeRuns.run("b", ["flag": "false"], value: 1),
    ])
    #expect(MadeRuns.words(groups) == ["flag = false: 1", "flag = true: 1"])
  }

  @Test func aFailedRunGivesWayUnlessItDiverged() throws {
    var diverged = MadeRuns.run("c", ["norm": "gn"], state: .failed)
    diverged.series[0].points[3].value = .nan
    let groups = try LogGroups(of: [
      MadeRuns.run("a", ["norm": "bn"], state: .failed),
      MadeRuns.run("b", ["norm": "bn"], state: .finished),
      diverged, MadeRuns.run("d", ["norm": "gn"], state: .finished),
      MadeRuns.run("e", ["norm": "ln"], state: .failed),
      MadeRuns.run("f", ["norm": "ln"], state: .deleted),
    ])
    #expect(MadeRuns.words(groups) == ["bn: 1", "gn: 2", "ln: 1"])
    #expect(groups.leftOut.map(\.run.source) == ["f", "a"])
  }

  @Test func aSeedThatIsUsedTwiceMakesNoPairs() throws {
    let groups = try LogGroups(
      of: (0..<12).map {
        MadeRuns.run("\($0)x", ["norm": $0 < 6 ? "bn" : "gn", "seed": "\($0 % 5)"])
      }
    )
    #expect(!groups.arePairs)
    #expect(groups.groups[0].cells[0].members.map(\.seed) == [1, 2, 3, 4, nil, nil])
    #expect(
      groups.notes.contains {
        $0.kind == .warning && $0.english.contains("several runs have one seed (0)")
      }
    )
  }

  @Test func unsharedSeedsAreListed() throws {
    let seeds = ["bn": 1...4, "gn": 2...6]
    let groups = try LogGroups(
      of: ["bn", "gn"].flatMap { norm in
        seeds[norm, default: 0...0].map {
          MadeRuns.run("\(norm)\($0)/x", ["norm": norm, "seed": "\($0)"])
        }
      }
    )
    #expect(groups.arePairs)
    #expect(
      groups.notes.filter { $0.english.contains("partner") }.map(\.english) == [
        "seed 1 of bn has no partner in gn and is left out of the paired comparison",
        "seed 5 and 6 of gn have no partner in bn and are left out of the paired comparison",
      ]
    )
    let two = try LogGroups(of: groups.runs.filter { ($0.settings["seed"]?.number ?? 0) < 4 })
    #expect(!two.arePairs)
    #expect(
      two.notes.contains { $0.english.contains("share 2 values of seed (expected at least 3)") }
    )
  }

  @Test func pairsThatBeganAlikeAreCounted() throws {
    let runs = ["bn", "gn"].flatMap { norm in
      (1...3).map { seed in
        var run = MadeRuns.run("\(norm)/\(seed)", ["norm": norm, "seed": "\(seed)"])
        let start = norm == "gn" && seed == 3 ? 0.2 : Double(seed) / 10
        run.series[0].points.insert(LoggedPoint(epoch: 0, start), at: 0)
        return run
      }
    }
    let groups = try LogGroups(of: runs)
    let metric = LoggedMetric.all(of: runs)[0]
    let starts = groups.equalStarts(of: metric, in: 1)
    #expect(starts?.equal == 2)
    #expect(starts?.of == 3)
    let later = try LogGroups(
      of: ["bn", "gn"].flatMap { norm in
        (1...3).map { MadeRuns.run("\(norm)/\($0)", ["norm": norm, "seed": "\($0)"]) }
      }
    )
    #expect(later.equalStarts(of: metric, in: 1) == nil)
  }

  @Test func foldsArePairsOnRequest() throws {
    let runs = ["bn", "gn"].flatMap { norm in
      (1...3).map { MadeRuns.run("\(norm)/\($0)", ["norm": norm, "fold": "\($0)"]) }
    }
    #expect(try !LogGroups(of: runs).arePairs)
    let paired = try LogGroups(of: runs, options: .init(pair: "fold"))
    #expect(paired.arePairs)
    #expect(paired.groups[1].cells[0].members.map(\.seed) == [1, 2, 3])
    #expect(try !LogGroups(of: runs, options: .init(pair: "none")).arePairs)
  }

  @Test func oneRunEachIsSaid() throws {
    let groups = try LogGroups(of: [
      MadeRuns.run("a", ["norm": "bn"]), MadeRuns.run("b", ["norm": "gn"]),
    ])
    #expect(
      groups.notes.map(\.said).contains(
        LogNote(.warning, "one run each: any difference may be chance")
      )
    )
  }
}
