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
}
