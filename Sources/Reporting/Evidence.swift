internal import Experiments
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
  /// Holm's adjustment runs over all comparisons of the claims of each kind, so that a timing never moves a reproducible
  /// number. The family is fixed by the file: a comparison that could not be made counts in it with p = 1. Checks of every
  /// run have no p-value and are in no family.
  init(_ claims: [Claim], cells: [Cell]) {
    self.claims = Self.judge(claims.filter { !$0.isTimed }, cells: cells)
    timedClaims = Self.judge(claims.filter { $0.isTimed }, cells: cells)
  }

  /// A part of a claim with its numbers.
  private enum Measured {
    case comparison(MeasuredComparison)
    case check(EveryRunCheck)

    init(_ part: Claim.Part, cells: [Cell]) {
      switch part.test {
      case .comparison(let comparison):
        self = .comparison(MeasuredComparison(comparison, of: part, cells: cells))
      case .everyRun(let side, let range):
        self = .check(EveryRunCheck(side, in: range, of: part, cells: cells))
      }
    }
  }

  private static func judge(_ claims: [Claim], cells: [Cell]) -> [ClaimResult] {
    let measured = claims.map { $0.parts.map { Measured($0, cells: cells) } }
    let family = measured.joined().compactMap { part in
      switch part {
      case .comparison(let comparison): (rule: comparison.rule, comparison: comparison.paired)
      case .check: nil
      }
    }
    var judgements = VerdictRule.judge(family: family).makeIterator()
    return zip(claims, measured).map { claim, parts in
      ClaimResult(
        claim: claim,
        parts: parts.map { part in
          switch part {
          case .comparison(let comparison): comparison.result(judgements.next() ?? nil)
          case .check(let check): check.result
          }
        }
      )
    }
  }
}
