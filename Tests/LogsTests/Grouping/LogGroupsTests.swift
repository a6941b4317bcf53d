import Faults
import Notation
import Testing

@testable import Logs

@Suite struct LogGroupsTests {
  private func runs(_ settings: [[String: String]]) -> [LoggedRun] {
    settings.enumerated().map { MadeRuns.run("runs/\($0.offset)/log.csv", $0.element) }
  }

  private func fault(_ runs: [LoggedRun], _ options: GroupingOptions = .init()) -> Fault? {
    do throws(Fault) {
      _ = try LogGroups(of: runs, options: options)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Groups, levels and seeds

  @Test func textIsGroupsAndSeedsArePairs() throws {
    let groups = try LogGroups(
      of: runs(MadeRuns.product([("norm", ["Batch Norm", "none"]), ("seed", ["1", "2.0", "3"])]))
    )
    #expect(MadeRuns.words(groups) == ["none: 3", "Batch Norm: 3"])
    #expect(groups.groups.map(\.name) == ["none", "batch_norm"])
    #expect(groups.by == ["norm"])
    #expect(groups.seed == "seed")
    #expect(groups.arePairs)
    #expect(groups.groups[1].cells[0].members.map(\.seed) == [1, 2, 3])
  }

  @Test func textAndNumberAreGroupsAndLevels() throws {
    let groups = try LogGroups(
      of: runs(
        MadeRuns.product([
          ("norm", ["bn", "gn"]), ("batch_size", ["32", "2", "8"]), ("seed", ["1", "2", "3"]),
        ])
      )
    )
    #expect(MadeRuns.words(groups) == ["bn: 2×3 8×3 32×3", "gn: 2×3 8×3 32×3"])
    #expect(groups.level == .init(name: "batch_size", values: [2, 8, 32]))
    #expect(groups.arePairs)
  }

  @Test func twoNumbersAreGroupsAndThreeALevel() throws {
    let two = try LogGroups(
      of: runs(MadeRuns.product([("lr", ["0.1", "1e-2"]), ("seed", ["1", "2"])]))
    )
    #expect(MadeRuns.words(two) == ["lr = 0.01: 2", "lr = 0.1: 2"])
    #expect(two.groups.map(\.name) == ["lr_0_01", "lr_0_1"])
    let three = try LogGroups(of: runs(MadeRuns.product([("lr", ["0.1", "1e-2", "1"])])))
    #expect(MadeRuns.words(three) == ["all runs: 0.01×1 0.1×1 1×1"])
  }

  @Test func nothingThatVariesIsOneGroup() throws {
    let groups = try LogGroups(
      of: runs(MadeRuns.product([("lr", ["0.1"]), ("seed", ["1", "2"])]))
    )
    #expect(MadeRuns.words(groups) == ["all runs: 2"])
    #expect(!groups.arePairs)
  }

  @Test func whatIsNoSettingMakesNoGroup() throws {
    var made = MadeRuns.product([("norm", ["bn", "gn"]), ("seed", ["1", "2", "3"])])
    for index in made.indices {
      made[index]["log_dir"] = "runs\(index)"
      made[index]["data.path"] = "/data/\(index)"
      made[index]["run_id"] = "\(index * 7)"
      made[index]["num_workers"] = "\(index % 3)"
      made[index]["model.weights"] = "/w/\(index)"
      made[index]["trial_seed"] = "\(index)"
    }
    #expect(MadeRuns.words(try LogGroups(of: runs(made))) == ["bn: 3", "gn: 3"])
  }

  @Test func resultsAmongSettingsMakeNoGroup() throws {
    var made = MadeRuns.product([("norm", ["bn", "gn"]), ("seed", ["1", "2", "3"])])
    for index in made.indices { made[index]["best_val_acc"] = "0.9\(index)" }
    let groups = try LogGroups(of: runs(made))
    #expect(MadeRuns.words(groups) == ["bn: 3", "gn: 3"])
    #expect(
      groups.notes.map(\.said).contains(
        LogNote(.ignored, "best_val_acc is a result, not a setting")
      )
    )
  }

  @Test func otherDataSetsAreSaid() throws {
    let groups = try LogGroups(
      of: runs([
        ["norm": "bn", "data.dataset": "cifar10"], ["norm": "gn", "data.dataset": "mnist"],
      ])
    )
    #expect(
      groups.notes.map(\.said).contains(
        LogNote(.warning, "the runs have different data sets: cifar10 and mnist")
      )
    )
  }

