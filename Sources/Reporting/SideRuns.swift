internal import Experiments
internal import Runs
internal import Statistics

/// A run at a level of a sweep, or in a study without one.
struct LevelRun {
  /// The level, nil in a study without a sweep.
  var level: FactorLevel?
  /// What the run measured.
  var record: RunRecord

  /// The level as a number.
  ///
  /// - Precondition: there is one.
  var value: Double {
    guard let level else { preconditionFailure("Only a study with a sweep has levels.") }
    return level.value
  }
}

/// The runs of one side of a claim, seed by seed.
struct SideRuns {
  /// What the side is called in the report.
  var title: String
  /// The runs of each seed, one for each level that the side is about.
  ///
  /// Empty where the best level was to be chosen and at each one the run of another seed diverged.
  var bySeed: [UInt64: [LevelRun]]
  /// Whether each seed's level was chosen by the other seeds.
  var isTuned: Bool

  /// The runs of a side.
  init(_ side: Claim.Side, cells: [Cell]) {
    let mine = cells.filter { $0.study.name == side.study && $0.network.name == side.network }
    title = mine.first?.network.title ?? side.network
    isTuned = false
    switch side.level {
    case nil: bySeed = Self.bySeed(mine)
    case .at(let level):
      title += " at \(level.key.title.lowercased()) \(level.text)"
      bySeed = Self.bySeed(mine.filter { $0.levels.contains(level) })
    case .best:
      isTuned = true
      bySeed = Self.best(of: mine)
    }
  }

  private static func bySeed(_ cells: [Cell]) -> [UInt64: [LevelRun]] {
    cells.reduce(into: [:]) { runs, cell in
      for record in cell.records {
        runs[record.configuration.seed, default: []]
          .append(LevelRun(level: cell.levels.first, record: record))
      }
    }
  }

  /// For each seed the run at the level with the highest mean validation accuracy over the other seeds, the smallest such
  /// level; a level at which one of them diverged is out.
  private static func best(of cells: [Cell]) -> [UInt64: [LevelRun]] {
    bySeed(cells).reduce(into: [:]) { chosen, seed in
      let scores = cells.compactMap { cell -> (level: Double, accuracy: Double)? in
        let others = cell.records.filter { $0.configuration.seed != seed.key }
        let accuracies = others.compactMap { record in
          record.divergence == nil ? record.epochs.last?.validation.accuracy : nil
        }
        guard accuracies.count == others.count, let level = cell.levels.first,
          let mean = Summary(of: accuracies)?.mean
        else { return nil }
        return (level.value, mean)
      }
      let best = scores.max { ($0.accuracy, -$0.level) < ($1.accuracy, -$1.level) }
      chosen[seed.key] = seed.value.filter { $0.level?.value == best?.level && best != nil }
    }
  }

  /// The seeds, ascending.
  var seeds: [UInt64] { bySeed.keys.sorted() }

  /// The endpoint of a seed.
  func value(of endpoint: Endpoint, seed: UInt64) -> MeasuredValue {
    guard let runs = bySeed[seed] else { return .none }
    return runs.isEmpty ? .diverged : endpoint.value(of: runs)
  }

  /// Which levels were chosen, in words: `Batch norm 0.1 to 0.3`; nil where none was.
  var chosenLevels: String? {
    let levels = bySeed.values.compactMap { $0.first?.level }
    guard isTuned, let low = levels.min(by: { $0.value < $1.value }),
      let high = levels.max(by: { $0.value < $1.value })
    else { return nil }
    return title + " " + (low == high ? low.text : "\(low.text) to \(high.text)")
  }
}
