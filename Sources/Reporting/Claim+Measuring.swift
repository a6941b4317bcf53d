internal import Experiments
internal import Runs
internal import Statistics

extension Endpoint {
  /// What an endpoint is for one seed.
  enum Value {
    /// A number.
    case number(Double)
    /// At least this much: a threshold that was not reached until the end of the run.
    case atLeast(Double)
    /// No number: the run diverged.
    case diverged
    /// No number: the study has no test set.
    case none
  }

  /// The endpoint of one seed, from its record at each level.
  func value(of records: [RunRecord]) -> Value {
    guard records.allSatisfy({ $0.divergence == nil }) else { return .diverged }
    guard let record = records.first, let last = record.epochs.last else { return .none }
    if summary != nil {
      let accuracies = records.compactMap { Metric.testAccuracy.value(in: $0, at: .last) }
      guard accuracies.count == records.count, let low = accuracies.min(),
        let high = accuracies.max()
      else { return .none }
      return .number(high - low)
    }
    switch measure {
    case .stepsToAccuracy(let threshold):
      return Self.steps(to: threshold, in: record.epochs)
    case .accuracy(.test, .running):
      return Metric.testAccuracy.value(in: record, at: .last).map(Value.number) ?? .none
    case .loss(.validation, .running):
      return .number(last.validation.loss)
    case .generalizationGap:
      return .number(last.validation.loss - last.training.loss)
    case .secondsPerEpoch:
      return Summary(of: record.timings.map(\.trainSeconds)).map { .number($0.median) } ?? .none
    default: return .none
    }
  }

  /// The update at which the validation accuracy first reaches a threshold, straight between two epochs.
  private static func steps(to threshold: Double, in epochs: [EpochMetrics]) -> Value {
    guard let first = epochs.first, let last = epochs.last else { return .none }
    if first.validation.accuracy >= threshold { return .number(Double(first.step)) }
    for (before, after) in zip(epochs, epochs.dropFirst())
    where after.validation.accuracy >= threshold {
      let share =
        (threshold - before.validation.accuracy)
        / (after.validation.accuracy - before.validation.accuracy)
      return .number(Double(before.step) + share * Double(after.step - before.step))
    }
    return .atLeast(Double(last.step))
  }
}

extension Claim.Side {
  /// The records of this side for each seed: one, or one per level for an endpoint over levels.
  func recordsBySeed(in cells: [Cell]) -> [[RunRecord]] {
    let mine = cells.filter { cell in
      cell.study.name == study && cell.network.name == network
        && {
          switch level {
          case .at(let level): cell.levels.contains(level)
          case .best, nil: true
          }
        }()
    }
    guard let seeds = mine.first?.records.count else { return [] }
    return (0..<seeds).map { seed in mine.map { $0.records[seed] } }
  }
}
