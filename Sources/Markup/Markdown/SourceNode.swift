internal import Faults

/// A node of the CommonMark tree as a Swift value: what cmark understood, before the report's own rules.
struct SourceNode {
  /// A place in the Markdown text, as cmark counts it: lines from 1, columns in bytes from 1.
  struct Position: Hashable {
    var line: Int
    var column: Int

    /// The place that lies some bytes further on the same line.
    func advanced(by bytes: Int) -> Position { Position(line: line, column: column + bytes) }
  }

  /// The kinds of node that CommonMark and its extensions have.
  enum Kind: Hashable {
    case document
    case heading(level: Int)
    case paragraph
    case codeBlock(info: String, text: String)
    case rawBlock
    case list(start: Int?, isTight: Bool)
    case item
    case task(isDone: Bool)
    case note
    case quote
    case thematicBreak
    case table([Table.Alignment])
    case tableHeader
    case tableRow
    case tableCell
    case text(String)
    case code(String)
    case rawInline
    case emphasis
    case strong
    case struck
    case noteReference(Int)
    /// A formula between dollar signs, of which cmark knows nothing.
    case formula(String, isDisplayed: Bool)
    case softBreak
    case lineBreak
    case link(destination: String, title: String)
    case image(destination: String, title: String)
  }

  var kind: Kind
  /// Where the node begins.
  var position: Position
  /// The last line of the node.
  var endLine: Int
  var children: [SourceNode]

  /// The same tree of a one-line text as if it stood at another place.
  func moved(to start: Position) -> SourceNode {
    var node = self
    node.position = start.advanced(by: position.column - 1)
    node.endLine = start.line
    node.children = children.map { $0.moved(to: start) }
    return node
  }

  /// The title of a link or an image; empty for others and without one.
  var title: String {
    switch kind {
    case .link(_, let title), .image(_, let title): title
    default: ""
    }
  }

  /// The words of the node without their marks.
  var plainText: String {
    switch kind {
    case .text(let text), .code(let text): DollarMath.shown(text)
    case .formula(let source, isDisplayed: _): source
    case .softBreak, .lineBreak: " "
    case .document, .heading, .paragraph, .codeBlock, .rawBlock, .list, .item, .task, .note,
      .quote, .thematicBreak, .table, .tableHeader, .tableRow, .tableCell, .rawInline, .emphasis,
      .strong, .struck, .noteReference, .link, .image:
      children.map(\.plainText).joined()
    }
  }
}

extension Fault {
  /// A fault at a place of the text, as cmark counts it.
  init(at position: SourceNode.Position, _ message: String, hint: String?) {
    self.init(
      at: Fault.Position(line: position.line, column: position.column),
      message,
      hint: hint
    )
  }
}
