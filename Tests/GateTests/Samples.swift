import Gate

/// The accuracy of the test vectors, with which the gate was specified.
let accuracy = GateCell(metric: "validation/accuracy", group: "batch_norm")

/// The baseline of the test vectors: mean .97085, s = .00084096505.
let tenRuns = [0.9712, 0.9698, 0.9721, 0.9705, 0.9709, 0.9717, 0.9695, 0.9711, 0.9702, 0.9715]

/// The three candidates that regress.
let worse = [0.9655, 0.9661, 0.9648]
/// The three that hold.
let equal = [0.9706, 0.9699, 0.9713]
/// The three that decide nothing.
let open = [0.9690, 0.9712, 0.9684]
/// The three that are better.
let better = [0.9745, 0.9751, 0.9738]

/// Runs of a baseline with seeds from 1.
func runs(_ values: [Double?], level: String? = nil) -> [GatedMetric.Run] {
  values.enumerated().map { GatedMetric.Run(level: level, seed: $0.offset + 1, value: $0.element) }
}

/// A metric with one group of runs, and no anchor.
func metric(
  _ values: [Double?] = tenRuns,
  direction: GateDirection = .higher,
  margin: Double = 0.002
) -> GatedMetric {
  GatedMetric(
    name: accuracy.metric,
    direction: direction,
    margin: margin,
    groups: [accuracy.group: runs(values)]
  )
}

/// Numbers of a cell with seeds from 1; NaN is a run that diverged.
func numbers(_ values: [Double], of cell: GateCell = accuracy, firstSeed: Int = 1) -> [GateNumber] {
  values.enumerated().map { GateNumber(cell, seed: firstSeed + $0.offset, .value($0.element)) }
}

/// The only finding of a check of the test vectors' metric.
func finding(
  _ values: [Double],
  _ metric: GatedMetric = metric(),
  pair: GatePairing = .none,
  options: GateOptions = GateOptions()
) throws -> GateFinding {
  let baseline = Baseline(pair: pair, metrics: [metric])
  let result = try Gate.check(
    GateCandidates(numbers: numbers(values)),
    against: baseline,
    options: options
  )
  return result.findings[0]
}

/// Whether two numbers agree to within a relative tolerance.
func isClose(_ value: Double?, _ expected: Double, relative tolerance: Double = 1e-7) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= tolerance * abs(expected)
}
