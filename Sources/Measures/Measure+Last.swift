internal import Faults
public import Models
public import Runs

extension Measure {
  /// What a metric is on a split after the last epoch: of any metric, logged by whomever.
  ///
  /// - Parameters:
  ///   - metric: What is read.
  ///   - split: On which examples.
  ///   - statistics: The statistics of batch norm in the evaluation.
  ///   - usualScale: How two such numbers are compared.
  /// - Returns: The measure `SPLIT_METRIC`.
  public static func last(
    _ metric: Metric,
    on split: DataSplit,
    _ statistics: EvaluationStatistics = .running,
    usualScale: EffectScale
  ) -> Measure {
    var substitute: (@Sendable () -> Measure)?
    if split == .test {
      substitute = { .last(metric, on: .validation, statistics, usualScale: usualScale) }
    }
    return Measure(
      "\(split.nameInMeasures)_\(metric.name)",
      options: statistics.yamlOptions,
      title: metric.title(on: split),
      details: statistics.phrase,
      unit: metric.unit,
      usualScale: usualScale,
      better: metric.better,
      countedSplit: metric == .accuracy ? split : nil,
      withoutTests: substitute,
      need: { check throws(Fault) in
        try check.measures(split)
        try check.evaluates(with: statistics)
      },
      value: { run in
        MeasuredValue(run.points(metric, on: split, .evaluated(statistics)).last?.value)
      }
    )
  }
}
