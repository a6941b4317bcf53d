import Experiments
import Foundation
import JSON
import Running
import Runs

/// The runs of a report, of which the first of each cell is trained again and compared with its cost.
struct CostCheck {
  private struct Results: Decodable {
    struct Run: Decodable {
      var study: String
      var configuration: RunConfiguration
    }
    var runs: [Run]
  }

  private let runs: [Results.Run]

  init(_ path: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: path))
    runs = try CanonicalJSON.decode(Results.self, from: bytes).runs
  }

  /// Prints, for each study and for all, the seconds of one core that were measured and predicted, and their ratio.
  func run(on data: StudyData) throws {
    var (measured, predicted) = (0.0, 0.0)
    for study in Set(runs.map(\.study)).sorted() {
      let seeds = Dictionary(grouping: runs.filter { $0.study == study }) { run in
        var configuration = run.configuration
        configuration.seed = 0
        return configuration
      }
      var (time, cost) = (0.0, 0.0)
      for (_, runs) in seeds where runs[0].configuration.data.digest == data.summary.digest {
        time += try Self.seconds(of: runs[0].configuration, on: data)
        cost += Runner.cost(of: runs[0].configuration, testCount: data.summary.testCount)
      }
      Self.line(study, time, cost)
      measured += time
      predicted += cost
    }
    Self.line("all", measured, predicted)
  }

  private static func line(_ name: String, _ measured: Double, _ predicted: Double) {
    print("\(name) \(measured) \(predicted) \(predicted / measured)")
    fflush(nil)
  }

  private static func seconds(of configuration: RunConfiguration, on data: StudyData) throws
    -> Double
  {
    try CoreClock.seconds {
      var training = try RunTraining(configuration, on: data)
      _ = training.record(
        host: Runs.Host(machine: "", workers: 1),
        unixTime: { 0 },
        onEpoch: { _ in }
      )
    }
  }
}
