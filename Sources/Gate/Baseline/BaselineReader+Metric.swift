internal import Faults
internal import YAML

// The metrics of a baseline file, and what was accepted.

extension BaselineReader {
  /// One metric; nil where it is no mapping.
  mutating func metric(_ entry: YAMLValue.Entry) -> GatedMetric? {
    let path = "metrics.\(entry.key)"
    let known = [
      "direction", "margin", "anchor_margin", "allow_diverged", "same_host", "groups", "anchor",
    ]
    guard let fields = open(entry.value, path: path, known: known) else { return nil }
    var metric = GatedMetric(name: entry.key, direction: .higher, margin: 1)
    take(&metric.direction) { () throws(Fault) in try fields.choice("direction") }
    let isMargin: (Double) -> Bool = { $0 > 0 }
    take(&metric.margin) { () throws(Fault) in
      try fields.number("margin", where: isMargin, expected: "a number above 0")
    }
    if fields.has("anchor_margin") {
      metric.anchorMargin = faults.collect { () throws(Fault) in
        try fields.number("anchor_margin", where: isMargin, expected: "a number above 0")
      }
    }
    take(&metric.allowDiverged) { () throws(Fault) in
      try fields.integer("allow_diverged", in: 0...10_000, default: 0)
    }
    take(&metric.isOfOneHost) { () throws(Fault) in try fields.flag("same_host", default: false) }
    if GatedMetric.dependsOnHost(entry.key), !metric.isOfOneHost {
      faults.add(
        fields.error(
          "\(path) is of a time or of memory, which differ between machines",
          at: entry.position,
          hint: "Remove it; or write `same_host: true` if one machine measures both sides."
        )
      )
    }
    readGroups(fields, path, entry.position, into: &metric)
    readAnchor(fields, path, into: &metric)
    return metric
  }

  // MARK: Runs

  private mutating func readGroups(
    _ fields: FieldReader,
    _ path: String,
    _ position: Fault.Position,
    into metric: inout GatedMetric
  ) {
    let groups = entries(fields, "groups")
    if !fields.has("groups") {
      // At the metric's key: at its first field only one fault is told.
      faults.add(fields.error("\(path).groups is missing", at: position, hint: "Add `groups: …`."))
    }
    for group in groups {
      let place = "\(path).groups.\(group.key)"
      guard case .sequence(let elements) = group.value.content, !elements.isEmpty else {
        faults.add(
          fields.error(
            "\(place) is not a list with at least one run (got \(group.value.kind))",
            at: group.value.position,
            hint: "Write `- { seed: 1, value: 0.5 }` lines below `\(group.key):`."
          )
        )
        continue
      }
      var runs: [GatedMetric.Run] = []
      var seen: Set<GatedMetric.Run> = []
      var mistakes = 0
      for element in elements where mistakes < Self.mostMistakes {
        guard let run = run(element, path: place) else {
          mistakes += 1
          continue
        }
        if run.seed != nil, !seen.insert(run).inserted {
          mistakes += 1
          faults.add(
            fields.error(
              "\(place) has the run of seed \(run.seed ?? 0) twice",
              at: element.position,
              hint: "Keep one of them: a run counts once."
            )
          )
        } else {
          runs.append(run)
        }
      }
      metric.groups[group.key] = runs.sortedForFile
    }
  }

  private mutating func run(_ value: YAMLValue, path: String) -> GatedMetric.Run? {
    guard let fields = open(value, path: path, known: ["level", "seed", "value", "diverged"]) else {
      return nil
    }
    return faults.collect { () throws(Fault) in
      var run = GatedMetric.Run(
        level: fields.has("level") ? try fields.text("level") : nil,
        seed: fields.has("seed") ? try fields.integer("seed", in: -Int.max...Int.max) : nil,
        value: nil
      )
      if try fields.flag("diverged", default: false) {
        try fields.refuse(["value"], of: "a run that diverged")
      } else {
        run.value = try fields.number("value", where: { _ in true }, expected: "a number")
      }
      return run
    }
  }

  // MARK: The anchor

  private mutating func readAnchor(
    _ fields: FieldReader,
    _ path: String,
    into metric: inout GatedMetric
  ) {
    let cells = Set(metric.cells)
    for group in entries(fields, "anchor") {
      let place = "\(path).anchor.\(group.key)"
      var elements = [group.value]
      if case .sequence(let levels) = group.value.content { elements = levels }
      for element in elements {
        guard let fields = open(element, path: place, known: ["level", "n", "mean", "deviation"]),
          let (level, sample) = faults.collect({ () throws(Fault) in try Self.sample(fields) })
        else { continue }
        let cell = GateCell(metric: metric.name, group: group.key, level: level)
        if let problem = Self.problem(of: cell, in: metric, cells) {
          faults.add(
            fields.error("\(place) \(problem)", at: element.position, hint: "Remove this anchor.")
          )
        } else {
          metric.anchor[cell] = sample
        }
      }
    }
  }

  /// What is wrong with an anchor of a cell; nil for nothing.
  private static func problem(
    of cell: GateCell,
    in metric: GatedMetric,
    _ cells: Set<GateCell>
  ) -> String? {
    let of = cell.level.map { " at level \($0)" } ?? ""
    if metric.anchor[cell] != nil { return "has two anchors\(of)" }
    return cells.contains(cell) ? nil : "has an anchor\(of) and no runs"
  }

  private static func sample(_ fields: FieldReader) throws(Fault) -> (String?, GateSample) {
    let level = fields.has("level") ? try fields.text("level") : nil
    let sample = GateSample(
      count: try fields.integer("n", in: Baseline.leastRuns...1_000_000),
      mean: try fields.number("mean", where: { _ in true }, expected: "a number"),
      deviation: try fields.number("deviation", where: { $0 >= 0 }, expected: "a number from 0")
    )
    return (level, sample)
  }

  // MARK: What was accepted

  /// The list of what was accepted, newest first.
  mutating func accepted(_ fields: FieldReader) -> [Acceptance] {
    if case .sequence(let entries)? = fields.value["accepted"]?.content, entries.isEmpty {
      return []
    }
    guard fields.has("accepted"),
      let elements = faults.collect({ () throws(Fault) in try fields.list("accepted") })
    else { return [] }
    return elements.compactMap { element in
      guard let entry = open(element, path: "accepted", known: ["revision", "reason"]) else {
        return nil
      }
      return faults.collect { () throws(Fault) in
        Acceptance(
          revision: entry.has("revision") ? try entry.text("revision") : nil,
          reason: try entry.text("reason")
        )
      }
    }
  }
}
