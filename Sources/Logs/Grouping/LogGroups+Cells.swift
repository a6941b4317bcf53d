internal import Faults
internal import Notation

extension LogGroups {
  /// The setting that tells repeats apart, and its value in each run.
  struct Seeds {
    var name: String?
    var values: [UInt64?]
  }

  /// The seeds of runs, or the values of the setting that was asked for as numbers.
  func seeds(_ keys: RunKeys, _ options: GroupingOptions) throws(Fault) -> Seeds {
    var key = keys.seed
    if let name = options.pair, name != "none" {
      if SettingNames.rank(ofSeed: name) == nil || keys.key(name) != nil {
        key = try GroupChoice.key(name, keys, option: "--pair")
      }
      guard key != nil else {
        throw Fault(
          .usage,
          file: "--pair",
          "no run has a recorded seed",
          hint: "Leave --pair out: runs are then compared as independent ones."
        )
      }
    }
    guard let key else {
      return Seeds(values: Array(repeating: nil, count: keys.all.first?.values.count ?? 0))
    }
    let areWhole = key.distinct.allSatisfy { value in
      value.number.map { $0 >= 0 && $0 == $0.rounded() && $0 < 9e15 } ?? false
    }
    let places = Dictionary(uniqueKeysWithValues: key.distinct.enumerated().map { ($1, $0) })
    return Seeds(
      name: key.name,
      values: key.values.map { value in
        guard let value else { return nil }
        return areWhole ? UInt64(value.number ?? 0) : UInt64(places[value] ?? 0)
      }
    )
  }

  /// Puts every run into its cell.
  mutating func fill(_ runs: [LoggedRun], _ choice: GroupChoice, _ seeds: Seeds) {
    seed = seeds.name
    var titles: [GroupTitle] = []
    var cells: [GroupTitle: [Double?: [Member]]] = [:]
    for (index, run) in runs.enumerated() {
      let title =
        choice.byHand.flatMap { $0.values[index] }.map { GroupTitle(named: $0.text) }
        ?? GroupTitle(choice.by, run: index)
      if cells[title] == nil { titles.append(title) }
      let member = Member(
        run: run,
        seed: index < seeds.values.count ? seeds.values[index] : nil
      )
      cells[title, default: [:]][choice.level?.values[index]?.number, default: []].append(member)
    }
    if choice.byHand == nil { titles.sort(by: GroupTitle.precedes) }
    var names: Set<String> = []
    for title in titles {
      let name =
        choice.byHand != nil && !names.contains(title.text) && title.isName
        ? title.text : title.name(beside: names)
      names.insert(name)
      let levels = cells[title, default: [:]]
      groups.append(
        Group(
          name: name,
          title: title.text,
          phrase: title.phrase,
          cells: levels.keys.sorted { ($0 ?? -.infinity) < ($1 ?? -.infinity) }.map { level in
            Cell(level: level, members: members(levels[level, default: []], of: title))
          }
        )
      )
    }
    dropSharedSeeds()
  }

  /// The runs of a cell, without copies and without those that failed where another did not.
  private mutating func members(_ all: [Member], of title: GroupTitle) -> [Member] {
    let copies = RunIdentity.copies(all.map(\.run))
    _ = remove(copies, from: all.map(\.run))
    let removed = Set(copies.map(\.copy))
    var members = all.indices.filter { !removed.contains($0) }.map { all[$0] }
    // A run that diverged is a result, whatever became of its process.
    let failed = members.filter { $0.run.state == .failed && !$0.run.hasDiverged }
    if !failed.isEmpty, members.contains(where: { $0.run.state == .finished }) {
      for member in failed {
        leaveOut(member.run, Phrase("it failed, and another run of \(title.phrase) finished"))
      }
      members.removeAll { failed.contains($0) }
    }
    return members
  }

  private static func precedes(_ one: Member, _ other: Member) -> Bool {
    if one.seed != other.seed { return one.seed ?? .max < other.seed ?? .max }
    return NaturalOrder.precedes(one.run.source, other.run.source)
  }

  /// Takes a seed away that several runs of a cell have, since it tells none of them apart, and puts runs in order.
  private mutating func dropSharedSeeds() {
    for group in groups.indices {
      var shared: Set<UInt64> = []
      for cell in groups[group].cells.indices {
        let members = groups[group].cells[cell].members
        let counts = Dictionary(grouping: members.compactMap(\.seed)) { $0 }.mapValues(\.count)
        for (place, member) in members.enumerated() {
          guard let own = member.seed, counts[own, default: 0] > 1 else { continue }
          shared.insert(own)
          groups[group].cells[cell].members[place].seed = nil
        }
        groups[group].cells[cell].members.sort(by: Self.precedes)
      }
      guard !shared.isEmpty else { continue }
      notes.append(
        LogNote(
          .warning,
          "\(groups[group].phrase): several runs have one \(seed ?? "seed") (\(RunKeys.list(shared.sorted().map(String.init)))) and different numbers, so that they are no pairs"
        )
      )
    }
  }

  // MARK: Order

  /// Puts the reference first.
  mutating func order(_ choice: GroupChoice, _ options: GroupingOptions) throws(Fault) {
    if let name = options.reference {
      let wanted = name.lowercased()
      let place =
        groups.firstIndex { $0.name == name || $0.title == name }
        ?? groups.firstIndex { group in
          [group.name, group.title].contains { $0.lowercased() == wanted }
            || group.title.lowercased().hasSuffix("= " + wanted)
        }
      guard let place else {
        let names = groups.map(\.name)
        throw Fault(
          .usage,
          file: "--reference",
          "there is no group \(name)",
          hint: Spelling.nearest(to: name, among: names).map { "Did you mean \($0)?" }
            ?? "The groups are \(RunKeys.list(names).text)."
        )
      }
      groups.insert(groups.remove(at: place), at: 0)
    } else if choice.byHand == nil {
      let ranks = groups.enumerated().compactMap { index, group in
        GroupTitle(named: group.title).referenceRank.map { ($0, index) }
      }
      if let first = ranks.min(by: <) { groups.insert(groups.remove(at: first.1), at: 0) }
    }
  }
}

extension GroupTitle {
  /// Whether the title is a name already.
  var isName: Bool {
    text.first?.isASCII == true && text.first?.isLetter == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
  }
}

extension LoggedRun {
  /// Whether the last number of a series is not finite.
  public var hasDiverged: Bool {
    series.contains { $0.points.last.map { !$0.value.isFinite } ?? false }
  }
}
