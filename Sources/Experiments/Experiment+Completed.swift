internal import Models
public import Runs

extension Experiment {
  /// The part of the experiment that is done: an experiment in its own right, all of whose runs there are.
  ///
  /// Each study keeps as many of its first seeds as all of its networks have at all levels; studies that share a claim
  /// keep equally many. A study without any is left out, with the figures and claims that need it.
  ///
  /// - Parameters:
  ///   - plan: The experiment's plan.
  ///   - isDone: Whether a run is done.
  /// - Returns: The experiment itself when all of it is done, nil when no study has a seed.
  public func completed(of plan: Plan, _ isDone: (RunID) -> Bool) -> Experiment? {
    var seeds = Dictionary(studies.map { ($0.name, $0.seeds.least) }) { first, _ in first }
    for entry in plan.entries where !isDone(entry.id) {
      let index = Int(entry.configuration.seed - firstSeed)
      seeds[entry.study] = min(seeds[entry.study] ?? 0, index)
    }
    levelSharedSeeds(&seeds)
    var experiment = self
    experiment.studies = studies.compactMap { study in
      if study.isLogged { return study }
      guard let count = seeds[study.name], count > 0 else { return nil }
      var study = study
      study.seeds = count < study.seeds.least ? SeedRange(count) : study.seeds
      return study
    }
    guard !experiment.studies.isEmpty else { return nil }
    (experiment.figures, experiment.claims) = Self.kept(figures, claims, in: experiment.studies)
    return experiment
  }

  /// Lowers the seeds of studies that a part of a claim pairs seed by seed, as far as one of them has lost some.
  private func levelSharedSeeds(_ seeds: inout [String: Int]) {
    let groups = claims.flatMap(\.parts).map { Set($0.test.sides.map(\.study)) }
    var isLevel = false
    while !isLevel {
      isLevel = true
      // A study without any seed takes the claim with it, not the other studies.
      for group in groups where group.allSatisfy({ seeds[$0] ?? 0 > 0 }) {
        let lost = group.filter { seeds[$0] != study($0)?.seeds.least }
        guard let least = lost.compactMap({ seeds[$0] }).min() else { continue }
        for name in group where seeds[name] ?? 0 > least {
          seeds[name] = least
          isLevel = false
        }
      }
    }
  }
}
