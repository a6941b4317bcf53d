internal import Faults

/// One comparison before its p-value is adjusted for the others.
struct GateCase {
  let cell: GateCell
  let metric: GatedMetric
  /// The runs of the baseline.
  private let runs: [GatedMetric.Run]
  let margin: Double
  let anchorMargin: Double
  let baseline: GateSample?
  private(set) var candidate: GateSample?
  private(set) var diverged = 0
  /// Why there is no comparison; empty where there is one.
  private(set) var unmeasured: [String]
  /// Why it regressed whatever the means are.
  private(set) var loss: String?
  private(set) var notes: [String] = []
  private(set) var test: MeanDifference?
  private(set) var anchorTest: MeanDifference?

  /// Prepares a comparison at the level of significance of this look; `unmeasured` says why no number can be compared.
  init(
    _ cell: GateCell,
    _ metric: GatedMetric,
    _ runs: [GatedMetric.Run],
    given: [GateNumber],
    earlier: [GateNumber],
    margin: Double,
    file: Baseline,
    alpha: Double,
    unmeasured: [String]
  ) {
    (self.cell, self.metric, self.runs, self.unmeasured) = (cell, metric, runs, unmeasured)
    self.margin = margin
    anchorMargin = metric.anchorMargin ?? 2 * margin
    baseline = runs.sample
    let numbers = Self.once(given)
    if numbers.count < given.count {
      notes.append(
        "\(counted(given.count - numbers.count, "run is", "runs are")) there twice with one seed and "
          + "one value: counted once"
      )
    }
    self.unmeasured += Self.missing(earlier, among: given)
    read(numbers, fewest: file.candidateRuns, alpha: alpha)
    if self.unmeasured.isEmpty { compare(numbers, file) }
  }

  /// The numbers, those of one seed that have one value once: they are one run that was copied.
  static func once(_ numbers: [GateNumber]) -> [GateNumber] {
    var seen: Set<GateNumber> = []
    return numbers.filter { number in
      guard number.seed != nil else { return true }
      var key = number
      key.direction = nil
      return seen.insert(key).inserted
    }
  }

  /// Whether runs of an earlier look are all there again: they are added to, and never replaced.
  private static func missing(_ earlier: [GateNumber], among numbers: [GateNumber]) -> [String] {
    var rest = numbers
    let missing = earlier.count { number in
      let index = rest.firstIndex { $0.seed == number.seed && $0.outcome == number.outcome }
      guard let index else { return true }
      rest.remove(at: index)
      return false
    }
    guard missing > 0 else { return [] }
    return [
      "\(counted(missing, "run", "runs")) of an earlier look \(missing == 1 ? "is" : "are") not given again"
    ]
  }

  /// Counts the outcomes, and tells what is missing.
  private mutating func read(_ numbers: [GateNumber], fewest: Int, alpha: Double) {
    for number in numbers {
      guard case .unmeasured(let reason) = number.outcome else { continue }
      unmeasured.append((number.seed.map { "the run of seed \($0)" } ?? "a run") + ": \(reason)")
    }
    let values = numbers.compactMap(\.value)
    diverged = numbers.count { $0.outcome == .diverged }
    candidate = GateSample(values, diverged: diverged)
    let count = values.count + diverged
    if numbers.isEmpty {
      unmeasured.append("no run has it")
    } else if count < fewest, unmeasured.isEmpty {
      unmeasured.append("\(counted(count, "run", "runs")) (the baseline demands \(fewest))")
    }
    let known = baseline?.count ?? 0
    guard known >= Baseline.leastRuns else {
      unmeasured.append(
        "the baseline has \(counted(known, "run", "runs")) with a value (needed \(Baseline.leastRuns))"
      )
      return
    }
    guard unmeasured.isEmpty else { return }
    judgeDiverged(values: values.count, alpha: alpha)
  }

  private mutating func judgeDiverged(values: Int, alpha: Double) {
    let before = runs.count { $0.value == nil }
    loss = DivergedRuns.loss(
      candidate: (diverged, values),
      baseline: (before, runs.count - before),
      allowed: metric.allowDiverged,
      alpha: alpha
    )
    guard loss == nil else { return }
    if values == 0 {
      unmeasured.append("all runs diverged")
    } else if diverged > 0 {
      notes.append(
        DivergedRuns.words((diverged, values))
          + (before > 0 ? ", \(before) of \(runs.count) in the baseline" : ", which is allowed")
      )
    }
  }

  /// Compares the values with the last and the first that were accepted.
  private mutating func compare(_ numbers: [GateNumber], _ file: Baseline) {
    guard let candidate, let baseline else { return }
    if let reason = Comparability.unit(of: metric.name, candidate, baseline) {
      unmeasured.append(reason)
      return
    }
    if file.pair == .seed {
      if let pairs = Pairing.differences(numbers, runs) {
        test = MeanDifference(pairs: pairs, metric.direction)
      } else {
        notes.append(Pairing.refusal)
      }
    }
    test = test ?? MeanDifference(candidate, less: baseline, metric.direction)
    if let anchor = metric.anchor[cell], anchor.count + candidate.count > 2 {
      anchorTest = MeanDifference(candidate, less: anchor, metric.direction)
    }
  }
}

extension GateNumber {
  /// The value; nil for any other outcome.
  var value: Double? {
    guard case .value(let value) = outcome else { return nil }
    return value
  }
}
