import Notation
import Testing

@testable import Logs

@Suite struct NameReadingTests {
  private func words(_ sources: [String]) throws -> [String] {
    MadeRuns.words(try LogGroups(of: sources.map { MadeRuns.run($0) }))
  }

  @Test(
    arguments: [
      ("lr=0.1", [.pair("lr", Setting(0.1))]),
      (
        "bn_lr=0.1_batch_size=32",
        [.word("bn"), .pair("lr", Setting(0.1)), .pair("batch_size", Setting(32))]
      ),
      ("opt=adam_lr=1e-3", [.pair("opt", Setting("adam")), .pair("lr", Setting(0.001))]),
      ("lr=0.1,seed=3", [.pair("lr", Setting(0.1)), .pair("seed", Setting(3))]),
      (
        "num_epochs__100__use_nesterov__False__lr__2.5e-03",
        [
          .pair("num_epochs", Setting(100)), .pair("use_nesterov", Setting("False")),
          .pair("lr", Setting(0.0025)),
        ]
      ),
      (
        "random_seed__51__2019-02-15-16-57-44",
        [.pair("random_seed", Setting(51)), .stamp("2019-02-15-16-57-44")]
      ),
      ("batch_2", [.numbered("batch", Setting(2), separator: "_")]),
      ("batch_size-16", [.pair("batch_size", Setting(16))]),
      (
        "bn-bs32-lr1e-3_seed_4",
        [
          .word("bn"), .numbered("bs", Setting(32), separator: ""),
          .numbered("lr", Setting(0.001), separator: ""), .pair("seed", Setting(4)),
        ]
      ),
      ("seed42", [.pair("seed", Setting(42))]), ("s42", [.pair("s", Setting(42))]),
      ("seed 42", [.pair("seed", Setting(42))]),
      ("größe klein", [.word("größe"), .word("klein")]),
      ("new way seed=3", [.word("new"), .word("way"), .pair("seed", Setting(3))]),
      ("resnet20", [.numbered("resnet", Setting(20), separator: "")]),
      ("base-3", [.numbered("base", Setting(3), separator: "_")]),
      ("7", [.numbered("", Setting(7), separator: "")]),
      (
        "tb_logs_at_2022-09-27-06-02-14",
        [.word("tb"), .word("logs"), .word("at"), .stamp("2022-09-27-06-02-14")]
      ),
      ("Sep27_06-02-14_host", [.stamp("Sep27_06-02-14_host")]),
      ("20221017", [.stamp("20221017")]), ("20221017-151241", [.stamp("20221017-151241")]),
      ("9fb9b6b8914c44bb869c2a2712fb79f7", [.stamp("9fb9b6b8914c44bb869c2a2712fb79f7")]),
      ("token1729630560.5729918", [.word("token"), .stamp("1729630560.5729918")]),
      ("seed1729630560", [.pair("seed", Setting(1_729_630_560))]),
      (
        "run-20240501_120000-9rhzrvxj",
        [.word("run"), .stamp("20240501_120000"), .stamp("9rhzrvxj")]
      ),
      ("events_1679943638", [.word("events"), .stamp("1679943638")]),
      ("no_weight_decay", [.word("no"), .word("weight"), .word("decay")]),
      ("", []), ("=", [.pair("", Setting(""))]), ("__", []), ("a=", [.pair("a", Setting(""))]),
    ] as [(String, [NameToken])]
  )
  func namesAreReadInParts(name: String, tokens: [NameToken]) {
    #expect(NameToken.tokens(of: name) == tokens)
  }

