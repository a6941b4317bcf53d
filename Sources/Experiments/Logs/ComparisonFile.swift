internal import Measures
internal import Notation
internal import Runs
internal import YAML

/// A comparison of logs as the experiment file that asks for it: what `compare` makes of its arguments, and `--init` writes.
///
/// Each pair of groups is a claim, that the one is better than the other. Its parts are the levels, each by the value of the
/// metric at the end of the common budget, and once more by the best value, which was selected on the same data. Its words are
/// in the language that is spoken where it is written.
public struct ComparisonFile {
  /// The name of its one study.
  public static let study = "comparison"

  private let title: String
  private let request: LogRequest
  private let logs: LoggedStudy
  private let metrics: [LoggedStudy.Metric]

  /// Creates a comparison.
  ///
  /// - Parameters:
  ///   - title: The title of the report.
  ///   - request: Which logs it is of.
  ///   - logs: What was read of them.
  ///   - metrics: The names of the metrics that get verdicts; empty for the primary one.
  public init(title: String, _ request: LogRequest, _ logs: LoggedStudy, metrics: [String] = []) {
    self.title = title
    self.request = request
    self.logs = logs
    let named = metrics.compactMap { name in logs.metrics.first { $0.name == name } }
    self.metrics = named.isEmpty ? [logs.primary].compactMap(\.self) : named
  }

