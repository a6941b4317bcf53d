internal import Experiments
internal import Notation
internal import Runs

/// What is said of the runs of one study where no line can be rewritten: one line when all of them are trained.
struct StudyProgress {
  private var missing: [String: Int] = [:]
  private var trained: [String: Int] = [:]
  private var seconds: [String: Double] = [:]
  private var divergences: [String: [Divergence]] = [:]

  init() {}

  /// The progress of runs that are to be trained.
  init(of entries: [Plan.Entry]) {
    for entry in entries { missing[entry.study, default: 0] += 1 }
  }

  /// Counts a run.
  ///
  /// - Returns: The line of its study if this was its last run: `one: 4 runs trained in 0.12 s of processor time`.
  mutating func finish(_ entry: Plan.Entry, _ record: RunRecord) -> String? {
    let study = entry.study
    trained[study, default: 0] += 1
    seconds[study, default: 0] += record.timings.map { $0.trainSeconds + $0.evaluateSeconds }
      .reduce(0, +)
    if let divergence = record.divergence { divergences[study, default: []].append(divergence) }
    guard let count = trained[study], count == missing[study] else { return nil }
    let words =
      "\(study): \(count) \(count == 1 ? "run" : "runs") trained in \(Format.seconds(seconds[study] ?? 0)) of processor time"
    guard let all = divergences[study], let first = all.min(by: { $0.step < $1.step }) else {
      return words
    }
    return words + ", \(all.count) diverged at update \(first.step) in epoch \(first.epoch)"
      + (all.count > 1 ? " or later" : "")
  }
}
