internal import Measures
internal import YAML

extension Claim {
  /// The claim's fields as lines of YAML.
  func yamlLines(in experiment: Experiment) -> [String] {
    var lines = ["id: \(id)"]
    if title != Claim.title(of: id) { lines.append("title: \(quoted(title))") }
    lines += ["question: \(quoted(question))", "statement: \(quoted(statement))"]
    if let source { lines.append("source: \(quoted(source))") }
    if let figure { lines.append("figure: \(figure)") }
    if weight != 1 { lines.append("weight: \(weight)") }
    if role != Claim.usualRole(weight: weight, parts: parts) {
      lines.append("role: \(role.rawValue)")
    }
    if let part = parts.first, parts.count == 1, part.title == nil {
      return lines + part.yamlLines(in: experiment)
    }
    lines.append("parts:")
    for part in parts {
      for (index, line) in part.yamlLines(in: experiment).enumerated() {
        lines.append((index == 0 ? "  - " : "    ") + line)
      }
    }
    return lines
  }
}

extension Claim.Part {
  fileprivate func yamlLines(in experiment: Experiment) -> [String] {
    let study = test.sides.first?.study
    var lines = title.map { ["title: \(quoted($0))"] } ?? []
    if let sentence { lines.append("sentence: \(quoted(sentence.text))") }
    if let study { lines.append("study: \(study)") }
    lines += endpoint.yamlLines
    if updates > 0 { lines.append("updates: \(updates)") }
    if isSecondLook { lines.append("second_look: true") }
    switch test {
    case .comparison(let comparison):
      let terms = [comparison.subject, comparison.reference].map {
        $0.yaml(in: experiment, study: study)
      }
      lines += [
        "compare: [\(terms.joined(separator: ", "))]",
        "direction: \(comparison.direction.rawValue)",
      ]
      if comparison.smallestEffectOnScale > 0 {
        lines.append("smallest_effect: \(comparison.smallestEffect)")
      }
      if comparison.scale != endpoint.usualScale {
        lines.append("scale: \(comparison.scale.rawValue)")
      }
    case .everyRun(let side, in: let range):
      lines.append("every_run: \(side.yaml(in: experiment, study: study))")
      switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
      case (false, _): lines.append("at_most: \(range.upperBound)")
      case (true, false): lines.append("at_least: \(range.lowerBound)")
      case (true, true): lines.append("between: [\(range.lowerBound), \(range.upperBound)]")
      }
    }
    return lines
  }
}

extension Claim.Term {
  fileprivate func yaml(in experiment: Experiment, study: String?) -> String {
    switch self {
    case .constant(let number): "\(number)"
    case .side, .change:
      sides.count == 1
        ? sides[0].yaml(in: experiment, study: study)
        : "[\(sides.map { $0.yaml(in: experiment, study: study) }.joined(separator: ", "))]"
    }
  }
}

extension Claim.Side {
  /// The side as it stands in files, below a study that it need not repeat.
  package func yaml(in experiment: Experiment, study inherited: String?) -> String {
    var fields = ["network: \(network)"]
    if level == .best, let factor = experiment.study(study)?.sweep.flatMap({ $0.levels.prefix(1) })
    {
      fields += read(of: factor).map { ["\($0.key.rawValue): best"] } ?? []
    }
    fields += fixed.map { "\($0.key.rawValue): \($0.text)" }
    if study != inherited { fields.append("study: \(study)") }
    return fields.count == 1 ? network : "{ \(fields.joined(separator: ", ")) }"
  }
}
