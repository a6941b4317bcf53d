internal import ArgumentParser

/// Whole studies to the schedulers of clusters.
struct SubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Trains an experiment on a cluster and makes its report there.",
    subcommands: [SubmitSlurmCommand.self]
  )
}
