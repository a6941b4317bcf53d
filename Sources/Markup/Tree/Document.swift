/// A text as a tree: what every output (HTML, PDF, Markdown) says, before any page.
public struct Document: Sendable, Hashable {
  /// The blocks, in reading order.
  public var blocks: [Block]
  /// The notes that the text refers to, in the order of the first references: the first one is note 1.
  public var notes: [[Block]]

  /// How many references there are to each note, by its number.
  public var noteReferences: [Int: Int] = [:]

  /// Which block is the heading of the appendix, if there is one: what stands from there on supports the main part.
  public var appendixStart: Int?

  /// Creates a document from its blocks and notes.
  public init(blocks: [Block], notes: [[Block]] = []) {
    self.blocks = blocks
    self.notes = notes
  }
}
