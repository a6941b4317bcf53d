/// A document in HTML, in the parts that the skeleton of a page has slots for; each part is well-formed XML too.
public struct HTMLPage: Sendable, Hashable {
  /// A nested list of links to the headings of levels 2 and 3; empty without such headings.
  public var contents: String
  /// The blocks of the document.
  public var body: String
}
