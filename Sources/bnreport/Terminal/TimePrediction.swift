internal import Running
internal import Runs

/// How long runs take on one core, in proportion to ``Runner/cost(of:)``: as stored runs of this machine did, else at a
/// stated speed.
///
/// Probes, the test set and the loading of data are left out.
struct TimePrediction {
  /// The seconds of a unit of cost where nothing is stored.
  ///
  /// In a release build on one core of an Intel Xeon with AVX-512, 784-512-256-10 and 784-128-10 took from 0.8 to 1.2
  /// times as long: with and without batch norm, in batches of 64 and of 8, on 500 to 50,000 examples.
  private static let usualSecondsPerUnit = 5e-11

  /// How many stored runs the prediction is made from.
  let runCount: Int
  private let secondsPerUnit: Double

  /// Takes the speed from the records of runs on a machine, if there are any.
  init(records: some Sequence<RunRecord>, machine: String) {
    let timed = records.filter { record in
      record.host.machine == machine && record.divergence == nil && !record.timings.isEmpty
    }
    let seconds = timed.flatMap(\.timings).reduce(0) { $0 + $1.trainSeconds + $1.evaluateSeconds }
    let cost = timed.reduce(0) { $0 + Runner.cost(of: $1.configuration) }
    runCount = cost > 0 && seconds > 0 ? timed.count : 0
    secondsPerUnit = runCount > 0 ? seconds / cost : Self.usualSecondsPerUnit
  }

  /// The seconds of a run.
  func seconds(of configuration: RunConfiguration) -> Double {
    Runner.cost(of: configuration) * secondsPerUnit
  }
}
