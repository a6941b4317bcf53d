public import Gate
public import Measures

/// The runs of a revision, whoever trained them, as the gate needs them: cells, metrics, and under which conditions they were
/// measured.
public struct CheckedRuns: Sendable {
  /// The runs, by group and level.
  public var cells: [CheckedCell]
  /// The metrics that some of them have.
  public var metrics: [MetricName]
  /// The metric that is gated where nobody names one; nil where none has a direction.
  public var primary: String?
  /// What is known of the data and the settings, as far as all runs agree.
  public var constants: [String: String]
  /// How far they were to be trained, where that is recorded: `epochs: 10`; nil where it is seen by their ends alone.
  public var budget: [String: Double]?
  /// What could not be read beside them, a sentence each.
  public var unread: [String]

  /// Creates runs.
  public init(
    cells: [CheckedCell],
    metrics: [MetricName],
    primary: String?,
    constants: [String: String] = [:],
    budget: [String: Double]? = nil,
    unread: [String] = []
  ) {
    self.cells = cells
    self.metrics = metrics
    self.primary = primary
    self.constants = constants
    self.budget = budget
    self.unread = unread
  }

  /// The numbers of some metrics at the end of a budget.
  ///
  /// - Parameters:
  ///   - names: The metrics; one that no run has gives no numbers.
  ///   - endpoint: Where in a training they are taken.
  ///   - wanted: The baseline's budget; nil to take the runs' own, the largest that all of them reached.
  /// - Returns: A number for each run and metric of a cell that has it.
  public func candidates(
    metrics names: [String],
    endpoint: GateEndpoint,
    budget wanted: [String: Double]?
  ) -> GateCandidates {
    let found = wanted.map(compared) ?? budget ?? commonBudget
    // Of several units the first limits: each of them is one training's length.
    let limit = TrainingBudget.Unit.allCases.lazy.compactMap { unit in
      (wanted ?? found)[unit.rawValue].map { TrainingBudget($0, unit) }
    }.first
    let chosen = metrics.filter { names.contains($0.text) }
    return GateCandidates(
      numbers: cells.flatMap { cell in
        chosen.flatMap { numbers(of: $0, cell, endpoint, limit) }
      },
      endpoint: endpoint,
      budget: found,
      constants: constants,
      unread: unread
    )
  }

  // MARK: Budget

  /// The largest budget that all runs reached, by epochs where all recorded them, else by updates; empty where neither is.
  private var commonBudget: [String: Double] {
    let runs = cells.flatMap(\.runs).filter { $0.measured?.divergence == nil && $0.failure == nil }
    for unit in TrainingBudget.Unit.allCases {
      let ends = runs.compactMap { $0.end(unit) }
      if ends.count == runs.count, let least = ends.min(), least > 0 {
        return [unit.rawValue: least]
      }
    }
    return [:]
  }

  /// What the runs' budget is beside the baseline's.
  ///
  /// Runs that all end at one place had that budget. Where they end at several nobody planned it: they are taken at the
  /// baseline's if one of them got so far, and those that did not are told one by one.
  private func compared(with wanted: [String: Double]) -> [String: Double] {
    // Without any run that is what is wrong, and not a budget.
    if cells.isEmpty { return wanted }
    if let budget { return budget }
    var found: [String: Double] = [:]
    for (name, amount) in wanted {
      guard let unit = TrainingBudget.Unit(rawValue: name) else { continue }
      let runs = cells.flatMap(\.runs)
      let ends = Set(runs.compactMap { $0.end(unit) })
      if let least = ends.min(), let most = ends.max() {
        found[name] = least == most || most < amount ? most : amount
      } else if runs.contains(where: { $0.measured?.divergence != nil }) {
        // Runs that all diverged have no end of their own, and are a loss, not a lack.
        found[name] = amount
      }
    }
    return found
  }

  // MARK: Numbers

  private func numbers(
    of name: MetricName,
    _ cell: CheckedCell,
    _ endpoint: GateEndpoint,
    _ limit: TrainingBudget?
  ) -> [GateNumber] {
    // A metric that no run of a cell has is missing there as such.
    guard cell.runs.contains(where: { !($0.measured?.points(of: name).isEmpty ?? true) }) else {
      return cell.runs.filter { $0.measured?.divergence != nil }.map {
        number($0, name, cell, .diverged)
      }
    }
    return cell.runs.map {
      number($0, name, cell, outcome(of: $0, name, endpoint, limit))
    }
  }

  private func number(
    _ run: CheckedRun,
    _ name: MetricName,
    _ cell: CheckedCell,
    _ outcome: GateNumber.Outcome
  ) -> GateNumber {
    GateNumber(
      GateCell(metric: name.text, group: cell.group, level: cell.level),
      direction: GateDirection(name.metric.better),
      seed: run.seed,
      outcome
    )
  }

  private func outcome(
    of run: CheckedRun,
    _ name: MetricName,
    _ endpoint: GateEndpoint,
    _ limit: TrainingBudget?
  ) -> GateNumber.Outcome {
    guard let measured = run.measured else {
      return .unmeasured(run.failure ?? "nothing of it was recorded")
    }
    guard measured.divergence == nil else { return .diverged }
    var points = Array(measured.points(of: name))
    guard !points.isEmpty else { return .unmeasured("it has no \(name.text)") }
    if let limit, let end = run.end(limit.unit) {
      guard end >= limit.amount else {
        return .unmeasured(
          "it ends after \(Self.text(end)) of \(Self.text(limit.amount)) \(limit.unit.rawValue)"
        )
      }
      // A number without a place, such as one of the finished network, is of no earlier moment than the end.
      points = points.filter { limit.place($0.moment).map { $0 <= limit.amount } ?? true }
    }
    let value: Double? =
      switch endpoint {
      case .last: points.last?.value
      case .best: Self.best(of: points, name)
      }
    guard let value else { return .unmeasured("it has no \(name.text) within the budget") }
    if name.metric.unit.isShare, value.isFinite, value > 1 {
      return .unmeasured(
        "its \(name.text) is \(value), which is neither a share nor surely a percentage"
      )
    }
    return .value(value)
  }

  private static func best(of points: [SeriesPoint], _ name: MetricName) -> Double? {
    let values = points.filter { !$0.isBeforeTraining && $0.value.isFinite }.map(\.value)
    return name.metric.better == .lower ? values.min() : values.max()
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }

  // MARK: Curves

  /// The curves of some metrics, of the first run of each cell that has one of at least three numbers.
  public func curves(metrics names: [String]) -> [GateCurve] {
    metrics.filter { names.contains($0.text) }.flatMap { name in
      cells.compactMap { cell in
        cell.runs.lazy.compactMap { $0.measured?.points(of: name).values }
          .first { $0.count >= 3 }
          .map {
            GateCurve(GateCell(metric: name.text, group: cell.group, level: cell.level), $0)
          }
      }
    }
  }
}

extension GateDirection {
  fileprivate init?(_ better: Metric.Better?) {
    switch better {
    case .higher: self = .higher
    case .lower: self = .lower
    case nil: return nil
    }
  }
}
