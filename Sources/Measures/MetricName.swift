package import Faults
internal import Logs
internal import Models
package import Notation
public import Runs
package import YAML

/// A metric of whatever name on a split, as claims and figures name it: `validation/accuracy`, `train/box_loss`, `reward`.
public struct MetricName: Sendable, Hashable {
  /// What is measured.
  public let metric: Metric
  /// On which examples; nil for a number of none.
  public let split: DataSplit?

  /// Creates a name.
  public init(_ metric: Metric, on split: DataSplit?) {
    (self.metric, self.split) = (metric, split)
  }

  /// Reads a name; what stands before the first `/` is a split where it is one.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - better: Which of two numbers is better, where the name does not say.
  public init(_ text: String, better: Metric.Better? = nil) {
    let parts = text.split(separator: "/", maxSplits: 1)
    let split = parts.count == 2 ? DataSplit(rawValue: String(parts[0])) : nil
    let name = split == nil ? text : String(parts[1])
    self.split = split
    metric = .logged(name, better: better)
  }

  /// The name in files.
  public var text: String { split.map { "\($0.rawValue)/\(metric.name)" } ?? metric.name }

  /// The words that start a title: `Validation accuracy`.
  package var title: Phrase {
    if let split { return metric.title(on: split) }
    let words = metric.name.replacing("_", with: " ")
    // A word gets its capital; a name such as `mAP` or `AUC` keeps its letters.
    let isWord = words.allSatisfy { $0.isLowercase || $0 == " " }
    return Phrase(verbatim: isWord ? words.prefix(1).uppercased() + words.dropFirst() : words)
  }

  /// How two of its numbers are compared where a claim does not say.
  package var usualScale: EffectScale { metric.unit.isShare ? .points : .difference }
}

extension Metric {
  /// A metric by the name that a log or a file has for it; what is known of the name says its unit and its direction.
  ///
  /// A loss of somebody else's is a plain number: nobody says that it is counted in nats.
  static func logged(_ name: String, better: Better? = nil) -> Metric {
    if name == Metric.accuracy.name { return .accuracy }
    let known: Better? =
      switch MetricDirection(ofMetric: name) {
      case .higher: .higher
      case .lower: .lower
      case .none: nil
      }
    if name == Metric.loss.name { return .loggedLoss }
    let unit: MeasureUnit = MetricUnit.isPart(metric: name) ? .share : .plain
    return Metric(name, unit: unit, better: better ?? known)
  }
}

extension MeasuredRun {
  /// The numbers of a metric, however they were measured: of training examples the mean over an epoch comes first.
  public func points(of name: MetricName) -> SeriesPoints {
    let modes: [MeasuringMode] =
      name.split == .train
      ? [.runningMean, .evaluated(.running), .singleBatch] : [.evaluated(.running)]
    return modes.lazy.map { self.points(name.metric, on: name.split, $0) }.first { !$0.isEmpty }
      ?? SeriesPoints()
  }
}

extension Measure {
  /// Whether it may read a series of a log: the metric that it names, or else the loss and the accuracy of any examples.
  public func reads(_ series: SeriesKey) -> Bool {
    if let metric { return SeriesKey(metric.metric, on: metric.split).isOfMetric(of: series) }
    return [Metric.loss.name, Metric.accuracy.name].contains(series.metric.name)
  }
}

extension FieldReader {
  /// The metric that `of:` names, with the direction that `better:` gives it.
  package func metricName() throws(Fault) -> MetricName {
    let better: BetterWord? =
      has(MeasureOption.better.rawValue) ? try choice(MeasureOption.better.rawValue) : nil
    return MetricName(
      try text(MeasureOption.of.rawValue),
      better: better.map { $0 == .higher ? .higher : .lower }
    )
  }

  private enum BetterWord: String, CaseIterable {
    case higher
    case lower
  }
}
