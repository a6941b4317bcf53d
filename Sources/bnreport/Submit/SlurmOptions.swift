internal import ArgumentParser
internal import Clusters
internal import Faults
internal import Foundation

/// What a cluster wants to know of a job: options, and a file of settings for those who always say the same.
struct SlurmOptions: ParsableArguments {
  @Option(
    help:
      "How many tasks train, each on the processors that -j says (default: as much as the work needs)."
  )
  var tasks: Int?

  @Option(help: "How many whole nodes train, in place of tasks.")
  var nodes: Int?

  @Option(help: "The partition, or several by commas.")
  var partition: String?

  @Option(help: "The account that pays.")
  var account: String?

  @Option(help: "The quality of service.")
  var qos: String?

  @Option(help: "The reservation.")
  var reservation: String?

  @Option(help: "What nodes must have; one kind of processor gives all runs the same rounding.")
  var constraint: String?

  @Option(help: "The memory of a task, such as 4G.")
  var mem: String?

  @Option(
    help: "The time limit of a task, such as 2:00:00 or 1-12 (default: twice what is predicted)."
  )
  var time: String?

  @Option(
    name: .customLong("sbatch"),
    help: "A further option of sbatch, such as --gres=scratch:1: may be given again."
  )
  var further: [String] = []

  private var values: [(String, String?)] {
    [
      ("partition", partition), ("account", account), ("qos", qos), ("reservation", reservation),
      ("constraint", constraint), ("mem", mem), ("time", time),
    ]
  }

  mutating func validate() throws {
    for (name, value) in [("tasks", tasks), ("nodes", nodes)] {
      if let value, !(1...SlurmSettings.mostTasks).contains(value) {
        throw ValidationError(
          "--\(name) is out of range (got \(value), expected 1 to \(SlurmSettings.mostTasks))."
        )
      }
    }
    if tasks != nil, nodes != nil {
      throw ValidationError(
        "--tasks and --nodes exclude one another: --nodes takes whole nodes, --tasks some processors of any."
      )
    }
    for (name, value) in values {
      if let value, let mistake = SlurmSettings.mistake(in: value, of: name) {
        throw ValidationError("--\(name) \(mistake).")
      }
    }
    for option in further where !option.hasPrefix("--") || option.contains(where: \.isNewline) {
      throw ValidationError(
        "--sbatch is no option (got \(option), expected one such as --gres=gpu:1)."
      )
    }
  }

  /// The settings of the file that is there, and the options.
  ///
  /// - Parameter cpus: How many runs a task is to train at once, where that was said.
  /// - Returns: The settings, in which options replace what the file says.
  /// - Throws: `Faults` with what is wrong with the file.
  func settings(cpus: Int?) throws -> SlurmSettings {
    var options = SlurmSettings()
    for (name, value) in values { options.values[name] = value }
    (options.tasks, options.nodes, options.cpus) = (tasks, nodes, cpus)
    options.further = further
    guard let file = Locations.settings.first(where: FileManager.default.fileExists) else {
      return options
    }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Fault(.unreadable, file: file, "cannot be read")
    }
    return try SlurmSettings(reading: bytes, file: file).overridden(by: options)
  }
}
