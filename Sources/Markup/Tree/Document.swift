/// A text as a tree: what every output (HTML, PDF, Markdown) says, before any page.
public struct Document: Sendable, Hashable {
  /// The blocks, in reading order.
  public var blocks: [Block]

  /// Creates a document from its blocks.
  public init(blocks: [Block]) {
    self.blocks = blocks
  }
}
