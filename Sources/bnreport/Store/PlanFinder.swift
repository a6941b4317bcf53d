internal import Experiments
internal import Foundation
internal import Parallel
internal import Running
internal import Runs

/// The runs of an experiment that are known so far: its plan, and the seeds of each round whose runs are all there.
struct PlanFinder {
  private let options: ExperimentOptions
  private let source: ExperimentSource
  private let prepared: PreparedExperiment
  private var plan: Plan
  private var glances: [RunID: RunGlance] = [:]

  init(_ options: ExperimentOptions, _ source: ExperimentSource, _ prepared: PreparedExperiment) {
    (self.options, self.source, self.prepared) = (options, source, prepared)
    plan = prepared.plan
  }

  /// How far the runs are now.
  mutating func status() throws -> StoreStatus {
    look()
    if glances.count == Set(plan.entries.map(\.id)).count {
      // Whoever has all runs of a round knows the next one.
      plan = try options.knownPlan(source, prepared)
      look()
    }
    return StoreStatus(
      plan,
      glances: glances,
      begun: options.runStore.begunIDs(),
      now: Int(Date().timeIntervalSince1970)
    )
  }

  /// What is missing of the runs that are known, and the predicted cost of all of those, on one core.
  mutating func missing() throws -> (runs: [RunConfiguration], planned: Double) {
    let runs = Dictionary(plan.entries.map { ($0.id, $0.configuration) }) { first, _ in first }
    let all = runs.sorted { $0.key < $1.key }
    return (
      all.filter { glances[$0.key] == nil }.map(\.value),
      all.map { Runner.cost(of: $0.value) }.reduce(0, +)
    )
  }

  /// Looks at what is there and was not.
  private mutating func look() {
    let store = options.runStore
    let recorded = store.recordedIDs()
    let new = Set(plan.entries.map(\.id)).filter { glances[$0] == nil && recorded.contains($0) }
    let ids = Array(new)
    let found = ids.concurrentMap(workers: options.workerCount) { store.glance(at: $0) }
    for (id, glance) in zip(ids, found) { glances[id] = glance }
  }
}
