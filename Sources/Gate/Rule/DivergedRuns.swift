internal import Faults
internal import Notation
internal import Statistics

/// What runs that diverged say: they are never left out.
enum DivergedRuns {
  /// Why a metric regressed by them alone; nil where it did not.
  ///
  /// - Parameters:
  ///   - candidate: How many of the candidate's runs diverged, and how many have a value.
  ///   - baseline: The same of the baseline's.
  ///   - allowed: How many may.
  ///   - alpha: The level of significance where the baseline has some itself (Fisher's exact test).
  /// - Returns: A sentence.
  static func loss(
    candidate: (diverged: Int, values: Int),
    baseline: (diverged: Int, values: Int),
    allowed: Int,
    alpha: Double
  ) -> String? {
    guard candidate.diverged > allowed else { return nil }
    let found = words(candidate)
    guard baseline.diverged > 0 else { return "\(found), none in the baseline" }
    let p = FisherExact.upperP(
      first: (candidate.diverged, candidate.values),
      second: (baseline.diverged, baseline.values)
    )
    guard p < alpha else { return nil }
    return
      "\(found), \(baseline.diverged) of \(baseline.diverged + baseline.values) in the baseline "
      + "(Fisher's exact p \(Format.probability(p)))"
  }

  /// That some diverged, in words.
  static func words(_ runs: (diverged: Int, values: Int)) -> String {
    "\(runs.diverged) of \(counted(runs.diverged + runs.values, "run", "runs")) diverged"
  }
}
