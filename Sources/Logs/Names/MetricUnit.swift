public import Faults

/// In what a metric is counted.
public enum MetricUnit: String, Sendable, Hashable, CaseIterable {
  /// A part of 1, of metrics such as an accuracy.
  case fraction
  /// The same in percent.
  case percent
  /// Anything else.
  case plain

  /// Whether a metric is a part of a whole, which some write in percent: an accuracy, a precision, an IoU.
  public static func isPart(metric: String) -> Bool {
    let words = MetricDirection.words(of: metric)
    return MetricDirection(ofMetric: metric) == .higher && words.contains(where: parts.contains)
  }

  /// The unit of a metric in one run: percent where a value exceeds 1.5.
  ///
  /// - Parameters:
  ///   - metric: Its name.
  ///   - values: All of them; those that are not finite say nothing.
  public init(ofMetric metric: String, values: some Sequence<Double>) {
    guard Self.isPart(metric: metric) else {
      self = .plain
      return
    }
    self = values.contains { $0.isFinite && $0 > 1.5 } ? .percent : .fraction
  }

  /// The unit of a metric in all runs.
  ///
  /// - Parameters:
  ///   - metric: Its name.
  ///   - runs: Where each was read, and its values; one whose values are all 0 has either unit.
  /// - Throws: ``Fault`` that names two runs with different units.
  public init(ofMetric metric: String, runs: [(source: String, values: [Double])]) throws(Fault) {
    var first: (unit: MetricUnit, source: String)?
    for run in runs {
      guard run.values.contains(where: { $0.isFinite && $0 != 0 }) else { continue }
      let unit = MetricUnit(ofMetric: metric, values: run.values)
      guard let known = first else {
        first = (unit, run.source)
        continue
      }
      guard known.unit == unit else {
        let (percent, fraction) =
          unit == .percent ? (run.source, known.source) : (known.source, run.source)
        let message =
          "\(metric) has two units (got percent in \(percent) and parts of 1 in \(fraction), expected one)"
        throw Fault(.invalid, message, hint: "Compare runs that wrote it in one unit.")
      }
    }
    self = first?.unit ?? (Self.isPart(metric: metric) ? .fraction : .plain)
  }

  private static let parts: Set<String> = [
    "acc", "accuracy", "auc", "auroc", "ap", "map", "miou", "iou", "dice", "f1", "precision",
    "recall", "top1", "top5",
  ]
}
