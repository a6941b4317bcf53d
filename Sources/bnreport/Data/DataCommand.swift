internal import ArgumentParser
internal import Datasets
internal import Experiments
internal import Faults
internal import Foundation
internal import Reporting
internal import Running
internal import Runs

/// The data sets that experiments can name.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Lists the data sets, downloads them and checks their files.",
    subcommands: [List.self, DataFetchCommand.self, Verify.self]
  )

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Lists the data sets by name, with where they were found and the size of their download."
    )

    @Option(help: "The folder to look for data sets in first.", completion: .directory)
    var dataDir: String?

    func run() throws {
      try ExitStatus.mapping {
        let catalogue = Catalogue(searchFolders: Locations.data(option: dataDir))
        var rows: [[String]] = []
        var missing: [String] = []
        for name in Catalogue.names {
          let files = Catalogue.publishedFiles(of: name)
          let folder = catalogue.folder(of: name)
          if folder == nil, files != nil { missing.append(name) }
          let place = folder ?? (files == nil ? "made by the program" : "not found")
          let size = files.map { DownloadDisplay.size($0.map(\.byteCount).reduce(0, +)) } ?? "0 B"
          rows.append([name, place, size])
        }
        try Console.table(rows)
        for name in missing {
          Console.error("try: `bnreport data fetch \(name)` downloads \(name)")
        }
      }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a data set whole, checks it, and prints its files' SHA-256."
    )

    @Argument(
      help: "A data set by name, a folder with its files, or a CSV file.",
      completion: .datasets
    )
    var name = "fashion-mnist"

    @Option(help: "The folder to look for data sets in first.", completion: .directory)
    var dataDir: String?

    func run() throws {
      try ExitStatus.mapping {
        let data = try StudyData.load(name, searching: Locations.data(option: dataDir))
        for warning in data.warnings { Console.error("warning: \(warning)") }
        let summary = data.summary
        do throws(Fault) {
          try summary.checkClasses()
        } catch {
          throw Fault(error.kind, file: name, error.message, hint: error.hint)
            .coded(error.about(.dataset).code)
        }
        try Console.result(
          "\(summary.title): \(summary.trainingCount) training, \(summary.validationCount) validation, "
            + "\(summary.testCount) test \(summary.isTable ? "rows" : "images"), "
            + "\(summary.classNames.count) \(summary.classNames.count == 1 ? "class" : "classes")"
        )
        if let table = summary.table { try Console.result(table.words()) }
        for file in summary.files { try Console.result("\(file.sha256)  \(file.name)") }
      }
    }
  }
}
