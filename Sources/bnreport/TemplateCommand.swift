internal import ArgumentParser
internal import Experiments
internal import Foundation
internal import Reporting
internal import Runs

/// The program's own experiments and templates, to read and to start from.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Lists and exports the built-in experiments and templates.",
    subcommands: [List.self, Export.self]
  )

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the built-in files.")

    func run() throws {
      for path in BuiltInFiles.paths { try Console.result(path) }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes a built-in experiment into a new folder, as a start for one's own."
    )

    @Argument(help: "The built-in experiment.")
    var name = "batchnorm"

    @Option(name: .shortAndLong, help: "The folder to make (default: the experiment's name).")
    var output: String?

    func run() throws {
      try ExitStatus.mapping {
        let names = BuiltInFiles.paths.filter { $0.hasPrefix(name + "/") }
        guard !names.isEmpty else {
          throw ExperimentError(
            .missing,
            file: name,
            "there is no such built-in experiment",
            hint: "See `bnreport template list`."
          )
        }
        let folder = output ?? name
        try Folder.create(folder)
        for path in names {
          let target = folder + "/" + path.dropFirst(name.count + 1)
          guard !FileManager.default.fileExists(atPath: target) else {
            throw FileError(.cannotCreate, path: target, errno: EEXIST)
          }
        }
        for path in names {
          let target = folder + "/" + path.dropFirst(name.count + 1)
          try AtomicFile.write(BuiltInFiles.contents(of: path) ?? Data(), to: target)
          try Console.result(target)
        }
      }
    }
  }
}
