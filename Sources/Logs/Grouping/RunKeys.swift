internal import Notation

/// All that is known of the settings of some runs: what varies, the seed, and what counts repeats.
struct RunKeys {
  /// Every setting, also those that do not vary or are none.
  private(set) var all: [VariedKey] = []
  /// The settings that vary and may be what is compared, each once.
  private(set) var varied: [VariedKey] = []
  /// The seeds.
  private(set) var seed: VariedKey?
  /// What counts repeats.
  private(set) var repeats: [VariedKey] = []
  /// What was assumed and left out.
  private(set) var notes: [LogNote] = []

  /// Reads the settings and the names of runs.
  ///
  /// - Parameters:
  ///   - runs: The runs.
  ///   - wanted: The names of settings that somebody asked for, which stand for those that vary with them.
  init(_ runs: [LoggedRun], wanted: [String]) {
    let names = NameReading(runs)
    collect(runs, names)
    findSeed()
    repeats = all.filter { SettingNames.isRepeat($0.name) && $0.isNumber }
    joinSpellings()
    var keys = all.filter { key in
      key.varies && SettingNames.rank(ofSeed: key.name) == nil
        && !(SettingNames.isRepeat(key.name) && key.isNumber)
        && (key.origin == .word || !SettingNames.isNoSetting(key.name))
        && !(key.origin == .recorded && SettingNames.arePaths(key.distinct))
    }
    keys = withoutResults(keys, wanted)
    keys = withoutAliases(keys, wanted)
    keys = withoutNames(keys, wanted)
    varied = withoutConsequences(keys, wanted)
    // What tells runs apart without the names leaves nothing to assume of them.
    if seed == nil, !varied.contains(where: { $0.origin == .recorded }) { notes += names.notes }
  }

  /// The setting of a name that somebody wrote: whole, or its last part.
  func key(_ name: String) -> VariedKey? {
    let lower = name.lowercased()
    return all.first { $0.name == name } ?? all.first { $0.name.lowercased() == lower }
      ?? all.first { SettingNames.last($0.name) == lower.replacing("-", with: "_") }
  }

  // MARK: What there is

  private mutating func collect(_ runs: [LoggedRun], _ names: NameReading) {
    let recorded = Set(runs.flatMap(\.settings.keys)).sorted()
    all = recorded.map { name in VariedKey(name, .recorded, runs.map { $0.settings[name] }) }
    let known = Set(recorded.map(SettingNames.last))
    // What a file says is not asked of a name.
    all += Set(names.pairs.flatMap(\.keys)).sorted().filter {
      !known.contains(SettingNames.last($0))
    }
    .map { name in VariedKey(name, .named, names.pairs.map { $0[name] }) }
    all += names.words.map { VariedKey($0.key, .word, $0.values) }
  }

  private mutating func findSeed() {
    let seeds = all.filter { key in
      SettingNames.rank(ofSeed: key.name) != nil && !key.distinct.isEmpty
        && key.distinct.allSatisfy {
          $0.number.map { $0 == $0.rounded() && abs($0) < 9e15 } ?? false
        }
    }
    seed = seeds.min { one, other in
      func rank(_ key: VariedKey) -> (Int, Int, Int) {
        (key.varies ? 0 : 1, SettingNames.rank(ofSeed: key.name) ?? 0, key.origin.rawValue)
      }
      return rank(one) < rank(other)
    }
  }

  private mutating func joinSpellings() {
    for index in all.indices {
      for spellings in all[index].joinSpellings() where !SettingNames.isNoSetting(all[index].name) {
        notes.append(
          LogNote(
            .warning,
            "\(all[index].name): \(Self.list(spellings.map(\.text))) are read as one value"
          )
        )
      }
    }
  }

  // MARK: What varies

  /// Leaves out results that were written among the settings: `best_val_acc`.
  private mutating func withoutResults(_ keys: [VariedKey], _ wanted: [String]) -> [VariedKey] {
    keys.filter { key in
      let isResult =
        key.origin == .recorded && key.isNumber && key.isUnique && key.classes.count > 2
        && MetricDirection(ofMetric: key.name) != .none && !isWanted(key, wanted)
        && key.distinct.contains { $0.number.map { $0 != $0.rounded() } ?? false }
      if isResult { notes.append(LogNote(.ignored, "\(key.name) is a result, not a setting")) }
      return !isResult
    }
  }

