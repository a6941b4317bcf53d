internal import Experiments
internal import Foundation
internal import Statistics

/// A comparison of a claim with what was measured for it: the sides seed by seed, before any verdict.
struct MeasuredComparison {
  private let title: String?
  private let comparison: Claim.Comparison
  private let unit: EffectUnit
  private let sides: [SideRuns]
  private let values: [[MeasuredValue]]
  /// The effect of each seed that all sides have, on the scale that is compared, positive where it supports the claim.
  private let effects: [MeasuredValue]

  init(_ comparison: Claim.Comparison, of part: Claim.Part, cells: [Cell]) {
    let terms = [comparison.subject, comparison.reference]
    let sides = terms.flatMap(\.sides).map { SideRuns($0, cells: cells) }
    let shared = sides.dropFirst().reduce(Set(sides.first?.seeds ?? [])) {
      $0.intersection($1.seeds)
    }
    let seeds = shared.sorted()
    let values = sides.map { side in
      seeds.map { side.value(of: part.endpoint, seed: $0) }
    }
    title = part.title
    self.comparison = comparison
    unit = EffectUnit(comparison.scale, of: part.endpoint)
    self.sides = sides
    self.values = values
    effects = seeds.indices.map { seed in
      // The values of the sides stand in the order of the terms.
      var next = values.map { comparison.onScale($0[seed]) }.makeIterator()
      let subject = Self.number(comparison, comparison.subject, &next)
      let reference = Self.number(comparison, comparison.reference, &next)
      switch comparison.direction {
      case .higher: return subject - reference
      case .lower: return reference - subject
      }
    }
  }

  private static func number(
    _ comparison: Claim.Comparison,
    _ term: Claim.Term,
    _ sides: inout IndexingIterator<[MeasuredValue]>
  ) -> MeasuredValue {
    switch term {
    case .side: sides.next() ?? .none
    case .change: (sides.next() ?? .none) - (sides.next() ?? .none)
    case .constant(let number): comparison.onScale(.number(number))
    }
  }

  /// The effects for the family's tests; nil where they cannot be tested.
  ///
  /// An effect that is only known to be at least some number can be tested from below: the test of the bounds is one of a
  /// smaller mean. So it counts where it is positive, and, where one pair in five has it at most, otherwise too. One that is
  /// only known from above counts where it is negative.
  ///
  /// Where a level is chosen by the other seeds, each run takes part in the choices for the others, and the effects are no
  /// longer independent: of two networks that are alike at five levels that are alike, a t-test at 5 % would tell the
  /// networks apart in 14 % of studies with five seeds and in 21 % with ten. Nadeau and Bengio 2003,
  /// doi:10.1023/A:1024068626366, correct the standard error of such a mean by √(1 + n · n₂/n₁), one run being judged for
  /// every n − 1 that choose: then it is 5 % and 7 %, and 3 % where what is compared correlates with what chooses by 0.7
  /// only (20,000 simulated studies each).
  var paired: PairedComparison? {
    let count = Double(effects.count)
    guard obstacleOfRuns == nil,
      let plain = try? PairedComparison(differences: effects.compactMap(\.number))
    else { return nil }
    let paired =
      isTuned ? plain.withDeviations(times: (1 + count / (count - 1)).squareRoot()) : plain
    if paired.mean <= 0, hasManyLowerBounds { return nil }
    if paired.mean >= 0, upperBoundCount > 0 { return nil }
    return paired
  }

  /// What the comparison is judged by, in its family.
  var rule: VerdictRule { VerdictRule(smallestEffect: comparison.smallestEffectOnScale) }

  private var isTuned: Bool { sides.contains(where: \.isTuned) }

  private var lowerBoundCount: Int {
    effects.count { if case .atLeast = $0 { true } else { false } }
  }

  private var upperBoundCount: Int {
    effects.count { if case .atMost = $0 { true } else { false } }
  }

  private var hasManyLowerBounds: Bool { lowerBoundCount * 5 > effects.count }

  /// Why not every pair has an effect, nil where all have.
  private var obstacleOfRuns: Obstacle? {
    if isTuned, effects.count < 2 {
      return Obstacle(kind: .oneSeedToChoose, total: effects.count)
    }
    if effects.contains(.diverged) { return obstacle(.diverged) { $0 == .diverged } }
    if effects.isEmpty || effects.contains(.none) {
      return obstacle(.missing) { comparison.onScale($0) == .none }
    }
    if effects.contains(.unreached) || (lowerBoundCount > 0 && upperBoundCount > 0) {
      return unreached
    }
    return nil
  }

  private var unreached: Obstacle { obstacle(.unreached) { $0.exact == nil } }

  private func obstacle(
    _ kind: Obstacle.Kind,
    where isAffected: (MeasuredValue) -> Bool
  ) -> Obstacle {
    let places = zip(sides, values).map { side, values in
      Obstacle.Place(side: side.title, count: values.count(where: isAffected))
    }
    return Obstacle(
      kind: kind,
      places: places.filter { $0.count > 0 },
      total: effects.count
    )
  }

  /// The result, with the judgement of ``paired`` in its family; nil where there was nothing to judge.
  func result(_ judgement: Judgement?) -> PartResult {
    var result = PartResult(
      title: title,
      verdict: .inconclusive,
      unit: unit,
      count: effects.count,
      smallestEffect: comparison.smallestEffect,
      chosenLevels: sides.compactMap(\.chosenLevels)
    )
    guard let paired, let judgement else {
      result.obstacle = obstacleOfRuns ?? unreached
      return result
    }
    let smallest = comparison.smallestEffectOnScale
    let interval = paired.interval(level: 0.95)
    result.effect = unit.number(paired.mean)
    result.interval = interval.map { $0.map(unit.number) }
    result.relativeEffect = paired.mean / smallest
    result.relativeInterval = interval.map { $0.map { $0 / smallest } }
    result.lowerBoundCount = lowerBoundCount
    result.upperBoundCount = upperBoundCount
    result.judgement = judgement
    if isTuned { result.details.append("interval widened for the choice of levels") }
    if judgement.reason == .onePair {
      result.obstacle = Obstacle(kind: .oneSeed, total: 1)
    } else if isOpen(judgement.reason) {
      result.obstacle = unreached
    } else {
      result.verdict = judgement.verdict
    }
    return result
  }

  /// Whether the bounds of the effects leave open what the judgement of their numbers says.
  private func isOpen(_ reason: Judgement.Reason) -> Bool {
    switch reason {
    // What the bounds can only make clearer; `paired` has no others of their sign.
    case .clearEffect, .reversed, .onePair: false
    case .smallEffect, .noMeaningfulEffect, .tooUncertain:
      upperBoundCount > 0 || hasManyLowerBounds
    }
  }
}

extension Claim.Comparison {
  /// A value on the scale that is compared: its logarithm for ratios.
  fileprivate func onScale(_ value: MeasuredValue) -> MeasuredValue {
    switch scale {
    case .ratio: value.logarithm
    case .points, .difference: value
    }
  }

  /// The smallest effect that matters, on the scale that is compared.
  fileprivate var smallestEffectOnScale: Double {
    switch scale {
    case .ratio: log(smallestEffect)
    case .points: smallestEffect / 100
    case .difference: smallestEffect
    }
  }
}

extension ConfidenceInterval {
  /// The interval of an increasing function of the value.
  fileprivate func map(_ transform: (Double) -> Double) -> ConfidenceInterval {
    ConfidenceInterval(low: transform(low), high: transform(high), level: level)
  }
}
