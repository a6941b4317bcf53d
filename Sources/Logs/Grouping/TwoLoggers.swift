/// Trainings that two programs logged: the events of the Hugging Face Trainer beside its state, W&B beside TensorBoard.
///
/// They have other names for one number, other steps, and one of them may have rounded to single precision, as event files do.
struct TwoLoggers {
  /// The logs that count, in their order, with the settings of both.
  private(set) var runs: [LoggedRun]
  /// The others, each with the source of the one that counts.
  private(set) var others: [(run: LoggedRun, source: String)] = []

  /// What a series is of, and the single-precision numbers with which it begins.
  private struct Mark: Hashable {
    var key: Key
    var first: UInt32
    var second: UInt32
  }

  private struct Key: Hashable {
    var split: LoggedSeries.Split
    var metric: String
  }

  private struct Formats: Hashable { var one, other: String }

  /// Finds the trainings that logs of two formats have in common.
  ///
  /// Of two formats that one counts, of all runs, which has more numbers, then the one that knows epochs, and of equals the one
  /// that is no event file.
  init(_ runs: [LoggedRun]) {
    self.runs = runs
    guard Set(runs.map(\.format)).count > 1 else { return }
    let pairs = Self.pairs(runs)
    var balance: [Formats: (numbers: Int, epochs: Int)] = [:]
    for (one, other) in pairs {
      let (formats, sign) = Self.formats(runs[one], runs[other])
      let (mine, theirs) = (Self.judged(runs[one]), Self.judged(runs[other]))
      for (key, series) in mine {
        guard let others = theirs[key] else { continue }
        let old = balance[formats] ?? (0, 0)
        let epochs = (series.haveEpochs ? 1 : 0) - (others.haveEpochs ? 1 : 0)
        balance[formats] = (
          old.numbers + sign * (series.count - others.count), old.epochs + sign * epochs
        )
      }
    }
    var kept: [Int: Int] = [:]
    for (one, other) in pairs where kept[one] == nil && kept[other] == nil {
      let (formats, sign) = Self.formats(runs[one], runs[other])
      let found = balance[formats] ?? (0, 0)
      let events = formats.one == LogFormat.tensorBoard.name ? -1 : 1
      let isFirst = (found.numbers, found.epochs, events) > (0, 0, 0)
      let (copy, of) = isFirst == (sign > 0) ? (other, one) : (one, other)
      kept[copy] = of
    }
    for (copy, first) in kept.sorted(by: { $0.key < $1.key }) {
      var of = first
      while let next = kept[of] { of = next }
      self.runs[of].settings.merge(runs[copy].settings) { own, _ in own }
      others.append((runs[copy], runs[of].source))
    }
    self.runs = runs.indices.filter { kept[$0] == nil }.map { self.runs[$0] }
  }

  /// Two formats in the order of their names, and whether they are in it.
  private static func formats(_ one: LoggedRun, _ other: LoggedRun) -> (Formats, sign: Int) {
    one.format < other.format
      ? (Formats(one: one.format, other: other.format), 1)
      : (Formats(one: other.format, other: one.format), -1)
  }

  // MARK: Alike

  /// Logs of two formats with the same numbers and no other seed; a setting may have another meaning in each.
  private static func pairs(_ runs: [LoggedRun]) -> [(Int, Int)] {
    let names = Set(runs.flatMap(\.settings.keys)).filter {
      SettingNames.rank(ofSeed: $0) != nil
    }
    var known: [Mark: [Int]] = [:]
    var pairs: [(Int, Int)] = []
    for run in runs.indices {
      let series = judged(runs[run])
      let marks = series.compactMap { key, points in mark(key, points) }
      for other in Set(marks.flatMap { known[$0] ?? [] }).sorted()
      where runs[other].format != runs[run].format && runs[other].group == runs[run].group
        && areAlike(judged(runs[other]), series)
      {
        let differs = names.contains { name in
          guard let one = runs[other].settings[name], let two = runs[run].settings[name] else {
            return false
          }
          return one != two
        }
        if !differs { pairs.append((other, run)) }
      }
      for mark in marks { known[mark, default: []].append(run) }
    }
    return pairs
  }

  /// The series by which runs are told apart: of validation and test examples, else those of the training.
  private static func judged(_ run: LoggedRun) -> [Key: LoggedPoints] {
    let series = run.series.filter { $0.points.count > 1 }
    let judged = series.filter { $0.split == .validation || $0.split == .test }
    return Dictionary(
      (judged.isEmpty ? series : judged).map {
        (Key(split: $0.split, metric: $0.metric), $0.points)
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private static func mark(_ key: Key, _ points: LoggedPoints) -> Mark? {
    let (first, second) = (Float(points.values[0]), Float(points.values[1]))
    return first == second
      ? nil : Mark(key: key, first: first.bitPattern, second: second.bitPattern)
  }

  /// Whether the series that both have are the same up to where one ends; fewer than three different numbers show nothing.
  ///
  /// At the end one may have another number: what was evaluated again there, of the best weights.
  private static func areAlike(_ one: [Key: LoggedPoints], _ other: [Key: LoggedPoints]) -> Bool {
    var distinct: Set<Float> = []
    for (key, points) in one {
      guard let others = other[key] else { continue }
      let last = min(points.count, others.count) - 1
      for (place, (a, b)) in zip(points.values, others.values).enumerated() {
        let (a, b) = (Float(a), Float(b))
        guard a == b || a.isNaN && b.isNaN else {
          guard place == last else { return false }
          continue
        }
        if distinct.count < 3 { distinct.insert(a) }
      }
    }
    return distinct.count > 2
  }
}
