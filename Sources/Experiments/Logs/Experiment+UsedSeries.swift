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

  /// What was read of a study of logs without the series that its report does not use.
  ///
  /// What is known of their metrics stays: names, and how many numbers were logged.
  public func withoutUnusedSeries(_ logs: LoggedStudy) -> LoggedStudy {
    var used = logs
    for cell in used.cells.indices {
      for run in used.cells[cell].runs.indices {
        used.cells[cell].runs[run].removeSeries { !uses($0, of: logs) }
      }
    }
    return used
  }
}