  /// Of settings that vary together one stands for all.
  private mutating func withoutAliases(_ keys: [VariedKey], _ wanted: [String]) -> [VariedKey] {
    var order: [[Int]] = []
    var groups: [[Int]: [VariedKey]] = [:]
    for key in keys {
      if groups[key.classes] == nil { order.append(key.classes) }
      groups[key.classes, default: []].append(key)
    }
    return order.map { classes in
      let group = groups[classes, default: []].sorted { $0.rank < $1.rank }
      let first = group.first { isWanted($0, wanted) } ?? group[0]
      let others = group.filter { $0.name != first.name && $0.origin != .word }.map(\.name)
      if !others.isEmpty {
        notes.append(
          LogNote(
            .assumed,
            others.count == 1
              ? Phrase("\(others[0]) varies together with \(first.name)")
              : Phrase("\(Self.list(others)) vary together with \(first.name)")
          )
        )
      }
      return first
    }
  }

  private func isWanted(_ key: VariedKey, _ wanted: [String]) -> Bool {
    wanted.contains { self.key($0)?.name == key.name }
  }

  /// Leaves out words of which each run has its own, where something else tells runs apart: names, not settings.
  private mutating func withoutNames(_ keys: [VariedKey], _ wanted: [String]) -> [VariedKey] {
    let isSeedUnique = seed?.isUnique ?? false
    return keys.filter { key in
      guard key.classes.count > 2, key.isUnique, !isWanted(key, wanted) else { return true }
      // The number of `job_48213`, which the levels of a sweep would share.
      if key.origin == .named, key.isNumber,
        !SettingNames.numeric.contains(key.name.lowercased()),
        keys.contains(where: { !$0.isUnique })
      {
        notes.append(LogNote(.ignored, "\(key.name) has a value of its own in each run"))
        return false
      }
      guard !key.isNumber || key.origin == .word else { return true }
      let isName =
        isSeedUnique || keys.contains { $0.name != key.name && !($0.isUnique && !$0.isNumber) }
      if isName, key.origin != .word {
        notes.append(LogNote(.ignored, "\(key.name) has a value of its own in each run"))
      }
      return !isName
    }
  }

  /// Leaves out what follows from the rest: words of names before settings, and the number with the most values first.
  private mutating func withoutConsequences(
    _ keys: [VariedKey],
    _ wanted: [String]
  ) -> [VariedKey] {
    let order = keys.filter { !isWanted($0, wanted) }.sorted { one, other in
      let first = (-one.origin.rawValue, one.isNumber ? 0 : 1, -one.distinct.count, one.name)
      let second = (
        -other.origin.rawValue, other.isNumber ? 0 : 1, -other.distinct.count, other.name
      )
      return first < second
    }
    var kept = keys
    for key in order {
      // A sweep does not say which group it is of, though the numbers may tell.
      let others = kept.filter {
        $0.name != key.name && (key.isNumber || key.origin == .word || !$0.isNumber)
          && $0.origin <= key.origin
      }
      guard !others.isEmpty, key.follows(from: others) else { continue }
      kept.removeAll { $0.name == key.name }
      if key.origin != .word {
        notes.append(
          LogNote(.assumed, "\(key.name) follows from \(Self.list(others.map(\.name)))")
        )
      }
    }
    return kept
  }

  /// Words as people list them.
  static func list(_ words: [String]) -> Phrase { list(words.map(Phrase.init(verbatim:))) }

  /// Words as people list them.
  static func list(_ words: [Phrase]) -> Phrase {
    guard words.count > 1, let last = words.last else {
      return words.first ?? Phrase(verbatim: "")
    }
    if words.count > 6 {
      return Phrase("\(list: words.prefix(5)) and \(words.count - 5, "# more", "# more")")
    }
    return Phrase("\(list: words.dropLast()) and \(last)")
  }
}
