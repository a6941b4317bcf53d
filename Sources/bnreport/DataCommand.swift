internal import ArgumentParser
internal import Datasets
internal import Experiments
internal import Foundation
internal import Running
internal import Runs

/// The data sets that experiments can name.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Lists the data sets and checks their files.",
    subcommands: [Verify.self]
  )

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a data set whole, checks it, and prints its files' SHA-256."
    )

    @Argument(help: "A data set by name, or a folder with IDX files.")
    var name = "fashion-mnist"

    @Option(help: "The folder to look for data sets in first.")
    var dataDir: String?

    func run() throws {
      try ExitStatus.mapping {
        let data = try StudyData.load(name, searching: Locations.data(option: dataDir))
        let summary = data.summary
        try Console.result(
          "\(summary.title): \(summary.trainingCount) training, \(summary.validationCount) validation, "
            + "\(summary.testCount) test images, \(summary.classNames.count) classes"
        )
        for file in summary.files { try Console.result("\(file.sha256)  \(file.name)") }
      }
    }
  }
}
