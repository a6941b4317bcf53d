package import Experiments
internal import Measures
internal import Models
internal import Statistics

/// Every claim of an experiment with its verdict.
package struct Evidence {
  /// The claims whose numbers are reproducible, in the order of the file.
  package var claims: [ClaimResult]
  /// The claims measured in seconds, judged apart.
  package var timedClaims: [ClaimResult]

  /// The claims in the order of the file, timed ones last.
  package var all: [ClaimResult] { claims + timedClaims }

  /// Judges the claims on the results.
  ///
  /// Holm's adjustment runs over the comparisons of each kind, those of several parts included, so that a timing never
  /// moves a reproducible number.
  package init(_ claims: [Claim], cells: [Cell]) {
    self.claims = Self.judge(claims.filter { !$0.isTimed }, cells: cells)
    timedClaims = Self.judge(claims.filter(\.isTimed), cells: cells)
  }

  private static func judge(_ claims: [Claim], cells: [Cell]) -> [ClaimResult] {
    let measured = claims.flatMap(\.parts).map { MeasuredPart($0, cells: cells) }
    let judgements = VerdictRule.judge(
      family: measured.compactMap { part in
        part.rule.map { ($0, part.comparison) }
      }
    )
    var next = judgements.startIndex
    var parts = measured.map { part in
      guard part.rule != nil else { return part.result(nil) }
      defer { next += 1 }
      return part.result(judgements[next])
    }[...]
    return claims.map { claim in
      defer { parts = parts.dropFirst(claim.parts.count) }
      return ClaimResult(claim: claim, parts: Array(parts.prefix(claim.parts.count)))
    }
  }
}

/// A part of a claim with its numbers, before it is judged in its family.
private struct MeasuredPart {
  private let part: Claim.Part
  private let levels: [PartResult.ChosenLevels]
  private let count: Int
  private let lowerBoundCount: Int
  private let upperBoundCount: Int
  private let check: PartResult.Check?
  private let obstacle: PartResult.Obstacle?
  private var places: [PartResult.Place] = []
  /// The rule of a comparison; nil for a check, which is no member of the family.
  let rule: VerdictRule?
  /// The effects, where every pair has one.
  let comparison: PairedComparison?

  init(_ part: Claim.Part, cells: [Cell]) {
    self.part = part
    switch part.test {
    case .comparison(let comparison):
      let effects = comparison.effects(part.endpoint, in: cells)
      levels = (comparison.subject.sides + comparison.reference.sides).compactMap {
        PartResult.ChosenLevels($0, part.endpoint, in: cells)
      }
      rule = VerdictRule(smallestEffect: comparison.smallestEffectOnScale)
      count = effects.count
      check = nil
      lowerBoundCount = effects.count(where: \.isLowerBound)
      upperBoundCount = effects.count(where: \.isUpperBound)
      let differences = Self.compare(effects.compactMap(\.number), isTuned: !levels.isEmpty)
      obstacle =
        Self.obstacle(
          effects,
          smallest: comparison.smallestEffectOnScale,
          isTuned: !levels.isEmpty
        )
      self.comparison = obstacle == nil ? differences : nil
      places = (comparison.subject.sides + comparison.reference.sides).compactMap { side in
        let count = side.values(part.endpoint, in: cells)
          .count { obstacle?.stands(inTheWayOf: $0.value) ?? false }
        guard count > 0, let cell = side.cells(in: cells).first else { return nil }
        return PartResult.Place(network: cell.network.title, count: count)
      }
    case .everyRun(let side, let range):
      let values = Self.values(of: side, part.endpoint, in: cells)
      levels = [PartResult.ChosenLevels(side, part.endpoint, in: cells)].compactMap(\.self)
      rule = nil
      comparison = nil
      lowerBoundCount = 0
      upperBoundCount = 0
      count = values.count
      let missing = values.count { $0 == .notRecorded }
      if missing == 0, !values.isEmpty {
        obstacle = nil
      } else {
        obstacle = values.count == 1 && !levels.isEmpty ? .oneSeed : .missing(missing)
      }
      check = obstacle == nil ? PartResult.Check(values, in: range) : nil
    }
  }

  /// The comparison of the effects, with a wider interval where levels were chosen by the other seeds.
  ///
  /// There each run takes part in the choices for the others, and the effects are no longer independent: of two networks
  /// that are alike at five levels that are alike, a t-test at 5 % would tell the networks apart in 14 % of studies with
  /// five seeds and in 21 % with ten. Nadeau and Bengio 2003, doi:10.1023/A:1024068626366, correct the standard error of
  /// such a mean by √(1 + n · n₂/n₁), one run being judged for every n − 1 that choose: then it is 5 % and 7 %, and 3 %
  /// where what is compared correlates with what chooses by 0.7 only (20,000 simulated studies each).
  private static func compare(_ effects: [Double], isTuned: Bool) -> PairedComparison? {
    guard let comparison = PairedComparison(differences: effects) else { return nil }
    guard isTuned, comparison.count > 1 else { return comparison }
    let count = Double(comparison.count)
    return comparison.withDeviations(times: (1 + count / (count - 1)).squareRoot())
  }

  /// Why effects cannot be compared; nil where they can.
  ///
  /// A run that ends below its threshold would have needed more updates than it made, and an effect is then a bound. However
  /// many pairs have one, the mean of lower bounds is at most that of the effects: a test that finds it above 0 finds them
  /// there too, so that lower bounds can support a claim, but refute none. Upper bounds, the other way round, can refute.
  private static func obstacle(
    _ effects: [MeasuredValue],
    smallest: Double,
    isTuned: Bool
  ) -> PartResult.Obstacle? {
    let diverged = effects.count { $0 == .diverged }
    if diverged > 0 { return .diverged(diverged) }
    let missing = effects.count { $0 == .notRecorded }
    if isTuned, effects.count == 1, missing == 1 { return .oneSeed }
    if missing > 0 || effects.isEmpty { return .missing(missing) }
    let (lower, upper) = (
      effects.count(where: \.isLowerBound), effects.count(where: \.isUpperBound)
    )
    let numbers = effects.compactMap(\.number)
    let sum = numbers.reduce(0, +)
    let isSound =
      numbers.count == effects.count && (lower == 0 || upper == 0)
      && (lower == 0 || sum >= smallest * Double(numbers.count)) && (upper == 0 || sum < 0)
    return isSound ? nil : .unreached(effects.count(where: \.isBound))
  }

  /// The values of every run that a check means: of all levels, or of those that the endpoint lists, where none is named.
  private static func values(
    of side: Claim.Side,
    _ endpoint: Endpoint,
    in cells: [Cell]
  ) -> [MeasuredValue] {
    guard endpoint.summary == nil, side.level == nil else {
      return side.values(endpoint, in: cells).map(\.value)
    }
    return side.cells(in: cells)
      .filter { cell in
        guard let levels = endpoint.levels, let level = cell.levels.first else { return true }
        return levels.contains(level.value)
      }
      .flatMap { $0.runs.map(endpoint.measure.value(of:)) }
  }

  func result(_ judgement: Judgement?) -> PartResult {
    let outcome: PartResult.Outcome
    if let check {
      outcome = .checked(check)
    } else if let comparison, let judgement {
      outcome = .judged(comparison, judgement)
    } else {
      outcome = .notJudged(obstacle ?? .missing(count))
    }
    return PartResult(
      part: part,
      count: count,
      lowerBoundCount: lowerBoundCount,
      upperBoundCount: upperBoundCount,
      levels: levels,
      places: places,
      outcome: outcome
    )
  }
}
