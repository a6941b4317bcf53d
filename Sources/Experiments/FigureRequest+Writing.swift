internal import Measures
internal import Runs

extension FigureRequest {
  /// The figure's fields as lines of YAML.
  func yamlLines(in experiment: Experiment) -> [String] {
    switch kind {
    case .learningCurves(let study, let threshold):
      return ["kind: learning_curves", "study: \(study)"]
        + (threshold.map { ["threshold: \($0)"] } ?? [])
    case .sweep(let study, let measure, let reference):
      return ["kind: sweep", "study: \(study)", "metric: \(measure.name)"] + measure.yamlOptions
        + (reference.map { ["paired_with: \($0)"] } ?? [])
    case .heatmap(let study, let measure):
      return ["kind: heatmap", "study: \(study)", "metric: \(measure.name)"] + measure.yamlOptions
    case .layers(let study, let quantity, let level, let steps):
      return ["kind: layers", "study: \(study)", "quantity: \(quantity.rawValue)"]
        + (level.map { ["level: { \($0.key.rawValue): \($0.text) }"] } ?? [])
        + ["steps: [\(steps.map(String.init).joined(separator: ", "))]"]
    case .steps(let study, let quantities):
      let names = quantities.map(\.rawValue).joined(separator: ", ")
      return ["kind: steps", "study: \(study)", "quantities: [\(names)]"]
    case .corrections(let readings):
      return ["kind: corrections", "readings:"]
        + readings.flatMap { reading in
          reading.yamlLines(in: experiment).enumerated().map { index, line in
            (index == 0 ? "  - " : "    ") + line
          }
        }
    case .claims: return ["kind: claims"]
    case .networks(let names):
      return ["kind: networks", "networks: [\(names.joined(separator: ", "))]"]
    }
  }
}

extension FigureRequest.Correction {
  fileprivate func yamlLines(in experiment: Experiment) -> [String] {
    let sides = [subject, reference].map { $0.yaml(in: experiment, study: subject.study) }
    var lines =
      ["title: \(quoted(title))", "study: \(subject.study)", "metric: \(measure.name)"]
      + measure.yamlOptions + ["compare: [\(sides.joined(separator: ", "))]"]
    if let seeds { lines.append("seeds: \(seeds)") }
    if let printed {
      lines.append(
        "printed: { dataset: \(quoted(printed.dataset)), "
          + "values: [\(printed.subject), \(printed.reference)] }"
      )
    }
    return lines
  }
}
