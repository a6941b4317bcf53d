internal import Notation

/// A number that runs logged: its split, its name, and how much there is of it.
public struct LoggedMetric: Sendable, Hashable {
  /// On which examples.
  public var split: LoggedSeries.Split
  /// The metric, without the split: `accuracy`.
  public var metric: String
  /// How many runs have it.
  public var runs: Int
  /// How many points all of them have together.
  public var points: Int
  /// Which values are the better ones.
  public var direction: MetricDirection

  /// The name with its split, as it is given to `--metric`: `validation/accuracy`.
  public var name: String { split == .other ? metric : "\(split.rawValue)/\(metric)" }

  /// The metrics of some runs: validation before test before training, accuracy and loss before others, then by name.
  public static func all(of runs: [LoggedRun]) -> [LoggedMetric] {
    var found: [Key: LoggedMetric] = [:]
    for run in runs {
      var own: Set<Key> = []
      for series in run.series where !series.points.isEmpty {
        let key = Key(split: series.split, metric: series.metric)
        var metric =
          found[key]
          ?? LoggedMetric(
            split: series.split,
            metric: series.metric,
            runs: 0,
            points: 0,
            direction: MetricDirection(ofMetric: series.metric)
          )
        if own.insert(key).inserted {
          metric.runs += 1
          metric.points += series.points.count
        }
        found[key] = metric
      }
    }
    return found.values.sorted { $0.rank < $1.rank }
  }

  private struct Key: Hashable {
    var split: LoggedSeries.Split
    var metric: String
  }

  private static let splits: [LoggedSeries.Split: Int] = [
    .validation: 0, .test: 1, .other: 2, .train: 3,
  ]

  private var rank: (Int, Int, String) {
    (
      Self.splits[split, default: 4], metric == "accuracy" ? 0 : metric == "loss" ? 1 : 2, metric
    )
  }

  /// Chooses what is compared by default, with what must be said of the choice.
  ///
  /// The accuracy of the validation, else its only metric of which more is better, else its loss; where there is no
  /// validation the same of the test, of numbers of no split, and at last of the training. What all runs have comes before
  /// what some have, and what most have before what few have.
  /// Where nobody knows which values of any metric are better, the first that most runs have is shown, and nothing is decided.
  ///
  /// - Parameters:
  ///   - metrics: The metrics of some runs.
  ///   - count: How many runs there are.
  /// - Returns: The metric; nil where there is none whose better values are known.
  public static func primary(
    of metrics: [LoggedMetric],
    count: Int
  ) -> (metric: LoggedMetric, notes: [LogNote])? {
    for fewest in [count / 2 + 1, 1] {
      for split in [LoggedSeries.Split.validation, .test, .other, .train] {
        let own = metrics.filter { $0.split == split && $0.runs >= fewest }
        let most = own.map(\.runs).max()
        guard let chosen = first(of: own.filter { $0.runs == most }) ?? first(of: own) else {
          continue
        }
        return (chosen, notes(chosen, count))
      }
    }
    return undirected(metrics, count)
  }

  /// A metric to show where none has a direction.
  private static func undirected(
    _ metrics: [LoggedMetric],
    _ count: Int
  ) -> (metric: LoggedMetric, notes: [LogNote])? {
    let most = metrics.map(\.runs).max()
    guard let shown = metrics.first(where: { $0.runs == most }) else { return nil }
    let note = LogNote(
      .warning,
      "nobody knows which values of \(shown.name) are better, so that there is no verdict: add \("`--higher \(shown.name)`") or \("`--lower \(shown.name)`")"
    )
    return (shown, notes(shown, count) + [note])
  }

  private static func first(of metrics: [LoggedMetric]) -> LoggedMetric? {
    let higher = metrics.filter { $0.direction == .higher }
    return metrics.first { $0.metric == "accuracy" } ?? (higher.count == 1 ? higher.first : nil)
      ?? metrics.first { $0.metric == "loss" } ?? higher.first
      ?? metrics.first { $0.direction == .lower }
  }

  private static func notes(_ chosen: LoggedMetric, _ count: Int) -> [LogNote] {
    var notes: [LogNote] = []
    switch chosen.split {
    case .test:
      notes.append(LogNote(.warning, "no validation was logged: selected and judged on test"))
    case .train:
      notes.append(
        LogNote(.warning, "only the training was logged: nothing is said of generalisation")
      )
    case .other:
      let set = chosen.metric.prefix { $0 != "/" }
      if LogFormat.isNumberedSet(String(set)) {
        notes.append(
          LogNote(.warning, "\(chosen.name): the file does not say which examples \(set) are")
        )
      }
    case .validation: break
    }
    if chosen.runs < count {
      notes.append(
        LogNote(
          .warning,
          "\(chosen.name) was logged by \(chosen.runs) of \(count, "# run", "# runs")"
        )
      )
    }
    return notes
  }

  /// The metric that somebody named: `validation/accuracy`, `accuracy`, or as it was logged, `val_acc`.
  ///
  /// - Returns: The first that has the name; nil for none.
  public static func named(_ name: String, among metrics: [LoggedMetric]) -> LoggedMetric? {
    if let exact = metrics.first(where: { $0.name == name }) { return exact }
    let reading = LogName(name)
    return metrics.first { metric in
      metric.metric.lowercased() == reading.metric.lowercased()
        && (reading.split == nil || reading.split == metric.split)
    }
  }
}
