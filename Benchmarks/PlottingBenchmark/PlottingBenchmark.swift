import ArgumentParser
import Foundation

/// A worker that draws figures each time it is told to, and says how long one of them took.
///
/// It prints `ready` and the versions of what it draws with once the data and the fonts are there. Then each line of standard
/// input is a ``Task`` and how often it is done, such as `curves-png 20`, answered by a line with the seconds of one. It ends
/// with its input.
@main
struct PlottingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plotting-benchmark",
    abstract: "Times figures: some of a kind for each line such as 'curves-png 20' it reads."
  )

  @Option(help: "Writes the files of all tasks into this folder and ends.")
  var files: String?

  func run() throws {
    var studio = try Studio()
    if let files {
      for task in Task.allCases {
        try Data(try studio.file(of: task)).write(
          to: URL(fileURLWithPath: files).appendingPathComponent("bnreport-" + task.fileName)
        )
      }
      return
    }
    say("ready \(studio.version)")
    let clock = ContinuousClock()
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard words.count == 2, let task = Task(rawValue: String(words[0])),
        let count = Int(words[1]), count > 0
      else {
        throw ValidationError("unknown request (got '\(line)', expected such as 'curves-png 20')")
      }
      var byteCount = 0
      let duration = try clock.measure {
        for _ in 0..<count { byteCount += try studio.file(of: task).count }
      }
      precondition(byteCount > 0, "a file has bytes")
      say("\(duration / .seconds(1) / Double(count))")
    }
  }

  /// Writes a line at once: the reader waits for it.
  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
