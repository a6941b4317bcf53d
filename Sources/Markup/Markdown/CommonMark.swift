internal import CCMark
internal import Faults
internal import Synchronization

/// The parser for GitHub-flavoured Markdown, cmark-gfm; the only file that knows it.
///
/// Strikethrough and autolinks have characters of their own in lines, for which cmark changes a table of all threads while
/// it parses: texts are parsed one after the other.
enum CommonMark {
  /// How deep nodes may lie in one another: more than any report needs, and far from the end of the stack.
  static let maximumDepth = 64

  /// cmark's registry of extensions is a global list without a lock; Swift runs this initialiser exactly once.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()
  /// The extensions that GitHub uses too, so that the editions agree.
  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]
  /// Held while cmark works.
  private static let lock = Mutex(())

  /// Parses a text; all memory of the C library is freed on return.
  static func parse(_ markdown: String) throws(Fault) -> SourceNode {
    try lock.withLock { (_) throws(Fault) in try tree(of: markdown) }
  }

  private static func tree(of markdown: String) throws(Fault) -> SourceNode {
    _ = registered
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else {
      preconditionFailure("cmark ends the process when it has no memory.")
    }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      guard let known = cmark_find_syntax_extension(name) else {
        preconditionFailure("The library of core extensions has tables, lines and tasks.")
      }
      cmark_parser_attach_syntax_extension(parser, known)
    }
    var markdown = markdown
    markdown.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else {
      preconditionFailure("A parser that was fed finishes with a document.")
    }
    defer { cmark_node_free(root) }
    return try convert(root, parent: .init(line: 1, column: 1), depth: 0)
  }

  /// The refusal of a text whose parts lie too deep in one another.
  static func tooDeep(at position: SourceNode.Position) -> Fault {
    Fault(
      at: position,
      "the text is nested too deeply (got more than \(maximumDepth) levels)",
      hint: "Take quotations and lists out of one another."
    )
  }

  private static func convert(
    _ node: OpaquePointer,
    parent: SourceNode.Position,
    depth: Int
  ) throws(Fault) -> SourceNode {
    // Soft breaks and some paragraphs before tables have no place; they are told by their parent's.
    let line = Int(cmark_node_get_start_line(node))
    let position =
      line > 0
      ? SourceNode.Position(line: line, column: max(1, Int(cmark_node_get_start_column(node))))
      : parent
    guard depth <= maximumDepth else {
      throw tooDeep(at: position)
    }
    let kind = try kind(of: node, at: position)
    var children: [SourceNode] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(try convert(child, parent: position, depth: depth + 1))
      next = cmark_node_next(child)
    }
    return SourceNode(
      kind: kind,
      position: position,
      endLine: Int(cmark_node_get_end_line(node)),
      children: children
    )
  }

  /// Types are told apart by their names: those of extensions have numbers that are given at run time.
  private static func kind(
    of node: OpaquePointer,
    at position: SourceNode.Position
  ) throws(Fault) -> SourceNode.Kind {
    // Notes have numbers of cmark's own, and not all versions have names for them.
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .note
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return .noteReference(Int(String(cString: cmark_node_get_literal(node))) ?? 0)
    default: break
    }
    let type = String(cString: cmark_node_get_type_string(node))
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
      pointer.map(String.init(cString:)) ?? ""
    }
    switch type {
    case "document": return .document
    case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)))
    case "paragraph": return .paragraph
    case "code_block":
      return .codeBlock(
        info: DollarMath.shown(text(cmark_node_get_fence_info(node))),
        text: DollarMath.shown(text(cmark_node_get_literal(node)))
      )
    case "html_block": return .rawBlock
    case "list":
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0
      )
    case "item": return .item
    case "tasklist":
      return .task(isDone: cmark_gfm_extensions_get_tasklist_item_checked(node))
    case "strikethrough": return .struck
    case "block_quote": return .quote
    case "thematic_break": return .thematicBreak
    case "table": return .table(alignments(of: node))
    case "table_header": return .tableHeader
    case "table_row": return .tableRow
    case "table_cell": return .tableCell
    case "text": return .text(text(cmark_node_get_literal(node)))
    case "code": return .code(DollarMath.shown(text(cmark_node_get_literal(node))))
    case "html_inline": return .rawInline
    case "emph": return .emphasis
    case "strong": return .strong
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "link":
      return .link(
        destination: address(text(cmark_node_get_url(node))),
        title: text(cmark_node_get_title(node))
      )
    case "image":
      return .image(
        destination: address(text(cmark_node_get_url(node))),
        title: DollarMath.shown(text(cmark_node_get_title(node)))
      )
    default:
      throw Fault(
        at: position,
        "this kind of Markdown is not supported (got \(type))",
        hint: "Write it as text."
      )
    }
  }

  /// An address without the marks of direction that words of a language from right to left have around their values.
  private static func address(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        DollarMath.shown(text).unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }
      )
    )
  }

  private static func alignments(
    of table: OpaquePointer
  ) -> [Table.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .trailing
      default: .leading
      }
    }
  }
}
