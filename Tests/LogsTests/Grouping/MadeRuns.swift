@testable import Logs

/// Runs made up for tests.
enum MadeRuns {
  /// A run of four epochs whose numbers follow from a number, so that no two runs are alike.
  static func run(
    _ source: String,
    _ settings: [String: String] = [:],
    state: LoggedRun.State = .unknown,
    value: Double? = nil,
    epochs: Int = 4
  ) -> LoggedRun {
    let hash = source.utf8.reduce(1) { ($0 * 131 + Int($1)) % 1_000_003 }
    let base = value ?? Double(hash) / 10_000
    return LoggedRun(
      source: source,
      format: "made",
      settings: settings.mapValues { Setting($0) },
      state: state,
      series: [
        LoggedSeries(
          name: "val_accuracy",
          split: .validation,
          metric: "accuracy",
          mode: .evaluated,
          points: (0..<epochs).map {
            LoggedPoint(epoch: Double($0 + 1), base / 100 + Double($0) / 1000)
          }
        )
      ]
    )
  }

  /// `title: level×runs` of each group: the whole of a grouping in words.
  static func words(_ groups: LogGroups) -> [String] {
    groups.groups.map { group in
      let cells = group.cells.map { cell in
        cell.level.map { "\(Setting($0).text)×\(cell.members.count)" } ?? "\(cell.members.count)"
      }
      return "\(group.title): \(cells.joined(separator: " "))"
    }
  }

  /// The settings that runs are made of, all with all.
  static func product(_ keys: [(String, [String])]) -> [[String: String]] {
    keys.reduce([[:]]) { made, key in
      made.flatMap { settings in key.1.map { settings.merging([key.0: $0]) { $1 } } }
    }
  }
}
