public import Faults
package import Notation

/// Runs by group, level and seed: what a comparison is made of.
public struct LogGroups: Sendable, Hashable {
  /// A run in its cell.
  public struct Member: Sendable, Hashable {
    /// The run.
    public var run: LoggedRun
    /// What makes it a pair with runs of other groups: its seed, or a number for the value of the setting asked for.
    ///
    /// Nil where none is recorded, or another run of the cell has the same.
    public var seed: UInt64?
  }

  /// The runs of one group at one level, by seed and then by the natural order of their paths.
  public struct Cell: Sendable, Hashable {
    /// The value of the level's setting; nil where there is none.
    public var level: Double?
    /// The runs.
    public var members: [Member]
  }

  /// Runs that are alike but for their level and their seed.
  public struct Group: Sendable, Hashable {
    /// A word of letters, digits, `_` and `-` that begins with a letter; no other group has it.
    public var name: String
    /// The group for people: `Batch Norm`, `lr = 0.1`, in English where it has words.
    public var title: String
    /// The same in the language of whoever reads it.
    package var phrase: Phrase
    /// The cells that have runs, by their levels.
    public var cells: [Cell]

    /// How many runs it has.
    public var count: Int { cells.reduce(0) { $0 + $1.members.count } }
  }

  /// The setting that is swept.
  public struct Level: Sendable, Hashable {
    /// The name of the setting.
    public var name: String
    /// Its values, ascending.
    public var values: [Double]
  }

  /// A run that is in no cell.
  public struct LeftOut: Sendable, Hashable {
    /// The run.
    public var run: LoggedRun
    /// Why, a sentence without its stop.
    package var reason: Phrase
  }

  /// The groups: in the order in which they were named, else the reference first and the others by name.
  public internal(set) var groups: [Group] = []
  /// The settings whose values are the groups; empty where they were named by hand or there is one.
  public internal(set) var by: [String] = []
  /// The setting that is swept; nil for none.
  public internal(set) var level: Level?
  /// The setting that tells the runs of a cell apart; nil where none is recorded.
  public internal(set) var seed: String?
  /// Whether runs of one seed are pairs: recorded in all groups, once a cell, and at least three are shared with the first.
  public internal(set) var arePairs = false
  /// The runs that do not count.
  public internal(set) var leftOut: [LeftOut] = []
  /// What was assumed, and what somebody should look at.
  public internal(set) var notes: [LogNote] = []

  /// The runs that count, in the order of their groups, levels and seeds.
  public var runs: [LoggedRun] {
    groups.flatMap { $0.cells.flatMap { $0.members.map(\.run) } }
  }

  /// Groups runs by their settings, or as somebody said.
  ///
  /// Every run that counts is in exactly one cell. What makes no difference is no group: a run that was copied counts once, a
  /// setting that follows from others is none of its own, and nothing is guessed where more than two remain.
  ///
  /// - Throws: ``Fault`` of usage where more than a group and a level varies, or a setting or group is asked for that is not
  ///   there.
  public init(of runs: [LoggedRun], options: GroupingOptions = GroupingOptions()) throws(Fault) {
    try self.init(reading: runs, options)
    guard groups.count == 1, options.by.isEmpty, let folders = NamedFolders(options.folders, runs)
    else { return }
    try self.init(reading: folders.runs, options)
    notes.insert(folders.note, at: 0)
  }

  private init(reading runs: [LoggedRun], _ options: GroupingOptions) throws(Fault) {
    let runs = withoutCopies(ofSettings: loggedOnce(withNumbers(runs)))
    guard !runs.isEmpty else {
      throw Fault(
        .invalid,
        "no run has numbers to compare",
        hint: "Name the files or folders of logs; `bnreport compare --list` says what is in them."
      )
    }
    let wanted = options.by + [options.level, options.pair].compactMap { $0 }
    let keys = RunKeys(runs, wanted: wanted)
    notes += keys.notes
    let choice = try GroupChoice(runs, keys, options)
    notes += choice.notes
    by = choice.by.map(\.name)
    if let key = choice.level {
      level = Level(name: key.name, values: key.distinct.compactMap(\.number))
    }
    fill(runs, choice, try seeds(keys, options))
    try order(choice, options)
    findPairs(options)
    warn(choice)
  }

  // MARK: Which runs count

  private mutating func withNumbers(_ runs: [LoggedRun]) -> [LoggedRun] {
    runs.filter { run in
      let reason: Phrase? =
        if run.state == .deleted {
          Phrase("it was deleted by its owner")
        } else if run.series.allSatisfy({ $0.points.isEmpty }) {
          Phrase("it holds no numbers")
        } else {
          nil
        }
      if let reason { leaveOut(run, reason) }
      return reason == nil
    }
  }

  mutating func leaveOut(_ run: LoggedRun, _ reason: Phrase) {
    leftOut.append(LeftOut(run: run, reason: reason))
    notes.append(LogNote(.warning, "\(run.source) is left out: \(reason)"))
  }

  /// Runs without the logs that a second program wrote of them.
  private mutating func loggedOnce(_ runs: [LoggedRun]) -> [LoggedRun] {
    let found = TwoLoggers(runs)
    guard let first = found.others.first else { return runs }
    for (run, source) in found.others {
      leftOut.append(LeftOut(run: run, reason: Phrase("a second log of \(source)")))
    }
    let (count, one, other) = (found.others.count, first.run.source, first.source)
    notes.append(
      LogNote(
        .assumed,
        "\(count, "# run was", "# runs were") logged twice, such as \(one) and \(other): each counts once"
      )
    )
    return found.runs
  }

  /// Runs without those whose settings and numbers another has, whatever their folders are called.
  private mutating func withoutCopies(ofSettings runs: [LoggedRun]) -> [LoggedRun] {
    let names = Set(runs.flatMap(\.settings.keys)).filter {
      !SettingNames.isNoSetting($0) && SettingNames.rank(ofSeed: $0) == nil
    }
    let copies = RunIdentity.copies(runs) { one, other in
      runs[one].group == runs[other].group
        && names.allSatisfy { runs[one].settings[$0] == runs[other].settings[$0] }
    }
    return remove(copies, from: runs)
  }

  mutating func remove(
    _ copies: [(copy: Int, of: Int, relation: RunIdentity.Relation)],
    from runs: [LoggedRun]
  ) -> [LoggedRun] {
    for (copy, of, relation) in copies {
      let source = runs[of].source
      leaveOut(
        runs[copy],
        relation == .identical
          ? Phrase(
            "it has the numbers of \(source), which was copied or trained with the same seed"
          )
          : Phrase("it has the first numbers of \(source), which goes on")
      )
    }
    let removed = Set(copies.map(\.copy))
    return runs.indices.filter { !removed.contains($0) }.map { runs[$0] }
  }
}
