internal import Evidence
internal import Experiments
internal import Models
internal import Statistics

/// A part of a claim as a row of the figure of all claims.
struct EffectRow {
  /// The claim in few words, with the part's title where it has several.
  var name: String
  /// Whether the row is a further part of the claim above.
  var continues: Bool
  /// The effect in units of the smallest one that matters, positive where it supports the claim; nil where there is none.
  var estimate: Double?
  /// The interval of the effect in the same units; nil where there is none.
  var interval: ClosedRange<Double>?
  /// How many pairs of runs the effect is of; nil where nobody counted.
  var pairs: Int?
  /// What the effect says of the claim; nil where it could not be judged.
  var verdict: Verdict?
  /// The verdict as a sign and words.
  var note: String

  /// Whether the effect decides anything.
  var isDecided: Bool {
    switch verdict {
    case .supported, .reversed, .noMeaningfulEffect, .refuted, .contested: true
    case .inconclusive, nil: false
    }
  }

  /// The rows of the comparisons among claims; checks of every run have no effect and no row.
  static func rows(of claims: [ClaimResult]) -> [EffectRow] {
    claims.flatMap { claim -> [EffectRow] in
      let parts = claim.parts.filter { $0.scale != nil }
      return parts.enumerated().map { index, part in
        EffectRow(part, of: claim.claim, continues: index > 0)
      }
    }
  }

  private init(_ part: PartResult, of claim: Claim, continues: Bool) {
    let title = part.part.title
    name = continues ? title ?? claim.title : claim.title + (title.map { ": \($0)" } ?? "")
    self.continues = continues && title != nil
    let standardized = part.standardized
    estimate = standardized?.mean
    interval = standardized?.interval.flatMap { $0.low <= $0.high ? $0.low...$0.high : nil }
    pairs = part.count
    verdict = part.judgement == nil || part.isOnePair ? nil : part.verdict
    note =
      verdict.map { "\($0.sign) \($0.rawValue)" }
      ?? (part.isOnePair ? part.verdictWords : "– not judged")
  }

  init(
    name: String,
    continues: Bool = false,
    estimate: Double?,
    interval: ClosedRange<Double>? = nil,
    pairs: Int? = nil,
    verdict: Verdict?
  ) {
    self.name = name
    self.continues = continues
    self.estimate = estimate
    self.interval = interval
    self.pairs = pairs
    self.verdict = verdict
    note = verdict.map { "\($0.sign) \($0.rawValue)" } ?? "– not judged"
  }
}
