internal import Experiments
internal import Foundation
internal import Runs
internal import Statistics

extension LevelSummary {
  /// The summary of a measure over the runs of one seed at the levels of a sweep.
  ///
  /// - ``LevelSummary/slopePerDoubling`` is of the measure itself; of its natural logarithm where the measure is one whose
  ///   numbers are compared by ratio (``Measure/usualScale``), such as a number of updates: then it is the change of the
  ///   logarithm per doubling, and ln 2 = 0.693 is proportion to the level.
  /// - A number that is only bounded bounds the summary where it can: the slope by the side of the mean on which the level
  ///   stands, the range from above or below. Otherwise the summary is ``MeasuredValue/unreached``.
  /// - ``LevelSummary/largestTrainedLevel`` is at least the highest level where that trains too, and at most the lowest
  ///   level where not even that one trains. There a diverged run is one that does not train; elsewhere a diverged run at
  ///   any level leaves the seed without a number.
  /// - ``LevelSummary/decadesWithin(_:)`` is a lower bound where the levels end before the measure leaves the distance. A
  ///   level with a diverged run lies beyond every distance.
  func value(of measure: Measure, over runs: [LevelRun]) -> MeasuredValue {
    let runs = runs.sorted { $0.value < $1.value }
    switch self {
    case .range: return Self.range(runs.map { measure.value(of: $0.record) })
    case .deviation:
      let values = runs.map { measure.value(of: $0.record) }
      if let open = Self.open(values) { return open }
      return Summary(of: values.compactMap(\.exact))?.standardDeviation.map { .number($0) } ?? .none
    case .slopePerDoubling: return Self.slope(of: measure, over: runs)
    case .largestTrainedLevel: return Self.largestTrained(runs)
    case .decadesWithin(let distance): return Self.decades(within: distance, of: measure, runs)
    }
  }

  /// What values have in common that keeps them from being summarised; nil where all are exact.
  private static func open(_ values: [MeasuredValue]) -> MeasuredValue? {
    guard !values.allSatisfy({ $0.exact != nil }) else { return nil }
    if values.contains(.diverged) { return .diverged }
    return values.contains(.none) ? MeasuredValue.none : .unreached
  }

  private static func range(_ values: [MeasuredValue]) -> MeasuredValue {
    let exact = values.compactMap(\.exact)
    let numbers = values.compactMap(\.number)
    if let open = open(values), open != .unreached { return open }
    guard let low = exact.min(), let high = exact.max(), let lowest = numbers.min(),
      let highest = numbers.max()
    else { return values.isEmpty ? .none : .unreached }
    if exact.count == values.count { return .number(high - low) }
    // A bound that what it bounds can only leave to the outside makes the range a lower bound.
    let onlyWidens = values.allSatisfy { value in
      switch value {
      case .number: true
      case .atLeast(let number): number >= low
      case .atMost(let number): number <= high
      case .unreached, .diverged, .none: false
      }
    }
    return onlyWidens ? .atLeast(highest - lowest) : .unreached
  }

  private static func slope(of measure: Measure, over runs: [LevelRun]) -> MeasuredValue {
    guard runs.allSatisfy({ $0.value > 0 }),
      let weights = Slope.weights(runs.map { log2($0.value) })
    else { return .none }
    return zip(weights, runs).reduce(.number(0)) { sum, term in
      let value = measure.value(of: term.1.record)
      return sum + term.0 * (measure.usualScale == .ratio ? value.logarithm : value)
    }
  }

  private static func largestTrained(_ runs: [LevelRun]) -> MeasuredValue {
    guard let lowest = runs.first, let highest = runs.last else { return .none }
    let trained = runs.prefix { Measure.trains.value(of: $0.record).exact == 1 }
    guard let last = trained.last else { return .atMost(lowest.value) }
    return trained.count == runs.count ? .atLeast(highest.value) : .number(last.value)
  }

  private static func decades(
    within distance: Double,
    of measure: Measure,
    _ runs: [LevelRun]
  ) -> MeasuredValue {
    let values = runs.map { measure.value(of: $0.record) }
    guard !values.contains(.none), runs.allSatisfy({ $0.value > 0 }) else { return .none }
    let sign = measure.isBetterHigher ? 1.0 : -1
    let quality = values.map { value in value.exact.map { sign * $0 } }
    guard let best = quality.compactMap(\.self).max(), let start = quality.firstIndex(of: best)
    else { return values.contains(.diverged) ? .diverged : .none }
    func isNear(_ index: Int) -> Bool { quality[index].map { $0 >= best - distance } ?? false }
    var low = start
    while low > 0, isNear(low - 1) { low -= 1 }
    var high = start
    while high < runs.count - 1, isNear(high + 1) { high += 1 }
    let decades = log10(runs[high].value / runs[low].value)
    return low == 0 || high == runs.count - 1 ? .atLeast(decades) : .number(decades)
  }
}

extension Measure {
  /// Whether the larger number is the better one, to say which level of a sweep is the best.
  fileprivate var isBetterHigher: Bool {
    switch self {
    case .accuracy, .trains: true
    case .probe(let quantity, _), .relativeToTheory(let quantity, _):
      switch quantity {
      case .fisherRatio, .nearestMeanAccuracy, .effectiveRank, .shiftCosine: true
      case .gradientSquare, .weightGradientNorm, .quantile15, .quantile50, .quantile85, .drift,
        .jitter, .lossChange, .gradientChange, .smoothness, .relativeSmoothness, .covariateShift,
        .largestNormalized, .shareBeyondFour, .weightNorm, .runningMeanError, .biasGradientRatio,
        .scaleInvarianceError, .foldingError:
        false
      }
    case .loss, .generalizationGap, .gapAtTrainingLoss, .stepsToAccuracy, .epochsToAccuracy,
      .secondsToAccuracy, .secondsPerEpoch, .lastBatchLoss, .lossRoughness, .gradientSlope:
      false
    }
  }
}
