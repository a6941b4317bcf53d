internal import ArgumentParser
internal import Faults
internal import Foundation

/// The program: one command for each stage at which people enter or leave the pipeline.
@main
struct BNReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bnreport",
    abstract: "Answers questions about training neural networks with measured evidence.",
    discussion: """
      experiment.yaml -> Plan -> Runs -> Results -> Evidence -> Figures -> Document -> report

      Start with `bnreport generate --preset quick`: it trains the networks of the built-in experiment on batch \
      normalisation and writes the report to reports/batchnorm/. `bnreport compare runs/` reads logs in its place.

      Exit status: 0 done; 1 pictures differ, a metric regressed, doctor found faults, or a claim has a verdict of \
      --fail-on; 3 report written, but some runs diverged, are missing or could not be read, or a check left something \
      unmeasured; \
      64 usage; 65 bad data or configuration; 66 missing input; 69 download failed; \
      73 cannot create output; 74 I/O error; 130 and 143 after SIGINT and SIGTERM.

      An error ends in its code: `bnreport explain unknown-key` says what "[unknown-key]" means and what to do.

      `bnreport --generate-completion-script bash` (zsh, fish) prints the completions of a shell.
      """,
    version: ProgramVersion.description,
    subcommands: [
      GenerateCommand.self, TrainCommand.self, RenderCommand.self, PlanCommand.self,
      CompareCommand.self, CheckCommand.self, ClaimsCommand.self, ExplainCommand.self,
      StoreCommand.self, SubmitCommand.self, GoldenCommand.self, DataCommand.self,
      TemplateCommand.self,
      DoctorCommand.self,
    ]
  )

  /// How messages about wrong calls begin, as all others do.
  static let _errorLabel = "bnreport: error"

  func run() throws {
    throw ValidationError(
      "A command is missing: `bnreport generate --preset quick` makes a first report, `bnreport help` has them all."
    )
  }

  static func main() {
    _ = Outcome.start
    // A file that would be longer than `ulimit -f` is an error of its writer (EFBIG), and not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    // Swift repairs such bytes: the program would read and write other files than those that were named.
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { break }
      guard String(validatingCString: argument) == nil else { continue }
      Console.fault(
        Fault(
          .usage,
          "argument \(index) is no text (got bytes that are not UTF-8)",
          hint: "Rename the file or folder."
        )
      )
      Self.exit(withError: ExitStatus.usage)
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    checkCommand(arguments)
    run(withGroups(arguments))
  }

  /// Does what the arguments say; a call that is wrong is told as every other fault, with the code of its kind.
  private static func run(_ arguments: [String]) {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      let message = fullMessage(for: error)
      guard exitCode(for: error) == ExitStatus.usage, message.hasPrefix(_errorLabel) else {
        exit(withError: error)
      }
      var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      lines[0] += " [\(Fault.Code.usage.rawValue)]"
      Console.error(lines.joined(separator: "\n"))
      exit(withError: ExitStatus.usage)
    }
  }

  /// Ends the program where the first argument is no command, with the one that was meant.
  private static func checkCommand(_ arguments: [String]) {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let name = arguments.first, !name.hasPrefix("-"), !names.contains(name) else { return }
    let isFile = FileManager.default.fileExists(atPath: name)
    Console.fault(
      Fault(
        .usage,
        "there is no command \"\(name)\"",
        hint: Spelling.nearest(to: name, among: names).map { "Did you mean `bnreport \($0)`?" }
          ?? (isFile
            ? "`bnreport generate \(name)` trains an experiment, `bnreport compare \(name)` compares logs."
            : "`bnreport help` has all commands.")
      )
    )
    Self.exit(withError: ExitStatus.usage)
  }

  /// The arguments with `--group NAME PATH…`, which a shell has expanded, as `NAME=PATH` each.
  private static func withGroups(_ arguments: [String]) -> [String] {
    guard ["compare", "check"].contains(arguments.first) else { return arguments }
    var result: [String] = []
    var group: String?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--group", let name = rest.popFirst() {
        group = name
      } else if argument.hasPrefix("-") {
        group = nil
        result.append(argument)
      } else {
        result.append(group.map { "\($0)=\(argument)" } ?? argument)
      }
    }
    return result
  }
}
