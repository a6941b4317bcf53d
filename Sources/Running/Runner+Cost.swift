internal import Experiments
public import Runs

extension Runner {
  /// How long a run takes, in seconds of one core of a reference machine: of its configuration alone, and so the same
  /// everywhere.
  ///
  /// The constants are measured by `Benchmarks/cost`: another machine takes a multiple of it. What is added is the work
  /// of ``RunWork``.
  ///
  /// - Parameters:
  ///   - configuration: What is run.
  ///   - testCount: How many examples its data set has for the test: the configuration does not say.
  /// - Returns: The seconds, as if it did not diverge.
  public static func cost(of configuration: RunConfiguration, testCount: Int = 10_000) -> Double {
    RunWork(configuration, testCount: testCount).seconds
  }

  /// The part of ``cost(of:testCount:)`` that the timings of a record are of.
  public static func timedCost(of configuration: RunConfiguration) -> Double {
    RunWork(timedPartOf: configuration).seconds
  }

  /// Long runs first, so that no core waits long for the last one.
  ///
  /// Runs of equal cost go by their seed: the networks of a pair are trained side by side, so that whatever else the
  /// machine does in that time slows both.
  static func longestFirst(_ entries: some Sequence<Plan.Entry>) -> [Plan.Entry] {
    entries.map { ($0, cost(of: $0.configuration)) }
      .sorted { first, second in
        guard first.1 == second.1 else { return first.1 > second.1 }
        let (one, other) = (first.0.configuration.seed, second.0.configuration.seed)
        return one == other ? first.0.id < second.0.id : one < other
      }
      .map(\.0)
  }
}
