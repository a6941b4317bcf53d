internal import Experiments
internal import Foundation
internal import Models
internal import Runs
internal import Statistics

extension Measure {
  /// The measure of a run.
  func value(of record: RunRecord) -> MeasuredValue {
    if case .trains = self { return .number(Self.trains(record) ? 1 : 0) }
    guard record.divergence == nil else { return .diverged }
    guard let last = record.epochs.last else { return .none }
    switch self {
    case .accuracy(let split, let statistics):
      return Self.value(Self.measurement(split, statistics, in: record)?.accuracy)
    case .loss(let split, let statistics):
      return Self.value(Self.measurement(split, statistics, in: record)?.loss)
    case .generalizationGap: return .number(last.gap)
    case .statisticsGap(let statistics):
      guard let other = Self.measurement(.test, statistics, in: record),
        let running = Self.measurement(.test, .running, in: record)
      else { return .none }
      return .number(other.accuracy - running.accuracy)
    case .gapAtTrainingLoss(let loss): return Self.gap(at: loss, in: record.epochs)
    case .stepsToAccuracy(let threshold):
      return Self.crossing(threshold, in: record.epochs) { Double($0.step) }
    case .epochsToAccuracy(let threshold):
      return Self.crossing(threshold, in: record.epochs) { Double($0.epoch) }
    case .secondsToAccuracy(let threshold):
      let seconds = record.timings.reduce(into: [0.0]) {
        $0.append(($0.last ?? 0) + $1.trainSeconds)
      }
      return Self.crossing(threshold, in: record.epochs) { epoch in
        seconds.indices.contains(epoch.epoch) ? seconds[epoch.epoch] : .nan
      }
    case .secondsPerEpoch:
      return Self.value(Summary(of: record.timings.map(\.trainSeconds))?.median)
    case .lastBatchLoss: return Self.value(last.lastBatchLoss)
    case .lossRoughness: return Self.value(last.lossRoughness)
    case .trains: preconditionFailure("Answered before divergence is looked at.")
    case .probe(let quantity, let reading):
      return Self.value(reading.value(of: quantity, in: record))
    case .gradientSlope(let step): return Self.value(Self.gradientSlope(at: step, in: record))
    case .relativeToTheory(let quantity, let reading):
      guard let measured = reading.value(of: quantity, in: record),
        let theory = Theory.value(of: quantity, for: record.configuration)
      else { return .none }
      return Self.value(measured / theory)
    }
  }

  private static func value(_ number: Double?) -> MeasuredValue {
    number.map { $0.isFinite ? .number($0) : .none } ?? .none
  }

  /// What a split was measured at after the last epoch.
  private static func measurement(
    _ split: DataSplit,
    _ statistics: EvaluationStatistics,
    in record: RunRecord
  ) -> Runs.Measurement? {
    guard statistics == .running else {
      return record.evaluations.first { $0.split == split && $0.statistics == statistics }?
        .measurement
    }
    switch split {
    case .train: return record.epochs.last?.training
    case .validation: return record.epochs.last?.validation
    case .test: return record.tests.first { $0.selection == .lastEpoch }?.test
    }
  }

  /// Whether the training loss ended below half of what it was before training.
  private static func trains(_ record: RunRecord) -> Bool {
    guard record.divergence == nil, let first = record.epochs.first, let last = record.epochs.last
    else { return false }
    return last.training.loss < first.training.loss / 2
  }

  /// Where the validation accuracy first reaches a threshold, straight between two epochs, on the scale given.
  private static func crossing(
    _ threshold: Double,
    in epochs: [EpochMetrics],
    at position: (EpochMetrics) -> Double
  ) -> MeasuredValue {
    guard let first = epochs.first, let last = epochs.last else { return .none }
    if first.validation.accuracy >= threshold { return value(position(first)) }
    for (before, after) in zip(epochs, epochs.dropFirst())
    where after.validation.accuracy >= threshold {
      let share =
        (threshold - before.validation.accuracy)
        / (after.validation.accuracy - before.validation.accuracy)
      return value(position(before) + share * (position(after) - position(before)))
    }
    return value(position(last)).exact.map(MeasuredValue.atLeast) ?? .none
  }

  /// The gap where the training loss first falls to a value, straight between two epochs.
  private static func gap(at loss: Double, in epochs: [EpochMetrics]) -> MeasuredValue {
    for (before, after) in zip(epochs, epochs.dropFirst()) where after.training.loss <= loss {
      guard before.training.loss > loss else { return .none }
      let share = (before.training.loss - loss) / (before.training.loss - after.training.loss)
      return value(before.gap + share * (after.gap - before.gap))
    }
    return .none
  }

  /// The slope of ln ‖∂L/∂h‖² over the hidden layers, counted from the last to the first.
  private static func gradientSlope(
    at step: ProbeReading.Place,
    in record: RunRecord
  ) -> Double? {
    let steps = record.steps(of: .gradientSquare)
    guard let step = step.single(of: steps) else { return nil }
    let points = record.probes.filter { $0.quantity == .gradientSquare && $0.step == step }
      .compactMap { probe in
        probe.layer.map { (x: -Double($0), y: log(probe.value)) }
      }
    return Slope.leastSquares(points)
  }
}

extension EpochMetrics {
  fileprivate var gap: Double { validation.loss - training.loss }
}

extension RunRecord {
  /// The numbers of updates after which a quantity was looked at, ascending.
  func steps(of quantity: ProbeQuantity) -> [Int] {
    Set(probes.lazy.filter { $0.quantity == quantity }.map(\.step)).sorted()
  }

  /// The layers of which a quantity was looked at, ascending; empty for one of the whole network.
  func layers(of quantity: ProbeQuantity) -> [Int] {
    Set(probes.lazy.filter { $0.quantity == quantity }.compactMap(\.layer)).sorted()
  }
}

extension ProbeReading {
  /// The number that is read from a record, nil where there is none.
  func value(of quantity: ProbeQuantity, in record: RunRecord) -> Double? {
    let found = record.probes.filter { $0.quantity == quantity }
    let byStep = Dictionary(grouping: found, by: \.step).sorted { $0.key < $1.key }
    let values = byStep.map { step, measurements in
      let layers = measurements.compactMap { found in found.layer.map { ($0, found.value) } }
        .sorted { $0.0 < $1.0 }
      return (step, layers.isEmpty ? measurements.first?.value : layer.pick(layers))
    }
    return step.pick(values.compactMap { step, value in value.map { (step, $0) } })
  }
}

extension ProbeReading.Place {
  /// The number at this place of several in order.
  fileprivate func pick(_ values: [(place: Int, value: Double)]) -> Double? {
    switch self {
    case .first: values.first?.value
    case .last: values.last?.value
    case .mean: Summary(of: values.map(\.value))?.mean
    case .largest: values.map(\.value).max()
    case .at(let place): values.first { $0.place == place }?.value
    }
  }

  /// The one of several places in order that is meant; nil where none or all are.
  func single(of places: [Int]) -> Int? {
    switch self {
    case .first: places.first
    case .last: places.last
    case .at(let place): places.contains(place) ? place : nil
    case .mean, .largest: nil
    }
  }
}
