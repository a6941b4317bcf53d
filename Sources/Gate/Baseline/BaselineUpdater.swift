internal import Faults
internal import Notation

/// Accepts the values of candidates, cell by cell.
struct BaselineUpdater {
  private let old: Baseline
  private var new: Baseline
  private let candidates: GateCandidates
  private let checkedRuns: Int
  private var faults = FaultCollector()
  private var drops: [Int: Double] = [:]

  init(_ baseline: Baseline, _ candidates: GateCandidates, checkedRuns: Int) {
    (old, new) = (baseline, baseline)
    (self.candidates, self.checkedRuns) = (candidates, max(1, checkedRuns))
  }

  mutating func update(
    reason: String?,
    revision: String?,
    margins: [String: Double]
  ) throws(Faults) -> BaselineUpdate {
    for reason in Comparability.reasons(candidates, old) {
      add(
        "the runs cannot renew this baseline: \(reason)",
        hint: "Measure them as the baseline's were, or begin with a new file."
      )
    }
    setMargins(margins)
    let cells = Set(candidates.numbers.map(\.cell)).sorted()
    for cell in cells { accept(cell) }
    for index in new.metrics.indices { rewrite(&new.metrics[index]) }
    try faults.check()
    new.metrics.sort { $0.name < $1.name }
    let changes = Set(old.cells + new.cells).sorted().compactMap {
      change($0, isMeasured: cells.contains($0))
    }
    if changes.contains(where: \.isChange) {
      remember(reason: reason, revision: revision, isFirst: old.metrics.isEmpty)
    }
    return BaselineUpdate(
      baseline: new,
      changes: changes,
      ungated: cells.filter { new[$0.metric] == nil }
    )
  }

  private mutating func add(_ message: String, hint: String) {
    faults.add(Fault(.invalid, message, hint: hint))
  }

  // MARK: Metrics

  private mutating func setMargins(_ margins: [String: Double]) {
    for (name, margin) in margins.sorted(by: { $0.key < $1.key }) {
      guard margin > 0, Float(margin).isFinite else {
        add(
          "the margin of \(name) is not in range (got \(Format.data(margin)), expected above 0)",
          hint: "Write the smallest loss that matters, in the metric's own unit."
        )
        continue
      }
      if let index = new.metrics.firstIndex(where: { $0.name == name }) {
        new.metrics[index].margin = margin
      } else if let metric = made(name, margin: margin) {
        new.metrics.append(metric)
      }
    }
  }

  /// A metric that is new; nil for one that cannot be gated.
  private mutating func made(_ name: String, margin: Double) -> GatedMetric? {
    let numbers = candidates.numbers.filter { $0.cell.metric == name }
    guard !numbers.isEmpty else {
      let known = Set(candidates.numbers.map(\.cell.metric)).sorted()
      let nearest =
        Spelling.nearest(to: name, among: known).map { "Did you mean \"\($0)\"? " } ?? ""
      add(
        "a margin is given for a metric that no run has (got \"\(name)\")",
        hint: nearest + "The runs have: \(known.joined(separator: ", "))."
      )
      return nil
    }
    guard !GatedMetric.dependsOnHost(name) else {
      add(
        "\(name) is of a time or of memory, which differ between machines",
        hint: "Write it into the file with `same_host: true` if one machine measures both sides."
      )
      return nil
    }
    let directions = Set(numbers.compactMap(\.direction))
    guard directions.count == 1, let direction = directions.first else {
      add(
        "\(name) has \(directions.isEmpty ? "no direction" : "two directions")",
        hint: "Say which way it is better: `--higher \(name)` or `--lower \(name)`."
      )
      return nil
    }
    return GatedMetric(name: name, direction: direction, margin: margin)
  }

  // MARK: Runs

  private mutating func accept(_ cell: GateCell) {
    guard let index = new.metrics.firstIndex(where: { $0.name == cell.metric }) else { return }
    var runs: [GatedMetric.Run] = []
    for number in GateCase.once(candidates.numbers.filter { $0.cell == cell }) {
      if case .unmeasured(let reason) = number.outcome {
        add(
          "\(cell.name): a run has no value: \(reason)",
          hint: "Leave it out, or train it to the end."
        )
      }
      runs.append(GatedMetric.Run(level: cell.level, seed: number.seed, value: number.value))
    }
    let known = runs.compactMap(\.value)
    guard known.count >= Baseline.leastRuns else {
      add(
        "\(cell.name): too few runs (got \(counted(known.count, "run", "runs")) with a value, "
          + "expected at least \(Baseline.leastRuns))",
        hint: "Ten are advised: train it with more seeds."
      )
      return
    }
    let others = (new.metrics[index].groups[cell.group] ?? []).filter { $0.level != cell.level }
    new.metrics[index].groups[cell.group] = others + runs
  }

  /// Brings a metric into the form of the file: values rounded, in order, an anchor for every cell.
  private func rewrite(_ metric: inout GatedMetric) {
    let margin = metric.margin
    metric.groups = metric.groups.mapValues { runs in
      runs.map { run in
        var run = run
        run.value = run.value.map { BaselineText.rounded($0, margin: margin) }
        return run
      }.sortedForFile
    }
    for cell in metric.cells where metric.anchor[cell] == nil {
      // A cell that was there and has no anchor lost it by somebody's hand, who wants no other.
      guard old[metric.name]?.cells.contains(cell) != true else { continue }
      metric.anchor[cell] = metric.sample(of: cell)
    }
    metric.anchor = metric.anchor.mapValues { sample in
      GateSample(
        count: sample.count,
        mean: BaselineText.rounded(sample.mean, margin: margin),
        deviation: BaselineText.rounded(sample.deviation, margin: margin)
      )
    }
  }

  // MARK: What is new

  /// The drop that is noticed, in standard deviations: most cells have as many runs as the others.
  private mutating func drop(baseline: Int) -> Double? {
    if let known = drops[baseline] { return known }
    let drop = Sensitivity.drop(
      baseline: baseline,
      candidate: checkedRuns,
      alpha: new.alpha / Double(new.looks)
    )
    drops[baseline] = drop
    return drop
  }

  private mutating func change(_ cell: GateCell, isMeasured: Bool) -> BaselineChange? {
    guard let metric = new[cell.metric] else { return nil }
    let before = old[cell.metric]
    let sample = metric.sample(of: cell)
    var noticed: Double?
    if let sample, let drop = drop(baseline: sample.count) { noticed = drop * sample.deviation }
    return BaselineChange(
      cell: cell,
      direction: metric.direction,
      margin: metric.margin,
      marginBefore: before?.margin,
      before: before?.sample(of: cell),
      now: isMeasured ? sample : nil,
      anchor: metric.anchor[cell],
      isChange: before?.runs(of: cell) != metric.runs(of: cell) || before?.margin != metric.margin,
      noticedDrop: noticed,
      checkedRuns: checkedRuns
    )
  }

  private mutating func remember(reason: String?, revision: String?, isFirst: Bool) {
    // A first baseline need not say why it is one.
    if isFirst, reason == nil { return }
    let reason = reason.map(GateText.line) ?? "no reason given"
    let entry = Acceptance(revision: revision.map(GateText.line), reason: reason)
    new.accepted = Array(([entry] + new.accepted).prefix(Acceptance.most))
  }
}
