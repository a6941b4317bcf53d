import ExperimentSamples
import Reporting

extension FrozenResults {
  /// What reports of them say about their making.
  static let environment = ReportEnvironment(
    tool: "bnreport 0.1.0",
    date: "2026-11-22",
    example: WorkedExample(
      rows: [3, 9, 11, 17].map { value in
        WorkedExample.Row(
          value: value,
          normalized: (value - 10) / 5,
          output: 2 * (value - 10) / 5 + 1,
          outputGradient: value == 3 ? 1 : 0,
          inputGradient: 0.1,
          inferredOutput: value
        )
      },
      scale: 2,
      shift: 1,
      scaleGradient: -1.4,
      shiftGradient: 1,
      runningMean: 1,
      runningVariance: 4.2333
    ),
    datasets: ["fashion-mnist", "mnist"]
  )
}
