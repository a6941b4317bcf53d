internal import ArgumentParser
internal import Faults
internal import Foundation

/// A word of the program to what it means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what a verdict, the code of a fault or an exit status means, and what to do.",
    discussion: """
      An error ends in its code, in brackets. Without a word all of them are listed. Examples:

        bnreport explain contested
        bnreport explain no meaningful effect
        bnreport explain unknown-key
        bnreport explain 65
      """
  )

  @Argument(
    help: "A verdict, a word of the gate, the code of a fault, or an exit status.",
    completion: .list(Explanation.all.flatMap(\.names).filter { !$0.contains(" ") })
  )
  var words: [String] = []

  func run() throws {
    try ExitStatus.mapping {
      guard !words.isEmpty else {
        return try Console.table(
          Explanation.all.map { [$0.names.joined(separator: ", "), $0.short] }
        )
      }
      // As it stands in a message, with its brackets, which a shell takes for a pattern that fits nothing.
      let name = words.joined(separator: " ").lowercased().trimmingCharacters(in: ["[", "]"])
      let pages = Explanation.all.filter { $0.names.contains(name) }
      guard !pages.isEmpty else {
        throw Fault(
          .usage,
          "there is nothing to explain about \"\(name)\"",
          hint: Spelling.nearest(to: name, among: Explanation.all.flatMap(\.names))
            .map { "Did you mean `bnreport explain \($0)`?" }
            ?? "`bnreport explain` lists the words."
        )
      }
      let texts = pages.map { "\($0.names.joined(separator: ", ")): \($0.short)\n\n\($0.text)" }
      try Console.result(texts.joined(separator: "\n\n"))
    }
  }
}
