import ArgumentParser
import Foundation
import Logs

/// Reads logs as often as it is told to: a worker of `Benchmarks/logs`.
@main
struct LogsBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs-benchmark",
    abstract:
      "Reads the file or folder of each line of its input, and prints the seconds and the points."
  )

  func run() throws {
    let clock = ContinuousClock()
    while let path = readLine() {
      var points = 0
      let time = clock.measure {
        let found = LogSearch([LogSearch.Argument(path: path)])
        points = found.runs.flatMap(\.series).reduce(0) { $0 + $1.points.count }
      }
      print(time / .seconds(1), points)
      // The other side waits for the line.
      fflush(nil)
    }
  }
}
