internal import Experiments
internal import Foundation
internal import Runs
internal import Statistics

/// Every claim of an experiment with its verdict.
struct Evidence {
  /// The claims whose numbers are reproducible, in the order of the file.
  var claims: [ClaimResult]
  /// The claims measured in seconds, judged apart.
  var timedClaims: [ClaimResult]

  /// The claims in the order of the file, timed ones last.
  var all: [ClaimResult] { claims + timedClaims }

  /// Judges the claims on the results.
  ///
  /// Holm's adjustment runs over the claims of each kind, so that a timing never moves a reproducible number.
  init(_ claims: [Claim], cells: [Cell]) {
    self.claims = Self.judge(claims.filter { !$0.isTimed }, cells: cells)
    timedClaims = Self.judge(claims.filter { $0.isTimed }, cells: cells)
  }

  private static func judge(_ claims: [Claim], cells: [Cell]) -> [ClaimResult] {
    let comparisons = claims.map { Comparison($0, cells: cells) }
    let judgements = VerdictRule.judge(
      family: zip(claims, comparisons).map { claim, comparison in
        (VerdictRule(smallestEffect: claim.smallestEffectOnScale), comparison.paired)
      }
    )
    return claims.indices.map { index in
      let comparison = comparisons[index]
      let outcome: ClaimResult.Outcome
      if let paired = comparison.paired, let judgement = judgements[index] {
        outcome = .judged(paired, judgement)
      } else {
        outcome = .notJudged(comparison.obstacle)
      }
      return ClaimResult(
        claim: claims[index],
        pairCount: comparison.pairCount,
        lowerBoundCount: comparison.lowerBoundCount,
        outcome: outcome
      )
    }
  }

  /// The two sides of a claim, seed by seed.
  private struct Comparison {
    var pairCount: Int
    var lowerBoundCount = 0
    var paired: PairedComparison?
    var obstacle: ClaimResult.Obstacle

    init(_ claim: Claim, cells: [Cell]) {
      let sides = [claim.comparison.subject, claim.comparison.reference].flatMap(\.sides).map {
        side in
        side.recordsBySeed(in: cells).map(claim.parts[0].endpoint.value(of:))
      }
      let pairs = Array(zip(sides[0], sides[1]))
      pairCount = pairs.count
      let effects = pairs.compactMap { claim.effect($0, over: $1) }
      let unreached = pairs.count { $0.isCensored || $1.isCensored }
      let missing = pairs.count - effects.count
      let diverged = pairs.count { $0.isDiverged || $1.isDiverged }
      obstacle =
        if diverged > 0 { .diverged(diverged) } else if unreached > 0, missing == 0 {
          .unreached(unreached)
        } else { .missing(missing) }
      // A run that ends below the threshold would have needed more updates than it made. Where that makes the effect
      // a lower bound, one pair in five may have it; the other way round it would flatter the claim.
      lowerBoundCount = pairs.count { subject, reference in
        switch claim.comparison.direction {
        case .lower: !subject.isCensored && reference.isCensored
        case .higher: subject.isCensored && !reference.isCensored
        }
      }
      guard missing == 0, unreached == lowerBoundCount, unreached * 5 <= pairs.count else {
        return
      }
      paired = try? PairedComparison(differences: effects)
    }
  }
}

extension MeasuredValue {
  fileprivate var isCensored: Bool {
    switch self {
    case .atLeast: true
    case .number, .diverged, .none: false
    }
  }

  fileprivate var isDiverged: Bool {
    switch self {
    case .diverged: true
    case .number, .atLeast, .none: false
    }
  }
}

extension Claim {
  var comparison: Comparison {
    guard case .comparison(let comparison) = parts[0].test else { preconditionFailure("later") }
    return comparison
  }

  /// The effect of a pair, positive where it supports the claim, on the scale that is compared.
  fileprivate func effect(_ subject: MeasuredValue, over reference: MeasuredValue) -> Double? {
    guard let subject = subject.number, let reference = reference.number else { return nil }
    let effect: Double
    switch comparison.scale {
    case .ratio:
      guard subject > 0, reference > 0 else { return nil }
      effect = log(subject) - log(reference)
    case .points, .difference: effect = subject - reference
    }
    switch comparison.direction {
    case .higher: return effect
    case .lower: return -effect
    }
  }

  /// The smallest effect of interest on the scale that is compared.
  fileprivate var smallestEffectOnScale: Double {
    switch comparison.scale {
    case .ratio: log(comparison.smallestEffect)
    case .points: comparison.smallestEffect / 100
    case .difference: comparison.smallestEffect
    }
  }
}