  @Test(
    arguments: [
      ("lora_rank", false), ("rank", true), ("drop_path", false), ("data_path", false),
      ("log_dir", true), ("log_interval", true), ("log_scale", false), ("output_dim", false),
      ("model_id", false), ("run_id", true), ("env_id", false), ("transformers_version", true),
      ("dataset_version", false), ("num_workers", true), ("optimizer.name", false), ("name", true),
      ("_wandb.cli", true), ("gradient_checkpointing", false), ("hidden_nodes", false),
    ]
  )
  func whatIsNoSettingIsKnownByItsName(name: String, isNone: Bool) {
    #expect(SettingNames.isNoSetting(name) == isNone)
  }

  @Test func everySeedIsASeed() throws {
    var made = MadeRuns.product([("norm", ["bn", "gn"]), ("seed", ["1", "2", "3"])])
    for index in made.indices { made[index]["data_seed"] = "\(7 + index % 3)" }
    let groups = try LogGroups(of: runs(made))
    #expect(MadeRuns.words(groups) == ["bn: 3", "gn: 3"])
    #expect(groups.seed == "seed")
    let other = try LogGroups(
      of: runs(MadeRuns.product([("norm", ["bn", "gn"]), ("torch_seed", ["1", "2", "3"])]))
    )
    #expect(other.seed == "torch_seed")
    #expect(other.arePairs)
  }

  @Test func namesOfOptimizersAreSettings() throws {
    let groups = try LogGroups(
      of: runs(MadeRuns.product([("optimizer.name", ["adam", "sgd"]), ("seed", ["1", "2"])]))
    )
    #expect(MadeRuns.words(groups) == ["adam: 2", "sgd: 2"])
  }

  @Test func aKeyThatOnlySomeHaveIsNoDifference() throws {
    let made =
      MadeRuns.product([("optimizer", ["sgd"]), ("momentum", ["0.9"]), ("seed", ["1", "2", "3"])])
      + MadeRuns.product([("optimizer", ["adam"]), ("beta", ["0.99"]), ("seed", ["1", "2", "3"])])
    #expect(MadeRuns.words(try LogGroups(of: runs(made))) == ["adam: 3", "sgd: 3"])
  }

