internal import Measures
internal import Notation

/// What one line has more or less than another at the levels of a factor, as a clause of a title: where it is above and where
/// below, and by how much.
struct LevelContrasts {
  /// A level with what the pairs differ by there.
  typealias Difference = (level: FactorLevel, difference: PairedDifference)

  /// The name of the line.
  let subject: String
  /// The name of the line that it is compared with; nil where the subject is the name of a difference.
  var reference: String?
  /// What the pairs differ by at each level, ascending.
  let differences: [Difference]
  /// All levels, also those at which a network has no number: "every" is said of these.
  var levels: [FactorLevel]
  /// Of how many differences each is one, whose intervals hold together.
  let count: Int

  /// The levels at which the line is clearly on one side.
  private func clear(above isAbove: Bool) -> [Difference] {
    differences.filter { $0.difference.isClear(ofOneIn: count) && $0.difference.isAbove == isAbove }
  }

  /// Whether there is a level with enough pairs for an interval.
  var hasIntervals: Bool {
    differences.contains { $0.difference.count >= PairedDifference.fewestPairs }
  }

  /// The most pairs at a level.
  var pairs: Int { differences.map(\.difference.count).max() ?? 0 }

  /// Whether the line is told from the other at a level.
  var isClear: Bool { differences.contains { $0.difference.isClear(ofOneIn: count) } }

  /// How far the two are apart where they are farthest.
  var distance: Double { differences.map(\.difference.distance).max() ?? 0 }

  /// Where the line is on which side and by how much: `Batch norm 0.9 to 5.6 points above Baseline at learning rate 0.001 to
  /// 0.1`; where it is nowhere, how large a difference may be.
  ///
  /// - Parameter reference: What it is compared with; nil where the title has said it, and of named differences.
  /// - Returns: The clause, without a full stop.
  func clause(against reference: String?) -> String {
    guard hasIntervals else { return seen(reference) }
    guard isClear else { return none(reference) }
    let sides = [true, false].map(clear).filter { !$0.isEmpty }
      .sorted { $0.count > $1.count }
      .map { side(of: $0, reference) }
    return sides.count == 1
      ? localized("\(subject) \(sides[0])") : localized("\(subject) \(sides[0]), and \(sides[1])")
  }

  private func side(of found: [Difference], _ reference: String?) -> String {
    let places = Self.words(found.map(\.level), of: levels)
    let size = Self.envelope(found.map(\.difference), count)
    let isAbove = found[0].difference.isAbove
    switch (reference, found[0].difference.scale == .ratio, isAbove) {
    case (let reference?, true, _): return localized("\(size) \(reference) at \(places)")
    case (let reference?, false, true): return localized("\(size) above \(reference) at \(places)")
    case (let reference?, false, false): return localized("\(size) below \(reference) at \(places)")
    case (nil, true, _): return localized("\(size) as much at \(places)")
    case (nil, false, true):
      return self.reference == nil
        ? localized("is \(size) at \(places)") : localized("\(size) above at \(places)")
    case (nil, false, false):
      return self.reference == nil
        ? localized("is \(size) below 0 at \(places)") : localized("\(size) below at \(places)")
    }
  }

  /// From the least to the largest end of the intervals, which hold together.
  private static func envelope(_ differences: [PairedDifference], _ count: Int) -> String {
    let ends = differences.compactMap { $0.interval(ofOneIn: count) }.flatMap {
      [$0.lowerBound, $0.upperBound]
    }
    guard let first = differences.first, let low = ends.min(), let high = ends.max() else {
      return ""
    }
    let isBelow = first.scale != .ratio && high < 0
    let (near, far) = isBelow ? (high, low) : (low, high)
    return localized("\(first.rounded(near)) to \(first.amount(roundedTo: far))")
  }

  /// That no level tells the two apart, and how far apart they may be.
  private func none(_ reference: String?) -> String {
    let ends = differences.compactMap { $0.difference.interval(ofOneIn: count) }
    guard let first = differences.first?.difference, let low = ends.map(\.lowerBound).min(),
      let high = ends.map(\.upperBound).max()
    else { return "" }
    let range = localized("\(first.signed(low)) to \(first.signed(high, hasUnit: true))")
    if let reference {
      return localized("no difference between \(subject) and \(reference) is shown (\(range))")
    }
    return self.reference == nil
      ? localized("\(subject) is not told from 0 (\(range))")
      : localized("\(subject) not told apart (\(range))")
  }

  /// What is seen in too few runs for an interval.
  private func seen(_ reference: String?) -> String {
    let known = differences.filter { $0.difference.mean != nil }
    let texts = [true, false].compactMap { isAbove -> String? in
      let levels = known.filter { $0.difference.isAbove == isAbove }.map(\.level)
      guard !levels.isEmpty else { return nil }
      let places = Self.words(levels, of: levels)
      guard let reference else {
        return isAbove ? localized("above at \(places)") : localized("below at \(places)")
      }
      return isAbove
        ? localized("above \(reference) at \(places)")
        : localized("below \(reference) at \(places)")
    }
    return texts.isEmpty ? "" : localized("\(subject) \(texts.parted)")
  }

