internal import ArgumentParser
internal import Foundation

/// The run store: where it is, how far it is, and one of several.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Says where the run store is and how far its runs are, and unites several.",
    subcommands: [Path.self, StoreStatusCommand.self, StoreMergeCommand.self]
  )

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the folder of the run store."
    )

    @Option(
      help: "The folder that is asked for, in place of the usual one.",
      completion: .directory
    )
    var store: String?

    func run() throws {
      try ExitStatus.mapping { try Console.result(Locations.store(option: store).path) }
    }
  }
}
