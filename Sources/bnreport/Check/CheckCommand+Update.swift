internal import Checking
internal import Faults
internal import Files
internal import Gate
internal import Measures

extension CheckCommand {
  /// Accepts the runs: prints what is new, and writes the file.
  func accept(_ known: Baseline?) throws {
    guard known == nil || constant.isEmpty else {
      throw Fault(
        .usage,
        file: "--constant",
        "is for a new baseline, and \(baseline) is there",
        hint: "Write it below `constant:` in the file."
      )
    }
    let found = try source.read(
      runs,
      known,
      constants: known.map { $0.constant.keys.sorted() } ?? (constant.isEmpty ? nil : constant),
      isQuiet: quiet
    )
    guard found.unread.isEmpty else {
      throw Fault(
        .invalid,
        "not all of the runs could be read, and what is accepted must be all of them: \(found.unread[0])",
        hint: "Mend or remove what cannot be read, or name the others alone."
      )
    }
    let margins = try margins
    let candidates = found.candidates(
      metrics: try metrics(known, found, margins),
      endpoint: endpoint.flatMap { GateEndpoint(rawValue: $0.rawValue) } ?? known?.endpoint
        ?? .last,
      budget: known?.budget
    )
    let revision = revision ?? Revision.current(besides: baseline)
    let renewed: BaselineUpdate
    if let known {
      renewed = try known.updating(
        with: candidates,
        reason: reason,
        revision: revision,
        margins: margins,
        checkedRuns: checkedRuns ?? 3
      )
    } else {
      renewed = try Baseline.making(
        from: candidates,
        margins: margins,
        reason: reason,
        revision: revision,
        checkedRuns: checkedRuns ?? 3
      )
    }
    try Console.result(String(renewed.table.dropLast()))
    var accepted = renewed.baseline
    accepted.candidateRuns = checkedRuns ?? accepted.candidateRuns
    guard renewed.isChange || accepted.candidateRuns != known?.candidateRuns else {
      return try Console.result("\(baseline): nothing is new, the file stays as it is")
    }
    try AtomicFile.write(try accepted.text(file: baseline).utf8, to: baseline)
    try Console.result("\(baseline): \(known == nil ? "written" : "renewed"); commit it")
  }

  /// The metrics that are accepted: those that are gated or named, else the one that `compare` compares.
  private func metrics(
    _ known: Baseline?,
    _ found: CheckedRuns,
    _ margins: [String: Double]
  ) throws -> [String] {
    let names = found.metrics.map(\.text)
    for name in metric where !names.contains(name) {
      throw Fault(
        .usage,
        file: "--metric",
        "no run has the metric \"\(name)\"",
        hint: Spelling.nearest(to: name, among: names).map { "Did you mean \($0)?" }
          ?? "They have \(names.prefix(20).joined(separator: ", "))."
      )
    }
    let asked = metric + margins.keys.sorted() + (known?.metrics.map(\.name) ?? [])
    guard asked.isEmpty else {
      // A margin for a metric that no run has is refused with the names that there are.
      return margins.keys.allSatisfy({ names.contains($0) || known?[$0] != nil }) ? asked : names
    }
    guard let primary = found.primary else {
      throw Fault(
        .usage,
        file: "--metric",
        "nobody knows which values of the runs' metrics are better",
        hint:
          "Name one with its direction and margin: `--higher NAME --margin NAME=NUMBER`. They have "
          + "\(names.prefix(20).joined(separator: ", "))."
      )
    }
    return [primary]
  }
}
