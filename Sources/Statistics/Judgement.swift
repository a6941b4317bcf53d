/// A comparison to be judged with others: its rule, its weight among them, and what it measured at each look.
public struct Contender: Sendable, Hashable {
  /// What decides it.
  public var rule: VerdictRule
  /// Its share of α in proportion to the others'; 0 for one that is judged alone, outside the family.
  public var weight: Double
  /// When it is looked at.
  public var looks: Looks
  /// What the first pairs measured at the looks that were taken, in their order; nil where it cannot be compared.
  public var comparisons: [MeanComparison?]

  /// Creates a contender.
  ///
  /// - Precondition: `weight` ≥ 0, and there are no more comparisons than looks.
  public init(
    rule: VerdictRule,
    weight: Double = 1,
    looks: Looks,
    comparisons: [MeanComparison?]
  ) {
    precondition(weight >= 0, "A weight is no debt.")
    precondition(comparisons.count <= looks.counts.count, "Nobody looks when it is over.")
    self.rule = rule
    self.weight = weight
    self.looks = looks
    self.comparisons = comparisons
  }

  /// The smallest level in the family at which one of its looks decides it: its sequential p-value.
  var p: Double {
    comparisons.indices.compactMap { look in
      comparisons[look].map { looks.familyLevel(deciding: rule.p(of: $0), at: look) }
    }.min() ?? 1
  }

  /// The number of pairs of the look to come that would decide if the spread stayed, and the mean but for a shift.
  fileprivate func lookThatDecides(
    _ comparison: MeanComparison,
    familyLevel: Double,
    shift: Double = 0
  ) -> Int? {
    guard let error = comparison.standardError else { return nil }
    return looks.counts.indices.first { look in
      looks.counts[look] > comparison.count
        && rule.decides(
          mean: comparison.mean + shift,
          deviation: error * Double(comparison.count).squareRoot(),
          pairs: looks.counts[look],
          significance: looks.level(at: look, of: familyLevel)
        )
    }
    .map { looks.counts[$0] }
  }

  /// The look that decides at a level in the family, else the last; nil for none.
  fileprivate func deciding(at familyLevel: Double) -> Int? {
    comparisons.indices.first { look in
      comparisons[look].map { rule.p(of: $0) < looks.level(at: look, of: familyLevel) } ?? false
    } ?? comparisons.indices.last
  }
}

/// A verdict with the numbers that led to it.
public struct Judgement: Sendable, Hashable {
  /// What the evidence says.
  public let verdict: Verdict
  /// Which look it rests on: the first that decides, else the last.
  public let look: Int
  /// What was measured at that look.
  public let comparison: MeanComparison
  /// The share of α at which the comparison was judged in its family.
  public let familyLevel: Double
  /// The significance level of the interval: of a decided comparison that of its look, of an open one the whole share.
  ///
  /// A last look would have nearly the whole share. Where that would seem to decide an open comparison, which an early look
  /// may not, it is the largest level that does not: the interval then ends at the bound that it misses.
  public let level: Double
  /// The interval that decides, or does not; nil for a single pair.
  public let interval: ConfidenceInterval?
  /// The p-value of an effect that matters not, as ``MeanComparison/equivalenceP(margin:)``; nil for a single pair, and
  /// where nobody said what matters.
  public let equivalenceP: Double?
  /// The level of the whole family at which the comparison would be decided; below α where it is.
  public let adjustedP: Double
  /// With how many pairs in all it would be decided if mean and spread stayed: at a look to come, or beyond the last one at
  /// the level of that; nil for a decided one and beyond a thousand.
  public let pairsNeeded: Int?
  /// The number of pairs of the look to come that would decide it if mean and spread stayed, or the mean were a standard
  /// error off; nil for a decided one and a hopeless one.
  public let promisingLook: Int?

  /// Half the width of the interval, also where that reaches beyond what is possible: the least difference that so many pairs
  /// tell from 0.
  public var resolution: Double? {
    comparison.unboundedInterval(significance: level).map { ($0.high - $0.low) / 2 }
  }

  /// Judges comparisons that are reported together, so that the chance of any false verdict stays below α.
  ///
  /// The sequential p-values go through ``WeightedHolm`` (Maurer and Bretz 2013, doi:10.1080/19466315.2013.807748): what a
  /// decided comparison leaves is shared by the others, also at their past looks. The family is fixed before the runs: one
  /// without numbers counts with p = 1, and has no judgement.
  public static func judge(_ family: [Contender], significance: Double = 0.05) -> [Judgement?] {
    let members = family.indices.filter { family[$0].weight > 0 }
    let holm = WeightedHolm(
      members.map { family[$0].p },
      weights: members.map { family[$0].weight },
      significance: significance
    )
    let places = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
    return family.indices.map { index in
      let place = places[index]
      return Judgement(
        family[index],
        familyLevel: place.map { holm.levels[$0] } ?? significance,
        adjustedP: place.map { holm.adjusted[$0] } ?? family[index].p
      )
    }
  }

  private init?(_ contender: Contender, familyLevel: Double, adjustedP: Double) {
    guard let look = contender.deciding(at: familyLevel),
      let comparison = contender.comparisons[look]
    else { return nil }
    self.look = look
    self.comparison = comparison
    self.familyLevel = familyLevel
    self.adjustedP = adjustedP
    let share = max(contender.looks.level(at: look, of: familyLevel), .leastNormalMagnitude)
    verdict = contender.rule.verdict(on: comparison, significance: share)
    let least = contender.rule.p(of: comparison) * (1 - 1e-6)
    level = verdict == .inconclusive ? min(familyLevel, max(share, least)) : share
    interval = comparison.interval(significance: level)
    let margin = contender.rule.smallestEffect
    equivalenceP = margin > 0 ? comparison.equivalenceP(margin: margin) : nil
    guard verdict == .inconclusive, let error = comparison.standardError else {
      (pairsNeeded, promisingLook) = (nil, nil)
      return
    }
    promisingLook =
      [0, error, -error].lazy
      .compactMap { contender.lookThatDecides(comparison, familyLevel: familyLevel, shift: $0) }
      .first
    pairsNeeded =
      contender.lookThatDecides(comparison, familyLevel: familyLevel)
      ?? contender.rule.pairsNeeded(
        mean: comparison.mean,
        deviation: error * Double(comparison.count).squareRoot(),
        significance: contender.looks.level(
          at: contender.looks.counts.count - 1,
          of: familyLevel
        )
      ).map { max($0, comparison.count + 1) }
  }
}
