internal import ArgumentParser
internal import Experiments
internal import Faults
internal import Files
internal import Foundation
internal import Reporting
internal import Runs

/// The program's own experiments and templates, to read and to start from.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Lists, exports and checks experiments and the templates of their reports.",
    subcommands: [List.self, Export.self, Check.self, Names.self, Words.self]
  )

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the built-in files.")

    func run() throws {
      for path in BuiltInFiles.paths { try Console.result(path) }
    }
  }

  struct Words: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the words of a language, as a start for another one.",
      discussion: """
        A file `words/TAG.yaml` beside an experiment with `lang: TAG` is the language of what the program says in its \
        report. Example:

          bnreport template words de > words/nl.yaml
        """
    )

    @Argument(help: "A language that the program has, by its tag.")
    var language = "en"

    func run() throws {
      try ExitStatus.mapping {
        guard let bytes = BuiltInFiles.contents(of: "words/\(language).yaml") else {
          throw Fault(
            .missing,
            file: language,
            "the program does not have this language",
            hint: "Known: \(WordCatalogue.builtInTags.joined(separator: ", "))."
          )
        }
        try Console.result(String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Writes a built-in experiment and its template into a new folder, as a start for one's own.",
      usage: "bnreport template export [NAME] [DIR]"
    )

    @Argument(
      help: ArgumentHelp(
        "The built-in experiment (default: batchnorm) and the folder to make (default: its name).",
        valueName: "name-or-dir"
      ),
      completion: .experiments
    )
    var words: [String] = []

    @Option(
      name: .shortAndLong,
      help: "The folder to make, in place of DIR.",
      completion: .directory
    )
    var output: String?

    mutating func validate() throws {
      guard words.count <= 2, words.count < 2 || output == nil else {
        throw ValidationError("expected at most the name of an experiment and one folder")
      }
    }

    func run() throws {
      try ExitStatus.mapping {
        // One word is a folder unless it names an experiment.
        let isName = words.count == 2 || words.first.map(BuiltInFiles.experiments.contains) ?? false
        let name = isName ? words[0] : "batchnorm"
        let folder = output ?? words.dropFirst(isName ? 1 : 0).first ?? name
        let names = BuiltInFiles.paths.filter { $0.hasPrefix(name + "/") }
        guard !names.isEmpty else {
          throw Fault(
            .missing,
            file: name,
            "there is no such built-in experiment",
            hint: "See `bnreport template list`."
          )
        }
        let made = try Folder.create(folder)
        do {
          let opened = try OpenFolder(folder)
          let files = names.map { String($0.dropFirst(name.count + 1)) }
          for file in files where opened.kind(of: file) != nil {
            throw Fault(.cannotCreate, file: opened.path(of: file), errno: EEXIST)
          }
          let prepared = try zip(files, names).map { file, path in
            let bytes = Array(BuiltInFiles.contents(of: path) ?? Data())
            return try PreparedFile(bytes, for: opened.path(of: file), in: opened)
          }
          for (name, file) in zip(files, prepared) { try file.publish(as: name, in: opened) }
          try opened.sync()
          for file in files { try Console.result(folder + "/" + file) }
        } catch {
          Folder.removeEmpty(made)
          throw error
        }
      }
    }
  }
}