  /// The file.
  public var yaml: String {
    var lines = ["title: \(quoted(title))"]
    let language = Language.current.tag
    if language != "en" { lines.append("lang: \(language)") }
    lines += ["studies:", "  \(Self.study):"]
    lines += (["title: \(quoted(localized("Comparison")))"] + request.yamlLines).map { "    " + $0 }
    let figures = figures
    if !figures.isEmpty { lines.append("figures:") }
    for figure in figures {
      lines.append("  \(figure.name):")
      lines += figure.lines.map { "    " + $0 }
    }
    let claims = claims
    if !claims.isEmpty { lines.append("claims:") }
    for claim in claims {
      for (index, line) in claim.enumerated() {
        lines.append((index == 0 ? "  - " : "    ") + line)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Claims

  /// More groups than these are compared with the reference alone: their pairs would leave none of them enough of α.
  static let mostInPairs = 6

  private var pairs: [(subject: LoggedStudy.Group, reference: LoggedStudy.Group)] {
    let groups = logs.groups
    guard groups.count <= Self.mostInPairs else {
      return groups.dropFirst().map { ($0, groups[0]) }
    }
    return groups.indices.flatMap { first in
      groups[(first + 1)...].map { ($0, groups[first]) }
    }
  }

  private var claims: [[String]] {
    metrics.flatMap { metric in
      metric.better == nil ? [] : pairs.compactMap { claim(metric, $0.subject, $0.reference) }
    }
  }

  private func claim(
    _ metric: LoggedStudy.Metric,
    _ subject: LoggedStudy.Group,
    _ reference: LoggedStudy.Group
  ) -> [String]? {
    let parts = parts(metric).filter { part in
      [subject, reference].allSatisfy { hasRuns($0, part.level) }
    }
    guard !parts.isEmpty else { return nil }
    let isHigher = metric.better == .higher
    let name = MetricName(metric.name)
    let words = Language.current.midSentence(name.title.text)
    let statement =
      isHigher
      ? localized("\(subject.title) has a higher \(words) than \(reference.title)")
      : localized("\(subject.title) has a lower \(words) than \(reference.title)")
    let suffix = metrics.count > 1 ? "_\(Self.identifier(metric.name))" : ""
    var lines = [
      "id: \(Self.identifier(subject.name))_\(Self.identifier(reference.name))\(suffix)",
      "title: \(quoted(localized("\(subject.title) against \(reference.title)")))",
      "question: \(quoted(name.title.text))", "statement: \(quoted(statement))",
    ]
    if let figure = figures.first(where: { $0.metric == metric.name }) {
      lines.append("figure: \(figure.name)")
    }
    lines.append("parts:")
    for part in parts {
      let fields =
        [
          "title: \(quoted(part.title))", "study: \(Self.study)", "endpoint: \(part.endpoint)",
          "of: \(quoted(metric.name))",
        ] + direction(metric) + part.options + [
          "compare: [\(side(subject, part.level)), \(side(reference, part.level))]",
          "direction: \(isHigher ? "higher" : "lower")",
        ] + (name.metric == .accuracy ? ["smallest_effect: 0.5"] : [])
      for (index, field) in fields.enumerated() {
        lines.append((index == 0 ? "  - " : "    ") + field)
      }
    }
    return lines
  }

  /// Whether a group has runs at a level; what lacks them is said, and compared with nothing.
  private func hasRuns(_ group: LoggedStudy.Group, _ level: FactorLevel?) -> Bool {
    logs.cells.contains { cell in
      cell.group == group.name && (level.map { cell.levels == [$0] } ?? true)
    }
  }

  private struct Part {
    var title: String
    var endpoint: String
    var options: [String]
    var level: FactorLevel?
  }

  private func parts(_ metric: LoggedStudy.Metric) -> [Part] {
    let levels: [FactorLevel?] = logs.factor.map { $0.levels } ?? [nil]
    let end: (words: String, endpoint: String, options: [String])
    if let budget = budget {
      end = (localized("after \(budget.words)"), "value_at", [budget.yaml])
    } else {
      end = (localized("last value"), "last_value", [])
    }
    let hasCurves = logs.cells.contains { cell in
      cell.runs.contains { $0.points(of: MetricName(metric.name)).count > 1 }
    }
    return levels.flatMap { level in
      func title(_ words: String) -> String {
        guard let level else { return words }
        return localized("\(level.phrase.replacing("_", with: " ")), \(words)")
      }
      var parts = [
        Part(
          title: title(end.words),
          endpoint: end.endpoint,
          options: end.options,
          level: level
        )
      ]
      if hasCurves {
        parts.append(
          Part(
            title: title(localized("best value")),
            endpoint: "best_value",
            options: ["second_look: true"],
            level: level
          )
        )
      }
      return parts
    }
  }

  private var budget: TrainingBudget? {
    logs.commonBudget.flatMap { moment in
      moment.epoch.map { TrainingBudget($0, .epochs) }
        ?? moment.step.map { TrainingBudget(Double($0), .updates) }
    }
  }

  /// The direction of a metric whose name does not say it.
  private func direction(_ metric: LoggedStudy.Metric) -> [String] {
    guard let better = metric.better, MetricName(metric.name).metric.better != better else {
      return []
    }
    return ["better: \(better == .higher ? "higher" : "lower")"]
  }

  private func side(_ group: LoggedStudy.Group, _ level: FactorLevel?) -> String {
    level.map { "{ network: \(group.name), \(quoted($0.key.rawValue)): \($0.text) }" } ?? group.name
  }

  // MARK: Figures

  private struct Figure {
    var name: String
    var metric: String?
    var lines: [String]
  }

  private var figures: [Figure] {
    let isByUpdates = logs.commonBudget.map { $0.epoch == nil } ?? false
    var figures: [Figure] = []
    for metric in metrics {
      let suffix = metrics.count > 1 ? "_\(Self.identifier(metric.name))" : ""
      let over = isByUpdates ? ["over: updates"] : []
      if let factor = logs.factor {
        figures.append(
          Figure(
            name: "levels\(suffix)",
            metric: metric.name,
            lines: [
              "kind: sweep", "study: \(Self.study)", "metric: \(endpoint)",
              "of: \(quoted(metric.name))",
            ] + direction(metric) + endpointOptions
              + (logs.groups.count > 1 ? ["paired_with: \(logs.groups[0].name)"] : [])
          )
        )
        guard hasCurves(metric), factor.values.count <= 8 else { continue }
        figures.append(
          Figure(
            name: "curves\(suffix)",
            metric: nil,
            lines: [
              "kind: learning_curves", "study: \(Self.study)", "metric: \(quoted(metric.name))",
              "panels: levels",
            ] + over
          )
        )
      } else if hasCurves(metric) {
        figures.append(
          Figure(
            name: "curves\(suffix)",
            metric: metric.name,
            lines: [
              "kind: learning_curves", "study: \(Self.study)", "metric: \(quoted(metric.name))",
            ] + over
          )
        )
      }
    }
    // The figure is in units of what matters.
    let hasUnits = metrics.contains { MetricName($0.name).metric == .accuracy }
    if hasUnits, comparesAny {
      figures.append(Figure(name: "effects", metric: nil, lines: ["kind: claims"]))
    }
    return figures
  }

  /// Whether two groups have runs at one level, of a metric with a direction.
  private var comparesAny: Bool {
    let levels: [FactorLevel?] = logs.factor.map { $0.levels } ?? [nil]
    return metrics.contains { $0.better != nil }
      && pairs.contains { pair in
        levels.contains { hasRuns(pair.subject, $0) && hasRuns(pair.reference, $0) }
      }
  }

  private var endpoint: String { budget == nil ? "last_value" : "value_at" }
  private var endpointOptions: [String] { budget.map { [$0.yaml] } ?? [] }

  private func hasCurves(_ metric: LoggedStudy.Metric) -> Bool {
    logs.cells.contains { cell in
      cell.runs.contains { $0.points(of: MetricName(metric.name)).count > 1 }
    }
  }

  // MARK: Words

  /// A name of somebody's as one of a file: lower-case letters, digits and underscores.
  static func identifier(_ name: String) -> String {
    let letters = name.inLatinLetters.lowercased().map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
    }
    let text = String(letters)
    return text.first?.isLetter == true ? text : "m_" + text
  }
}
