internal import Experiments
internal import Running
internal import Runs

/// How long runs take on one core: ``Runner/cost(of:testCount:)``, times how much slower this machine trained its stored runs
/// than the one that the cost is of.
struct TimePrediction {
  /// How many stored runs the prediction is made from.
  let runCount: Int
  private let slowness: Double

  /// The most records that a prediction is made from: more would say the same, and take long to read.
  static let sampleSize = 256

  /// Takes the speed from the records of runs on a machine, if there are any.
  init(records: some Sequence<RunRecord>, machine: String) {
    let timed = records.filter { record in
      record.host.machine == machine && record.divergence == nil && !record.timings.isEmpty
    }
    let seconds = timed.flatMap(\.timings).reduce(0) { $0 + $1.trainSeconds + $1.evaluateSeconds }
    let cost = timed.reduce(0) { $0 + Runner.timedCost(of: $1.configuration) }
    runCount = cost > 0 && seconds > 0 ? timed.count : 0
    slowness = runCount > 0 ? seconds / cost : 1
  }

  /// The elements that stand for a list: all of a short one, evenly spaced ones of a long one.
  static func sample<Element>(of list: [Element]) -> [Element] {
    guard list.count > sampleSize else { return list }
    return (0..<sampleSize).map { list[$0 * list.count / sampleSize] }
  }

  /// The seconds of a run.
  func seconds(of configuration: RunConfiguration) -> Double {
    Runner.cost(of: configuration) * slowness
  }
}
