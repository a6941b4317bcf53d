/// A program of the text that a notebook runs, or what it prints there.
public struct Program: Sendable, Hashable {
  /// Where a program is shown; the names are the words behind the language of its block of code.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    /// A cell of the notebook, and a listing in the other editions.
    case run
    /// A cell of the notebook, and nothing in the other editions.
    case notebook
    /// The same, shown folded: numbers and the like.
    case folded
    /// What the cell before it prints; nothing in the other editions.
    case output
  }

  /// The language: `python`, or `text` of what a program prints.
  public var language: String
  /// The program, or what it prints, each line with its end.
  public var text: String
  /// Where it is shown.
  public var use: Use

  /// Creates a program.
  public init(language: String, text: String, use: Use) {
    self.language = language
    self.text = text
    self.use = use
  }

  /// The program that the words behind the fence of a block of code make of it; nil for a listing alone.
  init?(info: some StringProtocol, text: String) {
    let words = info.split(separator: " ")
    guard words.count == 2, let use = Use(rawValue: String(words[1])),
      words[0] == (use == .output ? "text" : "python")
    else { return nil }
    self.init(language: String(words[0]), text: text, use: use)
  }

  /// What other editions than the notebook show; nil for nothing.
  public var listing: Block? {
    switch use {
    case .run: .code(language: language, text: text)
    case .notebook, .folded, .output: nil
    }
  }
}

extension Document {
  /// The document for readers who run nothing: listings in place of programs, and nothing of what only a notebook shows.
  public var withoutPrograms: Document {
    var document = self
    document.blocks = Self.withoutPrograms(blocks)
    document.notes = notes.map(Self.withoutPrograms)
    document.appendixStart = appendixStart.map { Self.withoutPrograms(Array(blocks[..<$0])).count }
    return document
  }

  private static func withoutPrograms(_ blocks: [Block]) -> [Block] {
    blocks.compactMap { block in
      switch block {
      case .program(let program): program.listing
      case .list(let start, let isTight, let items):
        .list(start: start, isTight: isTight, items: items.map(withoutPrograms))
      case .definitions(let terms):
        .definitions(
          terms.map { Definition(id: $0.id, term: $0.term, meaning: withoutPrograms($0.meaning)) }
        )
      case .quote(let blocks): .quote(withoutPrograms(blocks))
      case .heading, .paragraph, .code, .math, .table, .thematicBreak, .figure: block
      }
    }
  }
}