  /// The folders of a cluster are named for its jobs: numbers, of which each run has its own.
  @Test(arguments: [true, false])
  func numbersOfJobsAreNoLevels(areSeeded: Bool) throws {
    let made = MadeRuns.product([("norm", ["bn", "none"]), ("seed", ["1", "2", "3"])])
    let runs = made.enumerated().map { place, settings in
      let known = areSeeded ? settings : settings.filter { $0.key == "norm" }
      return MadeRuns.run("runs/job_\(48213 + 7 * place)/log.csv", known)
    }
    let groups = try LogGroups(of: runs)
    #expect(MadeRuns.words(groups) == ["none: 3", "bn: 3"])
    #expect(groups.arePairs == areSeeded)
    #expect(
      groups.notes.map(\.said).contains(LogNote(.ignored, "job has a value of its own in each run"))
    )
  }

  /// Data files have names of ASCII: by Pinyin, by Unicode's tables, by German spelling.
  @Test(arguments: [
    (["基线", "批归一化"], ["ji_xian", "pi_gui_yi_hua"]),
    (["базовая", "норма"], ["bazovaa", "norma"]),
    (["Größe", "größe 2"], ["grosse", "grosse_2"]),
    (["⊕", "⊗"], ["group", "group_2"]),
  ])
  func groupsHaveNamesInLatinLetters(values: [String], names: [String]) throws {
    let groups = try LogGroups(
      of: runs(MadeRuns.product([("norm", values), ("seed", ["1", "2", "3"])]))
    )
    #expect(groups.groups.map(\.name).sorted() == names)
  }

  @Test func settingsThatVaryTogetherAreOne() throws {
    let made =
      MadeRuns.product([("optimizer", ["sgd"]), ("lr", ["0.1"]), ("seed", ["1", "2", "3"])])
      + MadeRuns.product([("optimizer", ["adam"]), ("lr", ["0.001"]), ("seed", ["1", "2", "3"])])
    let groups = try LogGroups(of: runs(made))
    #expect(MadeRuns.words(groups) == ["adam: 3", "sgd: 3"])
    #expect(
      groups.notes.map(\.said).contains(LogNote(.assumed, "lr varies together with optimizer"))
    )
  }

  @Test func aRateThatFollowsFromTheSizeOfTheBatchIsNoneOfItsOwn() throws {
    let made = MadeRuns.product([("norm", ["bn", "gn"]), ("batch", ["2", "4", "8"])]).map { made in
      made.merging([
        "lr": "\((Double(made["batch"] ?? "") ?? 0) / 10 + (made["norm"] == "bn" ? 1 : 0))"
      ]) { $1 }
    }
    let groups = try LogGroups(of: runs(made))
    #expect(MadeRuns.words(groups) == ["bn: 2×1 4×1 8×1", "gn: 2×1 4×1 8×1"])
    #expect(groups.level?.name == "batch")
    #expect(groups.notes.map(\.said).contains(LogNote(.assumed, "lr follows from batch and norm")))
  }

  @Test func capitalsMakeNoGroup() throws {
    let groups = try LogGroups(
      of: runs([
        ["o": "adam", "seed": "1"], ["o": "Adam", "seed": "2"], ["o": "sgd", "seed": "1"],
      ])
    )
    #expect(MadeRuns.words(groups) == ["adam: 2", "sgd: 1"])
    #expect(
      groups.notes.map(\.said).contains(LogNote(.warning, "o: adam and Adam are read as one value"))
    )
  }

  @Test func roundingMakesNoGroup() throws {
    // 0.1 in single precision.
    let groups = try LogGroups(
      of: runs([
        ["lr": "0.10000000149011612", "n": "1000001"], ["lr": "0.1", "n": "1000001"],
        ["lr": "0.1", "n": "1000002"], ["lr": "0.1", "n": "1000002"],
      ])
    )
    #expect(MadeRuns.words(groups) == ["n = 1000001: 2", "n = 1000002: 2"])
    #expect(
      groups.notes.map(\.said).contains(
        LogNote(.warning, "lr: 0.10000000149011612 and 0.1 are read as one value")
      )
    )
  }

  @Test func valuesThatAreEqualAsNumbersAreEqual() throws {
    let groups = try LogGroups(
      of: runs([["b": "5"], ["b": "5.0"], ["b": "5e0"], ["b": "6"]])
    )
    #expect(MadeRuns.words(groups) == ["b = 5: 3", "b = 6: 1"])
  }

  // MARK: As somebody says

  @Test func moreThanTwoIsAQuestionWithTwoAnswersThatWork() throws {
    let made = runs(
      MadeRuns.product([
        ("optimizer", ["adam", "sgd"]), ("norm", ["bn", "gn"]), ("lr", ["0.1", "0.2", "0.3"]),
        ("seed", ["1", "2", "3", "4", "5"]),
      ])
    )
    let found = fault(made, GroupingOptions(arguments: "runs/"))
    #expect(found?.kind == .usage)
    #expect(
      found?.message
        == "the runs differ in 3 settings (expected one for groups and one number for levels)"
    )
    #expect(
      found?.hint == """
        They are, with the numbers of runs:
          lr: 0.1 (20), 0.2 (20), 0.3 (20)
          norm: bn (30), gn (30)
          optimizer: adam (30), sgd (30)
        Say what is compared; either of these works:
          bnreport compare runs/ --by norm,optimizer --level lr
          bnreport compare runs/ --by norm --level lr
        """
    )
    let all = try LogGroups(of: made, options: .init(by: ["norm", "optimizer"], level: "lr"))
    #expect(
      MadeRuns.words(all) == [
        "bn, adam: 0.1×5 0.2×5 0.3×5", "bn, sgd: 0.1×5 0.2×5 0.3×5",
        "gn, adam: 0.1×5 0.2×5 0.3×5", "gn, sgd: 0.1×5 0.2×5 0.3×5",
      ]
    )
    #expect(all.arePairs)
    let one = try LogGroups(of: made, options: .init(by: ["norm"], level: "lr"))
    #expect(MadeRuns.words(one) == ["bn: 0.1×10 0.2×10 0.3×10", "gn: 0.1×10 0.2×10 0.3×10"])
    #expect(!one.arePairs)
    #expect(
      one.notes.map(\.said).contains(
        LogNote(
          .warning,
          "optimizer varies within groups (adam and sgd): runs that differ in it count as repeats"
        )
      )
    )
  }

  @Test(
    arguments: [
      [("a", ["x", "y"]), ("b", ["x", "y"])], [("a", ["1", "2"]), ("b", ["1", "2"])],
      [("a", ["1", "2", "3"]), ("b", ["1", "2", "3"])],
      [("a", ["1", "2", "3"]), ("b", ["1", "2", "3"]), ("c", ["x", "y"]), ("d", ["x", "y"])],
    ] as [[(String, [String])]]
  )
  func bothAnswersOfAQuestionWork(keys: [(String, [String])]) throws {
    let made = runs(MadeRuns.product(keys))
    let hint = try #require(fault(made)?.hint)
    let commands = hint.split(separator: "\n").filter { $0.hasPrefix("  bnreport") }
    #expect(commands.count == 2)
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      var options = GroupingOptions()
      if let index = words.firstIndex(of: "--by") {
        options.by = words[index + 1].split(separator: ",").map(String.init)
      }
      if let index = words.firstIndex(of: "--level") { options.level = words[index + 1] }
      #expect(try LogGroups(of: made, options: options).runs.count == made.count)
    }
  }

  @Test func aSettingThatIsNotThereIsNamed() {
    let made = runs(MadeRuns.product([("optimizer.lr", ["0.1", "0.2"]), ("norm", ["bn", "gn"])]))
    #expect(fault(made, .init(by: ["nrom"]))?.message == "no run has a setting nrom")
    #expect(fault(made, .init(by: ["nrom"]))?.hint == "Did you mean norm?")
    #expect(fault(made, .init(by: ["lr"])) == nil)
    #expect(
      fault(made, .init(level: "norm"))?.message == "norm is no number in all runs (got \"bn\")"
    )
    #expect(fault(made, .init(by: ["norm"], pair: "seed"))?.message == "no run has a recorded seed")
    #expect(fault(made, .init(reference: "xn"))?.kind == .usage)
    #expect(fault([])?.kind == .invalid)
    var named = made
    named[0].group = "a"
    #expect(fault(named, .init(by: ["norm"]))?.kind == .usage)
  }

  @Test func theReferenceIsFirst() throws {
    let made = runs(
      MadeRuns.product([("norm", ["bn", "gn", "version_10", "version_9", "without"])])
    )
    #expect(
      try LogGroups(of: made).groups.map(\.title)
        == [
          "without", "bn", "gn", "version_10", "version_9",
        ].sorted { $0 == "without" || ($1 != "without" && NaturalOrder.precedes($0, $1)) }
    )
    #expect(
      try LogGroups(of: made, options: .init(reference: "GN")).groups.first?.title == "gn"
    )
  }

  @Test func groupsByHandKeepTheirOrder() throws {
    let made = MadeRuns.product([("lr", ["1", "2", "3"]), ("seed", ["1", "2", "3"])])
    var all = runs(made + made)
    for index in all.indices {
      all[index].group = index < 9 ? "gn" : "Base_line"
      all[index].source = "\(index)"
      all[index].series[0].points[0].value = Double(index)
    }
    let groups = try LogGroups(of: all)
    #expect(MadeRuns.words(groups) == ["gn: 1×3 2×3 3×3", "Base_line: 1×3 2×3 3×3"])
    #expect(groups.groups.map(\.name) == ["gn", "Base_line"])
    #expect(groups.arePairs)
  }
}
