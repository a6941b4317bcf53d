internal import Evidence
public import Experiments
internal import Faults
internal import Figures
internal import Foundation
public import Logs
internal import Measures

/// Runs as readers of logs hand them on, and what `compare` makes of them.
public struct LoggedSample {
  /// What was read.
  public let logs: LoggedStudy
  /// The comparison as an experiment file.
  public let yaml: String
  /// The same with its runs.
  public let results: Results

  /// Compares runs.
  ///
  /// - Parameters:
  ///   - runs: The runs.
  ///   - request: What is asked of them.
  ///   - options: What is asked of their groups.
  ///   - metrics: The metrics that get verdicts; none for the primary one.
  /// - Throws: The first of the faults.
  public init(
    _ runs: [LoggedRun],
    request: LogRequest = LogRequest(),
    options: GroupingOptions = GroupingOptions(),
    metrics: [String] = []
  ) throws {
    var request = request
    if request.groups.isEmpty { request.paths = ["runs"] }
    let logs = try LoggedStudy(try LogGroups(of: runs, options: options), request)
    let file = ComparisonFile(title: "Sample", request, logs, metrics: metrics)
    let experiment = try Self.experiment(file.yaml, logs)
    self.logs = logs
    yaml = file.yaml
    results = Results(
      experiment: experiment,
      datasets: [:],
      runs: [],
      logs: [ComparisonFile.study: logs]
    )
  }

  /// Reads an experiment file about the same runs.
  public func experiment(_ yaml: String) throws -> Experiment { try Self.experiment(yaml, logs) }

  private static func experiment(_ yaml: String, _ logs: LoggedStudy) throws -> Experiment {
    try Experiment(
      reading: Data(yaml.utf8),
      file: "compare.yaml",
      name: "compare",
      preset: "standard",
      figures: FigureKinds.all,
      logs: { (_, _) throws(Fault) in logs }
    )
  }

  /// A run of four epochs that ends with a number: a tenth less an epoch before.
  ///
  /// - Parameters:
  ///   - group: The value of its setting `norm`.
  ///   - end: The last value.
  ///   - seed: Its seed; nil where none is recorded.
  ///   - level: The value of its setting `batch_size`; nil without one.
  ///   - metric: What is logged, on validation examples.
  ///   - place: Its place among those without seeds.
  /// - Returns: The run.
  public static func run(
    _ group: String,
    _ end: Double,
    seed: Int? = nil,
    level: Int? = nil,
    metric: String = "accuracy",
    place: Int = 0
  ) -> LoggedRun {
    var settings = ["norm": Setting(group)]
    if let seed { settings["seed"] = Setting("\(seed)") }
    if let level { settings["batch_size"] = Setting("\(level)") }
    // Letters, which are no numbers of anything.
    let letter = Character(Unicode.Scalar(UInt8(97 + (seed ?? place))))
    let name = "\(group)-\(letter)\(level.map { String(repeating: "x", count: $0 / 8) } ?? "")"
    return LoggedRun(
      source: "runs/\(name)/log.csv",
      format: "plain-table",
      settings: settings,
      state: .unknown,
      series: [
        LoggedSeries(
          name: "val_\(metric)",
          split: .validation,
          metric: metric,
          mode: .evaluated,
          points: (1...4).map { LoggedPoint(epoch: Double($0), end - 0.1 * Double(4 - $0)) }
        )
      ]
    )
  }

  /// Runs of groups that recorded their seeds, 0, 1 and so on, or none.
  public static func runs(
    _ groups: KeyValuePairs<String, [Double]>,
    areSeeded: Bool = true,
    metric: String = "accuracy"
  ) -> [LoggedRun] {
    groups.flatMap { group, ends in
      ends.enumerated().map { place, end in
        run(group, end, seed: areSeeded ? place : nil, metric: metric, place: place)
      }
    }
  }
}
