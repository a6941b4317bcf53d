public import Measures

extension Experiment {
  /// Whether the report of a study of logs uses a series: compares it, draws it, or reads it for a measure.
  ///
  /// Programs log much that nobody asked for. All of it is read, since it tells copies of runs from repeats, and none of that
  /// is written.
  public func uses(_ series: SeriesKey, of logs: LoggedStudy) -> Bool {
    logs.primary?.key.isOfMetric(of: series) == true
      || figures.contains { $0.kind.shows(series) }
      || claims.contains { claim in
        claim.parts.contains { $0.endpoint.measure.reads(series) }
      }
  }

  /// The metrics of a study of logs that its report does not use, in their order.
  public func unusedMetrics(of logs: LoggedStudy) -> [LoggedStudy.Metric] {
    logs.metrics.filter { !uses($0.key, of: logs) }
  }
}
