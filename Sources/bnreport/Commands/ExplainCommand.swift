internal import ArgumentParser
internal import Faults

/// A word of the program to what it means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what a verdict or an exit status means, and what to do about it.",
    discussion: """
      Without a word it lists all of them. Examples:

        bnreport explain contested
        bnreport explain no meaningful effect
        bnreport explain 65
      """
  )

  @Argument(
    help: "A verdict, a word of the gate, or an exit status.",
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
      let name = words.joined(separator: " ").lowercased()
      guard let page = Explanation.all.first(where: { $0.names.contains(name) }) else {
        throw Fault(
          .usage,
          "there is nothing to explain about \"\(name)\"",
          hint: Spelling.nearest(to: name, among: Explanation.all.flatMap(\.names))
            .map { "Did you mean `bnreport explain \($0)`?" }
            ?? "`bnreport explain` lists the words."
        )
      }
      try Console.result("\(page.names.joined(separator: ", ")): \(page.short)\n\n\(page.text)")
    }
  }
}
