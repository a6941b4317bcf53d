internal import Faults
internal import Notation

/// Writes the lines of a baseline file, each with the comments that belong to it.
struct BaselineWriter {
  /// The first line of every file.
  static let header =
    "# Written by `bnreport check --update`. Commit it; a change of it is a change of what is accepted."

  /// What stands behind some keys of every file.
  static let explanations: [BaselineComments.Path: String] = [
    ["endpoint"]: "of the common budget",
    ["constant"]: "what must be the same to compare",
    ["accepted"]: "newest first, at most \(Acceptance.most)",
  ]

  private(set) var lines = [Self.header]
  private let comments: BaselineComments
  private var used: Set<BaselineComments.Path> = []
  private var twins = BaselineTwins()

  /// Writes a baseline.
  init(_ baseline: Baseline) {
    comments = baseline.comments
    write(settings: baseline)
    add(["metrics"], "metrics:")
    for metric in baseline.metrics.sorted(by: { $0.name < $1.name }) { write(metric) }
    if !baseline.accepted.isEmpty {
      add(["accepted"], "accepted:")
      for entry in baseline.accepted.prefix(Acceptance.most) { write(entry) }
    }
    lines += comments.tail
  }

  /// Comments of the file that was read which have no place any more.
  var lost: [BaselineComments.Lost] {
    let paths = Set(comments.above.filter { !$0.value.isEmpty }.keys).union(comments.behind.keys)
    let homeless = paths.subtracting(used).map { path in
      BaselineComments.Lost(
        line: comments.lines[path] ?? 1,
        text: comments.above[path]?.first ?? comments.behind[path] ?? ""
      )
    }
    return (comments.lost + homeless).sorted { $0.line < $1.line }
  }

  /// Adds the line of a key, below the comments above it, and before that behind it or the one of a new file.
  private mutating func add(
    _ path: BaselineComments.Path,
    indent: Int = 0,
    _ text: String
  ) {
    let space = String(repeating: " ", count: indent)
    var path = path
    // Two runs without a seed may say the same.
    path.append(twins.name(path.removeLast(), in: path))
    used.insert(path)
    for comment in comments.above[path] ?? [] { lines.append(space + comment) }
    let standard = Self.explanations[path].map { "# " + $0 }
    let comment = comments.behind[path] ?? standard
    // Comments of our own stand in one column.
    let gap = comment == standard ? max(2, 26 - text.count) : 2
    lines.append(
      space + text + (comment.map { String(repeating: " ", count: gap) + $0 } ?? "")
    )
  }

  private mutating func write(settings baseline: Baseline) {
    add(["format"], "format: \(Baseline.format)")
    add(["endpoint"], "endpoint: \(baseline.endpoint.rawValue)")
    if !baseline.budget.isEmpty {
      let parts = baseline.budget.sorted { $0.key < $1.key }
        .map { "\(BaselineText.word($0.key)): \(Format.data($0.value))" }
      add(["budget"], "budget: { \(parts.joined(separator: ", ")) }")
    }
    add(["alpha"], "alpha: \(Format.data(baseline.alpha))")
    if baseline.looks != 1 { add(["looks"], "looks: \(baseline.looks)") }
    add(["pair"], "pair: \(baseline.pair.rawValue)")
    if baseline.candidateRuns != 1 { add(["runs"], "runs: \(baseline.candidateRuns)") }
    if !baseline.constant.isEmpty {
      add(["constant"], "constant:")
      for (key, value) in baseline.constant.sorted(by: { $0.key < $1.key }) {
        add(["constant", key], indent: 2, "\(BaselineText.word(key)): \(BaselineText.word(value))")
      }
    }
  }

  private mutating func write(_ metric: GatedMetric) {
    let path = ["metrics", metric.name]
    add(path, indent: 2, BaselineText.word(metric.name) + ":")
    func field(_ key: String, _ value: String) {
      add(path + [key], indent: 4, "\(key): \(value)")
    }
    field("direction", metric.direction.rawValue)
    field("margin", Format.data(metric.margin))
    if let margin = metric.anchorMargin { field("anchor_margin", Format.data(margin)) }
    if metric.allowDiverged > 0 { field("allow_diverged", "\(metric.allowDiverged)") }
    if metric.isOfOneHost { field("same_host", "true") }
    add(path + ["groups"], indent: 4, "groups:")
    for (group, runs) in metric.groups.sorted(by: { $0.key < $1.key }) {
      let own = path + ["groups", group]
      add(own, indent: 6, BaselineText.word(group) + ":")
      for run in runs.sortedForFile { write(run, of: metric, own) }
    }
    if !metric.anchor.isEmpty { writeAnchor(of: metric, path + ["anchor"]) }
  }

  private mutating func write(
    _ run: GatedMetric.Run,
    of metric: GatedMetric,
    _ path: BaselineComments.Path
  ) {
    let value = run.value.map { BaselineText.spelled($0, margin: metric.margin) }
    let parts = [
      run.level.map { "level: \(BaselineText.word($0))" },
      run.seed.map { "seed: \($0)" },
      value.map { "value: \($0)" } ?? "diverged: true",
    ].compactMap(\.self)
    let identity =
      run.seed.map { BaselineComments.identity(level: run.level, seed: "\($0)") }
      ?? BaselineComments.identity(
        of: [("level", run.level), value.map { ("value", $0) } ?? ("diverged", "true")]
          .compactMap { key, text in text.map { (key, $0) } }
      )
    add(path + [identity], indent: 8, "- { \(parts.joined(separator: ", ")) }")
  }

  private mutating func writeAnchor(of metric: GatedMetric, _ path: BaselineComments.Path) {
    add(path, indent: 4, "anchor:")
    for group in Set(metric.anchor.keys.map(\.group)).sorted() {
      let samples = metric.anchor.filter { $0.key.group == group }.sorted { $0.key < $1.key }
      let own = path + [group]
      func text(_ sample: GateSample) -> String {
        let mean = BaselineText.spelled(sample.mean, margin: metric.margin)
        let deviation = BaselineText.spelled(sample.deviation, margin: metric.margin)
        return "n: \(sample.count), mean: \(mean), deviation: \(deviation) }"
      }
      if samples.count == 1, samples[0].key.level == nil {
        add(own, indent: 6, "\(BaselineText.word(group)): { \(text(samples[0].value))")
        continue
      }
      add(own, indent: 6, BaselineText.word(group) + ":")
      for (cell, sample) in samples {
        let level = cell.level.map { "level: \(BaselineText.word($0)), " } ?? ""
        let identity = BaselineComments.identity(level: cell.level, seed: nil)
        add(own + [identity], indent: 8, "- { \(level)\(text(sample))")
      }
    }
  }

  private mutating func write(_ entry: Acceptance) {
    let parts = [("revision", entry.revision), ("reason", entry.reason)].compactMap { key, text in
      text.map { (key, $0) }
    }
    let identity = BaselineComments.identity(of: parts)
    let texts = parts.map { key, text in
      "\(key): \(key == "reason" ? BaselineText.quoted(text) : BaselineText.word(text))"
    }
    add(["accepted", identity], indent: 2, "- { \(texts.joined(separator: ", ")) }")
  }
}