  @Test func noNameIsTooOddToBeRead() {
    // A linear congruential generator (Numerical Recipes), so that a failure can be repeated.
    var state: UInt32 = 7
    func next(_ count: Int) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 8) % count
    }
    let parts = [
      "=", "__", "_", "-", ".", "e-", "1", "20", "2024", "09", "é", "lr", "seed", "Sep", "abcdef",
      ",",
      "0x", "+", "e", "/", ": ", " ", "😀", "99999999999999999999", "nan", "inf",
    ]
    for _ in 0..<3_000 {
      let names = (0..<3).map { _ in
        (0..<next(9)).map { _ in parts[next(parts.count)] }.joined()
      }
      let reading = NameReading(names.map { LoggedRun(source: $0, format: "made", name: names[0]) })
      #expect(reading.pairs.count == 3)
      #expect(reading.words.allSatisfy { $0.values.count == 3 })
    }
  }

  @Test func foldersOfGroupsLevelsAndRepeats() throws {
    var sources: [String] = []
    for norm in ["BN", "GN"] {
      for batch in [2, 4, 32] {
        for run in 1...5 {
          sources.append("logs/\(norm)/net/epochs_30/batch_\(batch)/run_\(run)/a.log")
        }
      }
    }
    #expect(try words(sources) == ["BN: 2×5 4×5 32×5", "GN: 2×5 4×5 32×5"])
    #expect(try !LogGroups(of: sources.map { MadeRuns.run($0) }).arePairs)
  }

  @Test func seedsInNamesArePairs() throws {
    let sources = ["bn", "gn"].flatMap { norm in (1...3).map { "\(norm)_s\($0).csv" } }
    let groups = try LogGroups(of: sources.map { MadeRuns.run($0) })
    #expect(MadeRuns.words(groups) == ["bn: 3", "gn: 3"])
    #expect(groups.seed == "seed")
    #expect(groups.arePairs)
  }

  @Test func numbersBehindWordsCountRepeatsOrBelongToThem() throws {
    #expect(try words(["base-1", "base-2", "bn-1", "bn-2", "bn-3"]) == ["base: 2", "bn: 3"])
    #expect(try words(["none1/x", "none2/x", "batch1/x", "batch2/x"]) == ["none: 2", "batch: 2"])
    #expect(try words(["bs1_a", "bs2_a", "bs4_a"]) == ["all runs: 1×1 2×1 4×1"])
    #expect(
      try words(["bn_bs32", "bn_bs64", "bn"]) == ["without bs: 1", "bs = 32: 1", "bs = 64: 1"]
    )
    #expect(
      try words(["gpt2", "gpt2_a", "gpt2_b", "gpt2_b1729630560"]) == [
        "gpt2: 1", "gpt2_a: 1", "gpt2_b: 2",
      ]
    )
    #expect(try words(["resnet20", "vgg16"]) == ["resnet20: 1", "vgg16: 1"])
    #expect(try words(["train", "train2", "train3"]) == ["all runs: 3"])
    #expect(try words(["net8", "net16", "net64"]) == ["all runs: 8×1 16×1 64×1"])
  }

  @Test func placesInATableAreNoNames() throws {
    #expect(try words(["t.csv: lines 3-11", "t.csv: lines 13-31"]) == ["all runs: 2"])
    #expect(try words(["t.csv: row 2", "t.csv: row 3", "t.csv: row 9"]) == ["all runs: 3"])
    #expect(try words(["t.csv: bn", "t.csv: gn"]) == ["bn: 1", "gn: 1"])
  }

  @Test func versionsAndDatesAreRepeatsAndNoPairs() throws {
    let versions = ["bn", "gn"].flatMap { norm in
      (0..<12).map { "\(norm)/version_\($0)/metrics.csv" }
    }
    let groups = try LogGroups(of: versions.map { MadeRuns.run($0) })
    #expect(MadeRuns.words(groups) == ["bn: 12", "gn: 12"])
    #expect(!groups.arePairs)
    #expect(
      groups.groups[0].cells[0].members.map(\.run.source)[2...3] == [
        "bn/version_2/metrics.csv", "bn/version_3/metrics.csv",
      ]
    )
    #expect(
      try words(["a_2022-09-27-06-02-14/e", "a_2022-09-27-17-31-20/e"]) == ["all runs: 2"]
    )
  }

  @Test func namesThatTrackersMakeUpMakeNoGroups() throws {
    let names = ["dainty-sun-12", "royal-moon-13", "bemused-shark-402"]
    let runs = names.enumerated().map { index, name in
      var run = MadeRuns.run("wandb/run-20240501_12000\(index)-abcd\(index)xyz/f")
      run.name = name
      return run
    }
    #expect(MadeRuns.words(try LogGroups(of: runs)) == ["all runs: 3"])
    // Numbers of runs in a store, where settings say what differs.
    let stored = [3, 7, 20, 21].map {
      MadeRuns.run("sacred/\($0)/m", ["norm": $0 < 10 ? "bn" : "gn"])
    }
    #expect(MadeRuns.words(try LogGroups(of: stored)) == ["bn: 2", "gn: 2"])
    #expect(try words(["16/x", "32/x", "128/x"]) == ["all runs: 16×1 32×1 128×1"])
  }

  @Test func settingsCountBeforeNames() throws {
    var runs: [LoggedRun] = []
    for (index, settings) in MadeRuns.product([
      ("norm", ["bn", "gn"]), ("batch_size", ["2", "4", "8"]),
    ])
    .enumerated() {
      runs.append(
        MadeRuns.run("runs/quick-fox-\(index * 3)/\(settings["norm"]!)_b/x.csv", settings)
      )
    }
    #expect(
      MadeRuns.words(try LogGroups(of: runs)) == ["bn: 2×1 4×1 8×1", "gn: 2×1 4×1 8×1"]
    )
  }

  @Test func aSweepOfHydraNeedsNoGuess() throws {
    let made = MadeRuns.product([
      ("optimizer", ["adam", "sgd"]), ("lr", ["0.1", "0.01", "0.001"]),
      ("seed", ["0", "1", "2", "3", "4"]),
    ])
    let runs = made.enumerated().map { index, settings in
      MadeRuns.run(
        "multirun/2024-05-01/12-00-00/\(index)/metrics.csv",
        settings.merging(["optimizer._target_": "torch.\(settings["optimizer"]!)", "wd": "0"]) {
          $1
        }
      )
    }
    let groups = try LogGroups(of: runs)
    #expect(
      MadeRuns.words(groups) == ["adam: 0.001×5 0.01×5 0.1×5", "sgd: 0.001×5 0.01×5 0.1×5"]
    )
    #expect(groups.by == ["optimizer"])
    #expect(groups.arePairs)
    let missing = try LogGroups(
      of: runs.filter {
        $0.settings["lr"] != Setting(0.1) || $0.settings["optimizer"] != Setting("sgd")
      }
    )
    #expect(MadeRuns.words(missing)[1] == "sgd: 0.001×5 0.01×5")
    #expect(missing.notes.map(\.said).contains(LogNote(.warning, "sgd has no run at lr = 0.1")))
  }
}
