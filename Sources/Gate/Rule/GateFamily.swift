internal import Statistics

/// All comparisons of a check, among which the level of significance is shared.
struct GateFamily {
  private let cases: [GateCase]
  private let alpha: Double
  private let comparisons: [GateComparison?]
  private let anchors: [GateComparison?]

  /// Adjusts the p-values by Holm's procedure: those against the last accepted values, and those against the first.
  init(_ cases: [GateCase], alpha: Double) {
    (self.cases, self.alpha) = (cases, alpha)
    comparisons = Self.adjusted(cases.map(\.test), margins: cases.map(\.margin), alpha)
    anchors = Self.adjusted(cases.map(\.anchorTest), margins: cases.map(\.anchorMargin), alpha)
  }

  private static func adjusted(
    _ tests: [MeanDifference?],
    margins: [Double],
    _ alpha: Double
  ) -> [GateComparison?] {
    let present = tests.indices.filter { tests[$0] != nil }
    let losses = WeightedHolm(present.compactMap { tests[$0]?.lossP }, significance: alpha).adjusted
    let gains = WeightedHolm(present.compactMap { tests[$0]?.gainP }, significance: alpha).adjusted
    var result = [GateComparison?](repeating: nil, count: tests.count)
    for (rank, index) in present.enumerated() {
      result[index] = tests[index].map {
        GateComparison(
          $0,
          margin: margins[index],
          adjustedP: losses[rank],
          adjustedGainP: gains[rank]
        )
      }
    }
    return result
  }

  /// The findings, in the order of the cases.
  func findings(isLastLook: Bool) -> [GateFinding] {
    cases.indices.map { finding($0, isLastLook: isLastLook) }
  }

  private func finding(_ index: Int, isLastLook: Bool) -> GateFinding {
    let one = cases[index]
    let (word, reasons) = judgement(index)
    return GateFinding(
      cell: one.cell,
      direction: one.metric.direction,
      margin: one.margin,
      word: word,
      reasons: reasons + one.notes
        + (word == .undecided && isLastLook ? ["this was the last look of the check"] : []),
      baseline: one.baseline,
      candidate: one.candidate,
      diverged: one.diverged,
      comparison: comparisons[index],
      anchor: anchors[index],
      furtherRuns: word == .undecided ? furtherRuns(index) : nil
    )
  }

  /// The word, and why where the numbers of the comparison do not say it.
  private func judgement(_ index: Int) -> (GateWord, [String]) {
    let one = cases[index]
    if let loss = one.loss { return (.regressed, [loss]) }
    guard one.unmeasured.isEmpty, let comparison = comparisons[index] else {
      return (.unmeasured, one.unmeasured)
    }
    let word = comparison.word(alpha: alpha)
    guard let anchor = anchors[index]?.word(alpha: alpha), anchor.gravity > word.gravity else {
      return (word, [])
    }
    return (
      anchor,
      [
        anchor == .regressed
          ? "lost by small steps since the first accepted values"
          : "a loss since the first accepted values is not excluded"
      ]
    )
  }

  /// The runs that decide what is open: against the last values, against the first, or both.
  private func furtherRuns(_ index: Int) -> FurtherRuns? {
    let one = cases[index]
    let open = [
      (one.test, comparisons[index], one.baseline?.count),
      (one.anchorTest, anchors[index], one.metric.anchor[one.cell]?.count),
    ]
    let needed = open.compactMap { test, comparison, count -> FurtherRuns? in
      guard let test, let comparison, let count, let runs = one.candidate?.count,
        comparison.word(alpha: alpha) == .undecided
      else { return nil }
      // Holm's procedure multiplies a p-value by at most the number of comparisons.
      let share = comparison.p > 0 ? max(1, comparison.adjustedP / comparison.p) : 1
      return FurtherRuns(
        test,
        margin: comparison.margin,
        alpha: alpha / share,
        baseline: count,
        candidate: runs
      )
    }
    return needed.max { ($0.number ?? .max) < ($1.number ?? .max) }
  }
}

extension FurtherRuns {
  /// The number; nil for too many.
  public var number: Int? {
    guard case .count(let number) = self else { return nil }
    return number
  }
}
