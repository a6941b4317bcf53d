internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Statistics

/// A part of a claim as a row of the figure of all claims.
struct EffectRow {
  /// The claim in few words, with the part's title where it has several.
  var name: String
  /// Whether the row is a further part of the claim above.
  var continues: Bool
  /// The claim that the row is of; nil for a row that was made up.
  var claim: Claim?
  /// What the row shows.
  var section = ClaimsSection.comparisons
  /// How many runs of a check are as claimed and the range of their numbers; nil for a comparison.
  var text: String?
  /// The effect in units of the smallest one that matters, positive where it supports the claim; nil where there is none.
  var estimate: Double?
  /// The interval that decides, or does not, in the same units; nil where there is none.
  var interval: ClosedRange<Double>?
  /// What is known of an effect of which runs or levels ended too early.
  var bound: EffectMark.Bound?
  /// Whether the effect is of pairs of runs.
  var isPaired = true
  /// How many pairs of runs the effect is of, or how many runs were checked; nil where nobody counted.
  var count: Int?
  /// What the row says of the claim; nil where it could not be judged.
  var verdict: Verdict?
  /// What is said where there is no verdict.
  var obstacle = localized("– not judged")

  /// The verdict as a sign and words, with the number of pairs or runs.
  var note: String {
    guard let verdict else { return obstacle }
    return count.map { localized("\(verdict.sign) \(verdict.words) (\($0))") }
      ?? localized("\(verdict.sign) \(verdict.words)")
  }

  /// Whether the effect decides anything.
  var isDecided: Bool {
    switch verdict {
    case .supported, .reversed, .noMeaningfulEffect, .refuted, .contested: true
    case .inconclusive, nil: false
    }
  }

  /// Whether the row has an effect on the axis.
  var isComparison: Bool {
    switch section {
    case .comparisons, .time: true
    case .checks: false
    }
  }

  /// The rows of all parts of claims, section by section, each in the order of the claims.
  static func rows(of claims: [ClaimResult]) -> [EffectRow] {
    ClaimsSection.allCases.flatMap { section in
      claims.flatMap { claim in
        claim.parts.filter { ClaimsSection($0) == section }.enumerated().map { index, part in
          EffectRow(part, of: claim.claim, continues: index > 0)
        }
      }
    }
  }

  private init(_ part: PartResult, of claim: Claim, continues: Bool) {
    self.claim = claim
    let title = part.part.title
    name =
      continues
      ? title ?? claim.title : title.map { localized("\(claim.title): \($0)") } ?? claim.title
    self.continues = continues && title != nil
    section = ClaimsSection(part)
    count = part.count
    isPaired = part.runs == nil
    switch part.part.test {
    case .comparison:
      let standardized = part.standardized
      estimate = standardized?.mean
      interval = standardized?.interval.flatMap { $0.low <= $0.high ? $0.low...$0.high : nil }
      bound =
        switch (part.lowerBoundCount > 0, part.upperBoundCount > 0) {
        case (true, false): .atLeast
        case (false, true): .atMost
        case (true, true), (false, false): nil
        }
      verdict = part.judgement == nil || part.isOnePair ? nil : part.verdict
      if part.isUnjudgeable { obstacle = part.verdictWords }
    case .everyRun:
      if let bound = part.boundText { name = localized("\(name) (\(bound))") }
      switch part.outcome {
      case .checked:
        text = part.effectText
        verdict = part.verdict
      case .judged, .notJudged:
        text = part.obstacleText
        if part.isUnjudgeable { obstacle = part.verdictWords }
      }
    }
  }

  init(
    name: String,
    continues: Bool = false,
    section: ClaimsSection = .comparisons,
    text: String? = nil,
    estimate: Double?,
    interval: ClosedRange<Double>? = nil,
    bound: EffectMark.Bound? = nil,
    count: Int? = nil,
    verdict: Verdict?
  ) {
    self.name = name
    self.continues = continues
    self.section = section
    self.text = text
    self.estimate = estimate
    self.interval = interval
    self.bound = bound
    self.count = count
    self.verdict = verdict
  }
}
