internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Statistics

/// How groups differ in a metric of which nobody knows which values are better: differences and intervals, no verdicts.
struct PlainDifferences {
  /// So many groups are told one by one; the table has all.
  private static let most = 3

  let logs: LoggedStudy
  /// The runs of the study.
  let cells: [Cell]
  /// The title of a network as Markdown.
  let title: (String) -> String

  /// A sentence a group, against the first; none for a sweep, which its figure shows.
  var sentences: [String] {
    guard logs.factor == nil, let metric = logs.primary, let reference = logs.groups.first else {
      return []
    }
    let name = MetricName(metric.name, better: metric.better)
    let measure = logs.budget.map { Measure.value(of: name, at: $0) } ?? .lastValue(of: name)
    let style = PartResult.signedDifference(isShare: false)
    return logs.groups.dropFirst().prefix(Self.most).compactMap { group in
      guard let comparison = comparison(group.name, reference.name, measure) else { return nil }
      let difference = style.text(comparison.mean)
      let (one, other) = (title(group.name), title(reference.name))
      return comparison.studentInterval(significance: 0.05).map {
        localized(
          "\(one) less \(other): \(difference) (95 % interval \(style.range($0.low, $0.high)))."
        )
      } ?? localized("\(one) less \(other): \(difference).")
    }
  }

  private func comparison(
    _ subject: String,
    _ reference: String,
    _ measure: Measure
  ) -> MeanComparison? {
    let sides = [subject, reference].map { name in
      cells.filter { $0.network.name == name }.flatMap(\.finished).compactMap { run in
        measure.value(of: run).exact.map { (seed: run.seed, value: $0) }
      }
    }
    guard logs.isPaired else {
      return MeanComparison(independent: sides[0].map(\.value), minus: sides[1].map(\.value))
    }
    let differences = sides[0].compactMap { run in
      sides[1].first { $0.seed == run.seed }.map { run.value - $0.value }
    }
    return MeanComparison(differences: differences)
  }
}
