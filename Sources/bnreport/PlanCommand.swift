internal import ArgumentParser
internal import Experiments
internal import Foundation
internal import Reporting
internal import Running
internal import Runs

/// Experiment to the list of its runs.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract:
      "Lists the runs of an experiment, their share of the work and whether they are stored."
  )

  @OptionGroup var options: ExperimentOptions

  @Flag(help: "Prints the list as JSON.")
  var json = false

  func run() throws {
    try ExitStatus.mapping {
      let plan = try options.prepare(try options.source()).plan
      let costs = plan.entries.map { Runner.cost(of: $0.configuration) }
      let total = costs.reduce(0, +)
      var rows: [PlanRow] = []
      for (entry, cost) in zip(plan.entries, costs) {
        let isStored = (try? options.runStore.record(for: entry.id)) != nil
        rows.append(PlanRow(entry, share: cost / total, isStored: isStored))
      }
      if json {
        try Console.result(
          String(decoding: CanonicalJSON.encode(rows, pretty: true), as: UTF8.self)
        )
      } else {
        try Console.result(["study", "network", "levels", "seed", "run", "work", "stored"].tabbed)
        for row in rows { try Console.result(row.columns.tabbed) }
      }
    }
  }
}

/// A run of the plan as it is listed.
private struct PlanRow: Encodable {
  var study: String
  var network: String
  var factors: [String: Double]
  var seed: UInt64
  var id: String
  var workShare: Double
  var isStored: Bool

  init(_ entry: Plan.Entry, share: Double, isStored: Bool) {
    study = entry.study
    network = entry.network
    factors = entry.levels.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    seed = entry.configuration.seed
    id = entry.id.description
    workShare = share
    self.isStored = isStored
  }

  var columns: [String] {
    let levels = factors.sorted { $0.key < $1.key }.map { "\($0.key)=\(Format.data($0.value))" }
    return [
      study, network, levels.isEmpty ? "-" : levels.joined(separator: " "), "\(seed)",
      String(id.prefix(12)), Format.percent(workShare), isStored ? "yes" : "no",
    ]
  }
}

extension [String] {
  /// The columns with a tab between them, for people and for `cut`.
  fileprivate var tabbed: String { joined(separator: "\t") }
}
