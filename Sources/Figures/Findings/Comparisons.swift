internal import Measures
internal import Notation

/// Several sides against one of them, as the sentence of a title.
struct Comparisons {
  /// The name of the side that the others are compared with.
  let reference: String
  /// What is compared, as a title: `Validation accuracy`.
  let quantity: String
  /// The other sides with what they differ by, pair by pair; without pairs where all runs of one diverged.
  let pairs: [(name: String, difference: PairedDifference)]
  /// Whether a side needs so much of it, such as updates.
  var isNeeded = false

  /// The finding: of two sides a sentence, of more a clause for each, of too many the clearest; nil without pairs.
  var finding: Finding? {
    let known = pairs.filter { $0.difference.mean != nil }
    guard known.count > 1 else { return known.first.flatMap { contrast($0).finding } }
    let counts = known.map(\.difference.count)
    guard let most = counts.max(), most >= PairedDifference.fewestPairs else {
      return seen(known, counts.max() ?? 0)
    }
    let clear = known.filter { $0.difference.isClear(ofOneIn: known.count) }
    let choices = [
      known.map { clause($0, hasRange: true) }, known.map { clause($0, hasRange: false) },
      clear.map { clause($0, hasRange: true) },
    ].filter { !$0.isEmpty }
    let titles = choices.map { localized("\(quantity) against \(reference): \($0.clauses)") }
    let largest = known.max { $0.difference.distance < $1.difference.distance }
    return Finding(
      titles: titles
        + [largest.flatMap { contrast($0).finding?.titles[0] } ?? ""].filter { !$0.isEmpty },
      basis: clear.isEmpty ? .noDifference : .interval,
      note: known[0].difference.note(ofOneIn: known.count)
    )
  }

  private func contrast(_ pair: (name: String, difference: PairedDifference)) -> Contrast {
    Contrast(
      subject: pair.name,
      reference: reference,
      quantity: quantity,
      difference: pair.difference,
      count: max(1, pairs.count { $0.difference.mean != nil }),
      isNeeded: isNeeded
    )
  }

  /// A side with its difference and the interval: `Dropout 0.12 nats below (0.10 to 0.14)`.
  ///
  /// A difference that is not shown has its interval if `hasRange` says so.
  private func clause(
    _ pair: (name: String, difference: PairedDifference),
    hasRange: Bool
  ) -> String {
    let (name, difference) = pair
    let count = pairs.count { $0.difference.mean != nil }
    guard difference.isClear(ofOneIn: count) else {
      let range = difference.text(ofOneIn: count) ?? ""
      return hasRange
        ? localized("\(name) not told apart (\(range))") : localized("\(name) not told apart")
    }
    return localized("\(plain(name, difference)) (\(difference.ends(ofOneIn: count)))")
  }

  private func plain(_ name: String, _ difference: PairedDifference) -> String {
    let amount = difference.amount ?? ""
    if difference.scale == .ratio { return localized("\(name) \(amount) as much") }
    return difference.isAbove
      ? localized("\(name) \(amount) above") : localized("\(name) \(amount) below")
  }

  /// What is seen in too few runs for an interval.
  private func seen(_ known: [(name: String, difference: PairedDifference)], _ count: Int)
    -> Finding
  {
    let clauses = known.map { plain($0.name, $0.difference) }
    let titles = [clauses.clauses, clauses[0]].map { words in
      count == 1
        ? localized("\(quantity) against \(reference), one run of each: \(words)")
        : localized("\(quantity) against \(reference), only \(count) runs of each: \(words)")
    }
    return Finding(titles: titles, basis: count == 1 ? .oneRun : .noDifference)
  }
}
