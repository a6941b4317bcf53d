internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Statistics

extension Finding {
  /// What the claim that matters most of those that name a figure found, in its words and with the interval that decides it;
  /// nil where no comparison of the figure's own runs is judged.
  ///
  /// - Parameters:
  ///   - figure: The name of the figure.
  ///   - cells: The runs that it shows.
  ///   - claims: What became of all claims.
  ///   - own: What the figure found by itself.
  ///   - isShown: Whether it shows what a claim compares.
  /// - Returns: The finding; nil where no claim has one, or the figure's own stands.
  static func claimed(
    by figure: String,
    showing cells: [Cell],
    among claims: [ClaimResult],
    insteadOf own: Finding,
    about isShown: (Measure) -> Bool
  ) -> Finding? {
    switch own.basis {
    // What is counted over all cells, and what theory says, no single comparison replaces.
    case .count, .theory: return nil
    case .interval, .noDifference, .oneRun, .nothing: break
    }
    let studies = Set(cells.map(\.study.name))
    let named = claims.filter { $0.claim.figure == figure && $0.claim.role == .finding }
    let judged = named.enumerated().compactMap {
      index,
      claim -> (Int, ClaimResult, [PartResult])? in
      // A second look says again what another part says.
      let parts = claim.parts.filter {
        !$0.part.isSecondLook && $0.isJudged(in: studies) && isShown($0.part.endpoint.measure)
      }
      return parts.isEmpty ? nil : (index, claim, parts)
    }
    let heaviest = judged.max {
      ($0.1.claim.weight, -$0.0) < ($1.1.claim.weight, -$1.0)
    }
    guard let (_, claim, parts) = heaviest else { return nil }
    let isDecided = parts.contains { $0.verdict != .inconclusive }
    // A figure of levels says more than a claim about some of them, unless the claim is what the experiment is for.
    let isOfSome = cells.contains { cell in
      !cell.levels.isEmpty && !parts.contains { $0.compares(cell, among: cells) }
    }
    guard !isOfSome || claim.claim.weight > 1 || own.basis != .interval && isDecided else {
      return nil
    }
    let isWhole = claim.parts.count { !$0.part.isSecondLook } == 1
    let title = parts.map {
      $0.finding(of: isWhole ? claim.claim.statement.withoutStop : $0.part.title ?? "")
    }
    let subject = isWhole ? nil : claim.claim.statement.withoutStop
    let words =
      parts.allSatisfy { $0.part.sentence != nil } || subject == nil
      ? title.clauses : localized("\(subject ?? ""): \(title.clauses)")
    // Where parts disagree, one of them alone would be half of what was found.
    let first = claim.verdict == .contested ? [] : [title[0]]
    return Finding(
      titles: ([words] + (subject == nil ? [] : first)).map(\.startingSentence),
      basis: isDecided ? .interval : .noDifference,
      note: localized("The title has the effect and the interval that decide the claim.")
    )
  }
}

extension PartResult {
  /// Whether the part is a comparison of runs of some studies alone, with enough pairs to be judged.
  fileprivate func isJudged(in studies: Set<String>) -> Bool {
    guard judgement != nil, !isOnePair, count >= PairedDifference.fewestPairs else { return false }
    return Set(part.test.sides.map(\.study)).isSubset(of: studies)
  }

  /// Whether a comparison is of the runs of a cell as they are, and no summary of all levels.
  fileprivate func compares(_ cell: Cell, among cells: [Cell]) -> Bool {
    part.endpoint.summary == nil
      && part.test.sides.contains { side in
        let mine = side.cells(in: cells)
        return mine.count == 1
          && mine.contains {
            $0.network.name == cell.network.name && $0.levels == cell.levels
              && $0.study.name == cell.study.name
          }
      }
  }
}

extension String {
  /// The text with a capital at its start.
  fileprivate var startingSentence: String { prefix(1).uppercased() + dropFirst() }
}