  /// From where to where the line lies of the other over all levels: `Batch norm −23 to +12 points`.
  var span: String {
    let ends = differences.compactMap { $0.difference.interval(ofOneIn: count) }
    guard let first = differences.first?.difference, let low = ends.map(\.lowerBound).min(),
      let high = ends.map(\.upperBound).max()
    else { return "" }
    return localized("\(subject) \(first.signed(low)) to \(first.signed(high, hasUnit: true))")
  }

  // MARK: Levels

  /// Some of the levels of a factor in the middle of a sentence: `every learning rate`, `batch size 8 to 64`,
  /// `batch size 2, 8 and 16`.
  static func words(_ some: [FactorLevel], of all: [FactorLevel]) -> String {
    let some = some.sorted { $0.value < $1.value }
    let all = all.sorted { $0.value < $1.value }
    guard let first = some.first, let last = some.last else { return "" }
    if some.count == 1 { return first.phrase }
    if some.count == all.count { return every(first) }
    let start = all.firstIndex(of: first) ?? 0
    let isRow = start + some.count <= all.count && Array(all[start..<start + some.count]) == some
    let missing = all.filter { !some.contains($0) }
    if !isRow, missing.count == 1, some.count > 3 {
      return localized("\(every(first)) but \(missing[0].number)")
    }
    // What counts something has its number first: `2 to 10 hidden layers`.
    if isRow, some.count > 2 {
      return last.countsSomething
        ? localized("\(first.number) to \(last.phrase)")
        : localized("\(first.phrase) to \(last.number)")
    }
    // A list of many is for the figure.
    if some.count > 4 {
      return localized("\(some.count) of \(all.count, "# level", "# levels") of \(first.key.words)")
    }
    let names =
      last.countsSomething
      ? some.dropLast().map(\.number) + [last.phrase]
      : [first.phrase] + some.dropFirst().map(\.number)
    return localized("\(Array(names.dropLast()).parted) and \(names[names.count - 1])")
  }

  /// Every level of a factor: `every learning rate`, `every number of hidden layers`.
  private static func every(_ level: FactorLevel) -> String {
    level.countsSomething
      ? localized("every number of \(level.key.words)") : localized("every \(level.key.words)")
  }
}

extension FactorLevel {
  /// Whether the level counts what follows it: `10 hidden layers`.
  fileprivate var countsSomething: Bool { phrase != localized("\(key.words) \(number)") }
}

extension [LevelContrasts] {
  /// The finding of all pairs of lines: what is measured, then a clause for each.
  ///
  /// - Parameter quantity: What is measured, as a title.
  /// - Returns: The finding; nil without a difference.
  func finding(of quantity: String) -> Finding? {
    let told = filter { !$0.differences.isEmpty }
    guard let first = told.first else { return nil }
    let references = Set(told.map(\.reference))
    // Of several lines against one the title says once which one.
    let common = told.count > 1 && references.count == 1 ? first.reference : nil
    func clauses(_ some: [LevelContrasts]) -> String {
      some.map { $0.clause(against: common == nil ? $0.reference : nil) }.clauses
    }
    guard contains(where: \.hasIntervals) else {
      let pairs = map(\.pairs).max() ?? 0
      let head = common.map { localized("\(quantity) against \($0)") } ?? quantity
      return Finding(
        titles: [told, [first]].map { some in
          pairs == 1
            ? localized("\(head), one run of each: \(clauses(some))")
            : localized("\(head), only \(pairs) runs of each: \(clauses(some))")
        },
        basis: pairs == 1 ? .oneRun : .noDifference
      )
    }
    let clear = told.filter(\.isClear)
    let clearest = (clear.isEmpty ? told : clear).max { $0.distance < $1.distance } ?? first
    let head = common.map { localized("\(quantity) against \($0)") } ?? quantity
    var titles = [told, clear].filter { !$0.isEmpty }.map { localized("\(head): \(clauses($0))") }
    // Differences with names of their own say what they are of.
    if first.reference == nil { titles += [told, clear].filter { !$0.isEmpty }.map(clauses) }
    if let common, let factor = first.differences.first?.level.key.words {
      titles.append(
        localized("\(quantity) against \(common), by \(factor): \(told.map(\.span).clauses)")
      )
    }
    titles.append(localized("\(quantity): \(clearest.clause(against: clearest.reference))"))
    return Finding(
      titles: titles,
      basis: clear.isEmpty ? .noDifference : .interval,
      note: first.differences.contains(where: \.difference.isIndependent)
        ? localized(
          "The title’s ranges are those of Welch’s 95 % intervals of independent runs, for all \(differenceCount, "# comparison", "# comparisons") together."
        )
        : localized(
          "The title’s ranges are those of the 95 % intervals of pairs of one seed, for all \(differenceCount, "# comparison", "# comparisons") together."
        )
    )
  }

  /// Of how many differences each is one.
  private var differenceCount: Int { first?.count ?? 1 }
}
