internal import Faults
public import Models
internal import Notation
internal import Runs
internal import YAML

extension Measure {
  /// Test accuracy after the last epoch with other statistics minus that with the running ones: what inference loses, a
  /// difference of shares.
  public static func statisticsGap(_ statistics: EvaluationStatistics) -> Measure {
    let (other, running) = (accuracy(.test, statistics), accuracy(.test, .running))
    return Measure(
      "statistics_gap",
      options: statistics.yamlOptions,
      title: Phrase("Test accuracy beyond that of inference"),
      details: statistics.phrase,
      unit: .share,
      style: .points,
      usualScale: .points,
      canBeNegative: true,
      isDifference: true,
      countedSplit: .test,
      need: { check throws(Fault) in
        try check.measures(.test)
        try check.evaluates(with: statistics)
      },
      value: { run in other.value(of: run) - running.value(of: run) }
    )
  }
}

extension MeasureDefinition {
  static let statisticsGap = MeasureDefinition(
    options: [.statistics],
    example: .statisticsGap(.batch)
  ) { fields throws(Fault) in
    let key = MeasureOption.statistics.rawValue
    let statistics: EvaluationStatistics = try fields.choice(key)
    guard statistics != .running else {
      throw fields.error(
        "statistics_gap compares with the running statistics (got running, expected batch or precise)",
        at: try fields.required(key).position,
        hint: "Write `statistics: batch` or `statistics: precise`."
      )
    }
    return .statisticsGap(statistics)
  }
}
