internal import Experiments
internal import Statistics

/// A check of a claim with what was measured for it: whether a number lies in a range in every run.
struct EveryRunCheck {
  private let part: Claim.Part
  private let range: ClosedRange<Double>
  private let side: SideRuns
  private let values: [MeasuredValue]
  private let seedCount: Int

  init(_ side: Claim.Side, in range: ClosedRange<Double>, of part: Claim.Part, cells: [Cell]) {
    let runs = SideRuns(side, cells: cells)
    self.part = part
    self.range = range
    self.side = runs
    seedCount = runs.seeds.count
    values = runs.seeds.flatMap { seed -> [MeasuredValue] in
      let runs = runs.bySeed[seed] ?? []
      return runs.isEmpty ? [.diverged] : part.endpoint.values(of: runs)
    }
  }

  /// Whether a value lies in the range; nil where a bound leaves it open, or where there is no number.
  private func isInside(_ value: MeasuredValue) -> Bool? {
    switch value {
    case .number(let number): range.contains(number)
    case .atLeast(let number):
      number > range.upperBound
        ? false : range.upperBound == .infinity && number >= range.lowerBound ? true : nil
    case .atMost(let number):
      number < range.lowerBound
        ? false : range.lowerBound == -.infinity && number <= range.upperBound ? true : nil
    case .diverged: false
    case .unreached, .none: nil
    }
  }

  /// The result: one run outside refutes the claim, whatever the others lack.
  var result: PartResult {
    let inside = values.count { isInside($0) == true }
    let outside = values.count { isInside($0) == false }
    var result = PartResult(
      title: part.title,
      verdict: outside > 0 ? .refuted : .supported,
      unit: .shareOfRuns,
      count: values.count,
      chosenLevels: [side].compactMap(\.chosenLevels)
    )
    if outside == 0, inside < values.count || values.isEmpty {
      result.verdict = .inconclusive
      let isMissing = values.isEmpty || values.contains(.none)
      result.obstacle =
        side.isTuned && seedCount < 2
        ? Obstacle(kind: .oneSeedToChoose, total: seedCount)
        : Obstacle(
          kind: isMissing ? .missing : .unreached,
          places: [.init(side: side.title, count: values.count - inside)],
          total: values.count,
          counted: "run"
        )
      return result
    }
    result.effect = Double(inside) / Double(values.count)
    // Of one run there is no share to speak of.
    if values.count > 1 {
      result.interval = WilsonInterval.interval(successes: inside, of: values.count)
    }
    result.details = [sentence(result.effectText)]
    if result.interval != nil {
      result.details.append("95 % interval of the share \(result.intervalText)")
    }
    if let worst, part.endpoint.measure != .trains { result.details.append("worst \(text(worst))") }
    let diverged = values.count { $0 == .diverged }
    if diverged > 0 { result.details.append("\(diverged) diverged") }
    return result
  }

  /// The value that is farthest out of the range, or nearest to its end.
  private var worst: Double? {
    values.compactMap(\.number).max { excess($0) < excess($1) }
  }

  private func excess(_ value: Double) -> Double {
    max(range.lowerBound - value, value - range.upperBound)
  }

  /// What holds in so many runs: `4 of 5 runs at most 0.01`.
  private func sentence(_ runs: String) -> String {
    if part.endpoint.measure == .trains, part.endpoint.summary == nil {
      return range.contains(1) ? "\(runs) train" : "\(runs) do not train"
    }
    if range.lowerBound == -.infinity { return "\(runs) at most \(limit(range.upperBound))" }
    if range.upperBound == .infinity { return "\(runs) at least \(limit(range.lowerBound))" }
    return "\(runs) from \(limit(range.lowerBound)) to \(limit(range.upperBound))"
  }

  private var isShare: Bool { part.endpoint.usualScale == .points }

  private func text(_ value: Double) -> String {
    isShare ? Format.percent(value) : Format.significant(value)
  }

  /// A limit as it stands in the file, unless it is far from 1.
  private func limit(_ value: Double) -> String {
    if isShare { return Format.percent(value) }
    guard value == 0 || (0.001..<100_000).contains(abs(value)) else {
      return Format.significant(value)
    }
    return Format.data(value).replacing("-", with: "−")
  }
}
