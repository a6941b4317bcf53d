/// Programs in a text for readers who run nothing.
public enum ProgramBlocks {
  /// A text without what only a notebook shows, and with listings in place of its programs.
  ///
  /// - Parameter markdown: A text that ``Document/init(markdown:pictures:)`` reads.
  /// - Returns: The same text, in which no block of code has a use (``Program/Use``).
  public static func removed(from markdown: String) -> String {
    guard Program.Use.allCases.contains(where: { markdown.contains(" \($0.rawValue)\n") }) else {
      return markdown
    }
    var kept: [Substring] = []
    // The fence of the block that a line is in, and whether the block is left out.
    var fence: (mark: Substring, isLeftOut: Bool)?
    var followsBlock = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if !open.isLeftOut { kept.append(line) }
        if line.hasPrefix(open.mark), line.allSatisfy({ $0 == open.mark.first || $0 == " " }) {
          followsBlock = open.isLeftOut
          fence = nil
        }
        continue
      }
      defer { followsBlock = false }
      // The empty line behind what is left out goes with it.
      if followsBlock, line.isEmpty { continue }
      guard line.hasPrefix("```") || line.hasPrefix("~~~") else {
        kept.append(line)
        continue
      }
      let mark = line.prefix { $0 == line.first }
      let info = line.dropFirst(mark.count)
      let program = Program(info: info, text: "")
      fence = (mark, program.map { $0.listing == nil } ?? false)
      if program == nil { kept.append(line) }
      if let program, program.listing != nil { kept.append(mark + program.language) }
    }
    return kept.joined(separator: "\n")
  }
}
