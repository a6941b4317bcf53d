/// A metric that is gated, with the runs of the baseline.
public struct GatedMetric: Sendable, Hashable {
  /// One run of the baseline.
  public struct Run: Sendable, Hashable {
    /// The level of a sweep; nil without one.
    public var level: String?
    /// The seed; nil where none was recorded.
    public var seed: Int?
    /// The value; nil for a run that diverged.
    public var value: Double?

    /// Creates a run.
    public init(level: String? = nil, seed: Int? = nil, value: Double?) {
      self.level = level.map(GateLevel.spelled)
      self.seed = seed
      self.value = value
    }
  }

  /// Its name.
  public var name: String
  /// Which way it is better.
  public var direction: GateDirection
  /// The loss that matters, above 0, in the metric's own unit.
  public var margin: Double
  /// The loss that matters against the anchor; nil for twice the margin.
  public var anchorMargin: Double?
  /// How many runs of a cell may diverge.
  public var allowDiverged: Int
  /// That somebody sees to it that both sides run on one machine, without which times and memory are not gated.
  public var isOfOneHost: Bool
  /// The runs, by group.
  public var groups: [String: [Run]]
  /// The first values that were accepted, which later ones may not drift away from in small steps.
  public var anchor: [GateCell: GateSample]

  /// Creates a metric.
  public init(
    name: String,
    direction: GateDirection,
    margin: Double,
    anchorMargin: Double? = nil,
    allowDiverged: Int = 0,
    isOfOneHost: Bool = false,
    groups: [String: [Run]] = [:],
    anchor: [GateCell: GateSample] = [:]
  ) {
    self.name = name
    self.direction = direction
    self.margin = margin
    self.anchorMargin = anchorMargin
    self.allowDiverged = allowDiverged
    self.isOfOneHost = isOfOneHost
    self.groups = groups
    self.anchor = anchor
  }

  /// The cells that have runs, in order.
  public var cells: [GateCell] { runsByCell.keys.sorted() }

  /// The runs of every cell.
  var runsByCell: [GateCell: [Run]] {
    var found: [GateCell: [Run]] = [:]
    for (group, runs) in groups {
      for run in runs {
        found[GateCell(metric: name, group: group, level: run.level), default: []].append(run)
      }
    }
    return found
  }

  /// The runs of a cell, by seed.
  public func runs(of cell: GateCell) -> [Run] {
    (groups[cell.group] ?? []).filter { $0.level == cell.level }
  }

  /// What is known of a cell's values; nil where every run diverged or there is none.
  public func sample(of cell: GateCell) -> GateSample? {
    runs(of: cell).sample
  }

  /// Whether a name is one of a time or of memory, which differ between machines.
  public static func dependsOnHost(_ name: String) -> Bool {
    let parts = GateMetricName.parts(name)
    let words: Set<Substring> = [
      "time", "times", "runtime", "seconds", "wall", "duration", "latency", "memory", "mem", "eta",
      "throughput", "speed",
    ]
    return parts.contains(where: words.contains) || name.lowercased().contains("per_second")
  }
}

extension [GatedMetric.Run] {
  /// What is known of the values; nil where every run diverged or there is none.
  var sample: GateSample? {
    GateSample(compactMap(\.value), diverged: count { $0.value == nil })
  }

  /// The runs by level and seed, those without first and equal ones by value, so that one set of runs has one spelling.
  var sortedForFile: [GatedMetric.Run] {
    sorted { one, other in
      if one.level != other.level { return GateOrder.precedes(one.level, other.level) }
      let (first, second) = (one.seed ?? Int.min, other.seed ?? Int.min)
      if first != second { return first < second }
      return (one.value ?? .infinity) < (other.value ?? .infinity)
    }
  }
}
