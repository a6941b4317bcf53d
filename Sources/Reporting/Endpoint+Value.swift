internal import Experiments
internal import Runs

extension Endpoint {
  /// The endpoint of one seed, from its run at each level.
  func value(of runs: [LevelRun]) -> MeasuredValue {
    let runs = runs.filter(isMeasured)
    guard let summary else { return runs.first.map { measure.value(of: $0.record) } ?? .none }
    return summary.value(of: measure, over: runs)
  }

  /// The endpoint of each run, for a check of every one; one value for a summary over levels.
  func values(of runs: [LevelRun]) -> [MeasuredValue] {
    guard summary == nil else { return [value(of: runs)] }
    return runs.filter(isMeasured).map { measure.value(of: $0.record) }
  }

  private func isMeasured(_ run: LevelRun) -> Bool {
    guard let levels else { return true }
    return run.level.map { levels.contains($0.value) } ?? true
  }
}
