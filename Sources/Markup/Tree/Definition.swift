/// A term and its meaning.
public struct Definition: Sendable, Hashable {
  /// The id that links lead to: `term-` and the term as in the id of a heading.
  public var id: String
  /// The term.
  public var term: [Inline]
  /// What it means; the first paragraph follows the term.
  public var meaning: [Block]

  /// Creates a definition.
  public init(id: String, term: [Inline], meaning: [Block]) {
    self.id = id
    self.term = term
    self.meaning = meaning
  }

  /// The definition as an item of a list: the term in bold before its meaning.
  public var item: [Block] {
    guard case .paragraph(let content) = meaning.first else {
      return [.paragraph([.strong(term)])] + meaning
    }
    return [.paragraph([.strong(term), .text(" ")] + content)] + meaning.dropFirst()
  }
}
