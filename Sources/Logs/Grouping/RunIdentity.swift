/// Whether two runs are one that was copied, restarted, or trained twice from one seed.
enum RunIdentity {
  /// How two runs compare.
  enum Relation {
    case different
    case identical
    /// The first has the numbers of the second and goes on.
    case continues
    /// The second has the numbers of the first and goes on.
    case isContinued
  }

  /// What two runs that may be the same have in common; runs without one are different.
  struct Mark: Hashable {
    var split: LoggedSeries.Split
    var name: String
    var first: UInt64
    var second: UInt64
  }

  /// The marks of a run: the first two numbers of each series.
  static func marks(_ run: LoggedRun) -> [Mark] {
    run.series.compactMap { series in
      guard series.points.count > 1, series.points[0].value != series.points[1].value else {
        return nil
      }
      return Mark(
        split: series.split,
        name: series.name,
        first: series.points[0].value.bitPattern,
        second: series.points[1].value.bitPattern
      )
    }
  }

  /// Compares all numbers that two runs have in common.
  ///
  /// Fewer than three, or one number again and again, show nothing: a result may be the same by chance.
  static func relation(_ one: LoggedRun, _ other: LoggedRun) -> Relation {
    var (count, distinct) = (0, Set<Double>())
    var (isLonger, isShorter) = (false, false)
    for series in one.series {
      guard
        let pair = other.series.first(where: { $0.name == series.name && $0.split == series.split })
      else { continue }
      let (a, b) = (series.points, pair.points)
      for (x, y) in zip(a, b) {
        guard x.epoch == y.epoch, x.step == y.step,
          x.value == y.value || (x.value.isNaN && y.value.isNaN)
        else { return .different }
        if distinct.count < 3 { distinct.insert(x.value) }
      }
      count += min(a.count, b.count)
      if a.count > b.count { isLonger = true }
      if a.count < b.count { isShorter = true }
    }
    guard count >= 3, distinct.count >= 2, !(isLonger && isShorter) else { return .different }
    return isLonger ? .continues : isShorter ? .isContinued : .identical
  }

  /// Finds the runs that are others once more.
  ///
  /// - Parameters:
  ///   - runs: All runs.
  ///   - isComparable: Whether two of them, by their places, may be one.
  /// - Returns: The places of those runs, ascending, each with the one that counts.
  static func copies(
    _ runs: [LoggedRun],
    isComparable: (Int, Int) -> Bool = { _, _ in true }
  ) -> [(copy: Int, of: Int, relation: Relation)] {
    var kept: [Mark: [Int]] = [:]
    var copies: [Int: (of: Int, relation: Relation)] = [:]
    for run in runs.indices {
      let marks = marks(runs[run])
      var compared: Set<Int> = []
      for other in marks.flatMap({ kept[$0] ?? [] })
      where copies[other] == nil && copies[run] == nil && compared.insert(other).inserted
        && isComparable(other, run)
      {
        switch relation(runs[other], runs[run]) {
        case .different: break
        case .identical: copies[run] = (other, .identical)
        case .continues: copies[run] = (other, .continues)
        case .isContinued: copies[other] = (run, .continues)
        }
      }
      for mark in marks { kept[mark, default: []].append(run) }
    }
    return copies.sorted { $0.key < $1.key }.map { copy, first in
      var target = first
      while let next = copies[target.of] { target.of = next.of }
      return (copy, target.of, target.relation)
    }
  }
}
