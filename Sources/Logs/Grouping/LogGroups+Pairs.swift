internal import Notation

extension LogGroups {
  /// How many seeds two groups must share to be compared pair by pair.
  static let fewestPairs = 3

  /// Finds whether runs of the first group and of each other one are pairs.
  mutating func findPairs(_ options: GroupingOptions) {
    guard groups.count > 1, let seed, options.pair != "none" else { return }
    let isAsked = options.pair != nil
    var unshared: [LogNote] = []
    for group in groups.dropFirst() {
      for cell in group.cells {
        guard let reference = groups[0].cells.first(where: { $0.level == cell.level }) else {
          continue
        }
        guard let shared = Self.shared(reference, cell) else {
          notes.append(
            LogNote(
              isAsked ? .warning : .assumed,
              "the runs are no pairs: \(seed) is not recorded once in each run of \(groups[0].phrase) and \(name(cell, of: group))"
            )
          )
          return
        }
        guard shared.count >= Self.fewestPairs else {
          notes.append(
            LogNote(
              isAsked ? .warning : .assumed,
              "the runs are no pairs: \(groups[0].phrase) and \(name(cell, of: group)) share \(shared.count, "# value", "# values") of \(seed) (expected at least \(Self.fewestPairs))"
            )
          )
          return
        }
        unshared += alone(reference, in: groups[0], shared, group, seed)
        unshared += alone(cell, in: group, shared, groups[0], seed)
      }
    }
    arePairs = true
    notes += unshared
  }

  /// The seeds that two cells share; nil where a run has none.
  private static func shared(_ one: Cell, _ other: Cell) -> Set<UInt64>? {
    let (a, b) = (one.members.compactMap(\.seed), other.members.compactMap(\.seed))
    guard a.count == one.members.count, b.count == other.members.count else { return nil }
    return Set(a).intersection(b)
  }

  private func alone(
    _ cell: Cell,
    in group: Group,
    _ shared: Set<UInt64>,
    _ other: Group,
    _ seed: String
  ) -> [LogNote] {
    let seeds = cell.members.compactMap(\.seed).filter { !shared.contains($0) }
    guard !seeds.isEmpty else { return [] }
    return [
      LogNote(
        .warning,
        seeds.count == 1
          ? Phrase(
            "\(seed) \(String(seeds[0])) of \(name(cell, of: group)) has no partner in \(other.phrase) and is left out of the paired comparison"
          )
          : Phrase(
            "\(seed) \(RunKeys.list(seeds.map(String.init))) of \(name(cell, of: group)) have no partner in \(other.phrase) and are left out of the paired comparison"
          )
      )
    ]
  }

  /// A cell for people: `Batch Norm at batch_size = 32`.
  func name(_ cell: Cell, of group: Group) -> Phrase {
    guard let level, let value = cell.level else { return group.phrase }
    return Phrase("\(group.phrase) at \(level.name) = \(Setting(value).text)")
  }

  /// In how many pairs both runs began with one number before training, as from the same weights.
  ///
  /// - Parameters:
  ///   - metric: Of which numbers.
  ///   - group: The place of the group that is compared with the first one.
  /// - Returns: How many, of how many pairs that were measured before training; nil where none was.
  public func equalStarts(of metric: LoggedMetric, in group: Int) -> (equal: Int, of: Int)? {
    guard arePairs, groups.indices.contains(group) else { return nil }
    var (equal, count) = (0, 0)
    for cell in groups[group].cells {
      let partners = groups[0].cells.first { $0.level == cell.level }?.members ?? []
      for member in cell.members {
        guard let own = member.run.start(of: metric),
          let partner = partners.first(where: { $0.seed == member.seed })?.run.start(of: metric)
        else { continue }
        count += 1
        if own == partner { equal += 1 }
      }
    }
    return count > 0 ? (equal, count) : nil
  }

  /// What the numbers before training say of the pairs of each group.
  public func startNotes(of metric: LoggedMetric) -> [LogNote] {
    groups.indices.dropFirst().compactMap { index in
      equalStarts(of: metric, in: index).map { starts in
        LogNote(
          .assumed,
          "\(starts.equal) of \(starts.of, "# pair", "# pairs") of \(groups[index].phrase) and \(groups[0].phrase) began with one \(metric.metric) before training"
        )
      }
    }
  }

  // MARK: Warnings

  /// Says which cells are empty, or too small to say anything.
  mutating func warn(_ choice: GroupChoice) {
    if let level {
      for group in groups {
        let missing = level.values.filter { value in !group.cells.contains { $0.level == value } }
        if !missing.isEmpty {
          let values = RunKeys.list(missing.map { Setting($0).text })
          notes.append(LogNote(.warning, "\(group.phrase) has no run at \(level.name) = \(values)"))
        }
        if group.cells.contains(where: { $0.level == nil }) {
          notes.append(LogNote(.warning, "runs of \(group.phrase) have no \(level.name)"))
        }
      }
    }
    let counts = groups.flatMap { $0.cells.map(\.members.count) }
    if counts.allSatisfy({ $0 == 1 }), counts.count > 1 {
      notes.append(LogNote(.warning, "one run each: any difference may be chance"))
    } else if let fewest = counts.min(), fewest < 3, counts.count > 1 {
      let few = groups.flatMap { group in
        group.cells.filter { $0.members.count < 3 }.map { cell in
          Phrase("\(name(cell, of: group)) (\(cell.members.count))")
        }
      }
      notes.append(
        LogNote(.warning, "fewer than three runs, too few for a verdict: \(RunKeys.list(few))")
      )
    }
    warnOfDivergence()
    warnOfSettings()
    warnOfTests()
  }

  /// What makes two runs of different tasks or sizes, and not of different methods.
  private static let confounders: KeyValuePairs = [
    "dataset": Phrase("data sets"), "data": Phrase("data sets"), "task": Phrase("tasks"),
    "width": Phrase("widths"), "depth": Phrase("depths"), "hidden_size": Phrase("sizes of layers"),
    "num_layers": Phrase("numbers of layers"), "n_layers": Phrase("numbers of layers"),
    "n_parameters": Phrase("numbers of parameters"),
    "num_parameters": Phrase("numbers of parameters"), "batch_size": Phrase("sizes of batches"),
  ]

  /// Settings that differ between groups and are not what is compared.
  private mutating func warnOfSettings() {
    for (word, what) in Self.confounders {
      let names = Set(runs.flatMap(\.settings.keys)).filter { SettingNames.last($0) == word }
        .sorted()
      for name in names where !by.contains(name) && level?.name != name {
        let values = Set(runs.compactMap { $0.settings[name] }).sorted(by: Setting.precedes)
        guard values.count > 1, !SettingNames.arePaths(values) else { continue }
        notes.append(
          LogNote(
            .warning,
            "the runs have different \(what): \(RunKeys.list(values.map(GroupTitle.text)))"
          )
        )
      }
    }
  }
}

extension LoggedRun {
  /// The number of a metric before training.
  fileprivate func start(of metric: LoggedMetric) -> Double? {
    let points = series.first { $0.split == metric.split && $0.metric == metric.metric }?.points
    guard let first = points?.first, first.epoch == 0 || (first.epoch == nil && first.step == 0)
    else {
      return nil
    }
    return first.value
  }
}
