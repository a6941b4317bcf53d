internal import Faults
internal import Notation

/// Which settings are groups and which is a level.
struct GroupChoice {
  /// The settings whose values are groups; empty for one group, or where they were named by hand.
  private(set) var by: [VariedKey] = []
  /// The setting that is swept.
  private(set) var level: VariedKey?
  /// The groups that were named by hand.
  private(set) var byHand: VariedKey?
  /// What somebody should know of the choice.
  private(set) var notes: [LogNote] = []

  /// Chooses, as options say, else by what varies.
  ///
  /// - Throws: ``Fault`` of usage where more varies, or a setting is not there or no number.
  init(_ runs: [LoggedRun], _ keys: RunKeys, _ options: GroupingOptions) throws(Fault) {
    level = try Self.level(keys, options)
    if runs.contains(where: { $0.group != nil }) {
      guard options.by.isEmpty else {
        throw Fault(
          .usage,
          file: "--by",
          "the groups are named already, as NAME=PATTERN",
          hint: "Leave out --by, or the names."
        )
      }
      let hand = VariedKey("group", .recorded, runs.map { Setting($0.group ?? "others") })
      byHand = hand
      complete(keys.varied, beside: [hand])
    } else if !options.by.isEmpty {
      for name in options.by { by.append(try Self.key(name, keys, option: "--by")) }
      complete(keys.varied, beside: by)
    } else {
      try choose(keys.varied.filter { $0.name != level?.name }, options)
    }
  }

  // MARK: As somebody said

  private static func level(_ keys: RunKeys, _ options: GroupingOptions) throws(Fault) -> VariedKey?
  {
    guard let name = options.level, name != "none" else { return nil }
    let key = try key(name, keys, option: "--level")
    guard key.isNumber, !key.distinct.isEmpty else {
      let text = key.distinct.first { $0.number == nil }?.text ?? ""
      throw Fault(
        .usage,
        file: "--level",
        "\(key.name) is no number in all runs (got \"\(text)\")",
        hint: "Levels are numbers; give groups by words with --by \(key.name)."
      )
    }
    return key
  }

  static func key(_ name: String, _ keys: RunKeys, option: String) throws(Fault) -> VariedKey {
    if let key = keys.key(name), !key.distinct.isEmpty { return key }
    let known = keys.all.map(\.name)
    let nearest = Spelling.nearest(to: name, among: known)
    let varied = keys.varied.map(\.name)
    throw Fault(
      .usage,
      file: option,
      "no run has a setting \(name)",
      hint: nearest.map { "Did you mean \($0)?" }
        ?? (varied.isEmpty
          ? "The runs do not differ in any setting."
          : "The runs differ in \(RunKeys.list(varied).text).")
    )
  }

  /// What still varies beside chosen groups: one number of three or more values is a level, all else are repeats.
  private mutating func complete(_ varied: [VariedKey], beside chosen: [VariedKey]) {
    let names = chosen.map(\.name) + [level?.name].compactMap { $0 }
    var rest = varied.filter { !names.contains($0.name) && !$0.follows(from: chosen) }
    if level == nil, rest.count == 1, rest[0].isNumber, rest[0].distinct.count > 2 {
      level = rest.removeFirst()
    }
    if let level { rest.removeAll { $0.follows(from: chosen + [level]) } }
    for key in rest {
      let values = RunKeys.list(key.distinct.map(GroupTitle.text))
      notes.append(
        LogNote(
          .warning,
          "\(key.name) varies within groups (\(values)): runs that differ in it count as repeats"
        )
      )
    }
  }

  // MARK: By what varies

  private mutating func choose(_ varied: [VariedKey], _ options: GroupingOptions) throws(Fault) {
    let isSwept = level != nil
    switch varied.count {
    case 0: break
    case 1 where isSwept || !Self.isSweep(varied[0]) || options.level == "none": by = varied
    case 1: level = varied[0]
    case 2 where !isSwept && options.level != "none":
      guard let index = Self.sweep(of: varied) else { throw Self.fault(varied, options) }
      level = varied[index]
      by = [varied[1 - index]]
    default: throw Self.fault(varied + [level].compactMap { $0 }, options)
    }
  }

  /// Two numbers are two things to compare, and three are a sweep.
  private static func isSweep(_ key: VariedKey) -> Bool { key.isNumber && key.distinct.count > 2 }

  /// Which of two settings is swept: the only number, else the only one of three values or more.
  private static func sweep(of keys: [VariedKey]) -> Int? {
    let numbers = keys.indices.filter { keys[$0].isNumber }
    if numbers.count == 1 { return numbers[0] }
    let sweeps = keys.indices.filter { isSweep(keys[$0]) }
    return sweeps.count == 1 ? sweeps[0] : nil
  }

  // MARK: Where nobody knows

  /// What varies, and two commands that would work.
  private static func fault(_ keys: [VariedKey], _ options: GroupingOptions) -> Fault {
    let lines = keys.map { key in
      let values = key.distinct.prefix(8).map { "\(GroupTitle.text($0)) (\(key.count(of: $0)))" }
      let more = key.distinct.count > 8 ? " and \(key.distinct.count - 8) more" : ""
      return "  \(key.name): \(values.joined(separator: ", "))\(more)"
    }
    return Fault(
      .usage,
      "the runs differ in \(keys.count) settings (expected one for groups and one number for levels)",
      hint: (["They are, with the numbers of runs:"] + lines
        + ["Say what is compared; either of these works:"]
        + commands(keys).map { "  bnreport compare \(options.arguments) \($0)" })
        .joined(separator: "\n")
    )
  }

  /// All that varies as groups and one level; and one setting, within which all others are repeats.
  private static func commands(_ keys: [VariedKey]) -> [String] {
    let sweep = keys.indices.filter { keys[$0].isNumber }
      .max { keys[$0].distinct.count < keys[$1].distinct.count }
    let rest = keys.indices.filter { $0 != sweep }.map { keys[$0] }
    let level = sweep.map { " --level \(quoted(keys[$0].name))" } ?? ""
    let all = "--by " + rest.map { quoted($0.name) }.joined(separator: ",") + level
    if rest.count > 1 { return [all, "--by \(quoted(rest[0].name))\(level)"] }
    guard let sweep, let other = rest.first else { return [all] }
    let second =
      other.isNumber
      ? "--by \(quoted(keys[sweep].name)) --level \(quoted(other.name))"
      : "--by \(quoted(other.name)),\(quoted(keys[sweep].name)) --level none"
    return [all, second]
  }

  private static func quoted(_ name: String) -> String {
    name.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) } ? name : "'\(name)'"
  }
}
