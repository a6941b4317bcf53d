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
    let measured = claims.map { claim in claim.parts.map { MeasuredPart($0, cells: cells) } }
    let family = zip(claims, measured).map { claim, parts in
      zip(claim.parts, parts).map { part, measured in
        measured.contender(weight: part.isSecondLook ? 0 : claim.weight)
      }
    }
    var judgements = Judgement.judge(family.joined().compactMap(\.self))[...]
    return claims.indices.map { index in
      let parts = zip(measured[index], family[index]).map { part, contender in
        part.result(contender == nil ? nil : judgements.removeFirst())
      }
      return ClaimResult(claim: claims[index], parts: parts)
    }
  }
}
