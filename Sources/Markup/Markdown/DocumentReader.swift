internal import Faults

/// Turns the CommonMark tree into the report's document, and refuses what the report cannot show.
struct DocumentReader {
  /// The words at the start of a paragraph that make it the caption of the table after it.
  private static let captionMark = "Table: "
  /// The languages of blocks that GitHub draws.
  private static let drawnLanguages: Set<String> = ["mermaid", "geojson", "topojson", "stl"]

  let source: SourceLines
  private var slugs = HeadingSlugs()
  /// Where each id was given, to refuse a second one.
  private var ids: [String: SourceNode.Position] = [:]
  /// The ids that links lead to, in reading order.
  var references: [(id: String, position: SourceNode.Position)] = []
  /// How many references to each note were read.
  var noteReferences: [Int: Int] = [:]
  /// What is known of the pictures of the template's own, by their paths.
  let pictures: [String: KnownPicture]
  private var lastLevel: Int?
  /// The heading of the appendix, once it is read, and where it stands.
  var appendix: (id: String, position: SourceNode.Position)?
  private var hasTitle = false

  init(source: SourceLines, pictures: [String: KnownPicture]) {
    self.source = source
    self.pictures = pictures
  }

  /// Reads a whole text.
  mutating func read(_ root: SourceNode) throws(Fault) -> Document {
    var noteNodes: [SourceNode] = []
    var nodes: [SourceNode] = []
    for node in root.children {
      if node.kind == .note { noteNodes.append(node) } else { nodes.append(node) }
    }
    let blocks = try self.blocks(nodes)
    var notes: [[Block]] = []
    for note in noteNodes { notes.append(try self.blocks(note.children)) }
    for (id, position) in references where ids[id] == nil {
      throw Fault(
        at: position,
        "no heading, figure, table or term has this id (got #\(id))",
        hint: Spelling.nearest(to: id, among: ids.keys.sorted()).map { "Did you mean #\($0)?" }
          ?? "Write the id of a heading as GitHub makes it, figure-NAME, table-ID or term-TERM."
      )
    }
    var document = Document(blocks: blocks, notes: notes)
    document.noteReferences = noteReferences
    document.appendixStart = blocks.firstIndex { block in
      if case .heading(_, let id, _) = block { id == appendix?.id } else { false }
    }
    if let appendix, document.appendixStart == blocks.count - 1 {
      throw Fault(
        at: appendix.position,
        "the appendix is empty",
        hint: "Write below its heading what belongs to it, or leave the heading out."
      )
    }
    return document.withLabels
  }

  private mutating func blocks(_ nodes: [SourceNode]) throws(Fault) -> [Block] {
    var blocks: [Block] = []
    var caption: (content: [Inline], id: String?)?
    // The heading of a glossary, until its terms are read.
    var glossary: SourceNode.Position?
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      case .heading(let level):
        try checkGlossary(glossary)
        var node = node
        let attribute = try node.takeAttribute()
        let heading = try heading(node, level: level)
        try note(attribute, of: heading, at: node.position)
        blocks.append(heading)
        glossary = attribute == .glossary ? node.position : nil
      case .paragraph:
        if node.children.count == 1, let image = node.children.first,
          case .image(let destination, title: _) = image.kind
        {
          blocks.append(.figure(try figure(image, destination: destination, endLine: node.endLine)))
        } else if let content = captionContent(of: node) {
          guard index + 1 < nodes.count, case .table = nodes[index + 1].kind else {
            throw Fault(
              at: node.position,
              "a caption stands without its table",
              hint: "Put the table directly after the paragraph that begins with `Table: `."
            )
          }
          caption = try self.caption(content, of: node)
        } else if let formulas = displayedFormulas(of: node) {
          for formula in formulas {
            guard case .formula(let source, isDisplayed: _) = formula.kind else { continue }
            blocks.append(.math(try math(source, at: formula.position), source: source.trimmed))
          }
        } else {
          blocks.append(.paragraph(try inlines(node.children)))
        }
      case .codeBlock(let info, let text):
        blocks.append(try code(node, info: info, text: text))
      case .list(let start, let isTight):
        var items: [[Block]] = []
        for item in node.children {
          var content = try self.blocks(item.children)
          if case .task(let isDone) = item.kind { Self.mark(&content, isDone: isDone) }
          items.append(content)
        }
        if glossary != nil {
          blocks.append(try definitions(items, of: node))
          glossary = nil
        } else {
          blocks.append(.list(start: start, isTight: isTight, items: items))
        }
      case .quote:
        try checkAlert(node)
        blocks.append(.quote(try self.blocks(node.children)))
      case .thematicBreak:
        blocks.append(.thematicBreak)
      case .table(let alignments):
        blocks.append(
          .table(
            try table(node, alignments: alignments, caption: caption?.content, id: caption?.id)
          )
        )
        caption = nil
      case .rawBlock:
        throw rawHTML(at: node.position)
      case .document, .item, .task, .note, .tableHeader, .tableRow, .tableCell, .text, .code,
        .rawInline, .emphasis, .strong, .struck, .noteReference, .formula, .softBreak, .lineBreak,
        .link, .image:
        preconditionFailure("cmark puts only blocks into blocks.")
      }
    }
    try checkGlossary(glossary)
    return blocks
  }

  private mutating func heading(_ node: SourceNode, level: Int) throws(Fault) -> Block {
    if level == 1 && hasTitle {
      throw Fault(
        at: node.position,
        "a second heading of level 1",
        hint: "Keep one title; begin the parts below it with ##."
      )
    }
    if let lastLevel, level > lastLevel + 1 {
      throw Fault(
        at: node.position,
        "a heading leaves out a level (got \(level) after \(lastLevel), expected at most \(lastLevel + 1))",
        hint: "Screen readers navigate by levels: use one # less."
      )
    }
    hasTitle = hasTitle || level == 1
    lastLevel = level
    let id = slugs.slug(for: node.plainText)
    try claim(id, at: node.position)
    return .heading(level: level, id: id, content: try inlines(node.children))
  }

  private func captionContent(of paragraph: SourceNode) -> [SourceNode]? {
    guard var first = paragraph.children.first, case .text(let text) = first.kind,
      text.unicodeScalars.starts(with: Self.captionMark.unicodeScalars)
    else { return nil }
    first.kind = .text(String(text.unicodeScalars.dropFirst(Self.captionMark.unicodeScalars.count)))
    return [first] + paragraph.children.dropFirst()
  }

  private func code(_ node: SourceNode, info: String, text: String) throws(Fault) -> Block {
    let language = info.split(separator: " ").first.map(String.init)
    if let language, Self.drawnLanguages.contains(language) {
      throw Fault(
        at: node.position,
        "a diagram in words is not drawn (got a block in the language \(language))",
        hint: "Draw it as a PNG file and show it with ![alternative text](pictures/NAME.png)."
      )
    }
    if let program = Program(info: info, text: text) { return .program(program) }
    guard language == "math" else { return .code(language: language, text: text) }
    var formula = text
    if formula.unicodeScalars.last == "\n" { formula.unicodeScalars.removeLast() }
    // The formula begins on the line after the fence, in the fence's column.
    let start = SourceNode.Position(line: node.position.line + 1, column: node.position.column)
    return .math(try math(formula, at: start), source: formula)
  }

  private mutating func table(
    _ node: SourceNode,
    alignments: [Table.Alignment],
    caption: [Inline]?,
    id: String?
  ) throws(Fault) -> Table {
    var rows: [[[Inline]]] = []
    for (index, row) in node.children.enumerated() {
      if index > 0 { try source.checkCells(of: row, columns: alignments.count) }
      var cells: [[Inline]] = []
      for cell in row.children { cells.append(try inlines(cell.children)) }
      rows.append(cells)
    }
    precondition(!rows.isEmpty, "A table of cmark begins with its header row.")
    let header = rows.removeFirst()
    return Table(caption: caption, id: id, alignments: alignments, header: header, rows: rows)
  }
}

// MARK: - What stands for something else

extension DocumentReader {
  /// The formulas of a paragraph that has nothing but formulas on their own.
  private func displayedFormulas(of paragraph: SourceNode) -> [SourceNode]? {
    let parts = paragraph.children.withFormulas.filter { part in
      switch part.kind {
      case .softBreak, .lineBreak: false
      case .text(let text): text.contains { !$0.isWhitespace }
      default: true
      }
    }
    let areAll = parts.allSatisfy { part in
      if case .formula(_, isDisplayed: true) = part.kind { true } else { false }
    }
    return areAll && !parts.isEmpty ? parts : nil
  }

  /// Puts the box of a task before the words of its item.
  private static func mark(_ item: inout [Block], isDone: Bool) {
    let box = Inline.text(isDone ? "☑ " : "☐ ")
    if case .paragraph(let content) = item.first {
      item[0] = .paragraph([box] + content)
    } else {
      item.insert(.paragraph([box]), at: 0)
    }
  }

  /// Refuses a quotation that GitHub shows as a note or a warning, with a sign of its own.
  private func checkAlert(_ quote: SourceNode) throws(Fault) {
    guard let paragraph = quote.children.first, paragraph.kind == .paragraph,
      let mark = paragraph.plainText.prefixMatch(of: /\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/)
    else { return }
    throw Fault(
      at: paragraph.position,
      "this mark of a quotation is not shown in every edition (got \(mark.output.0))",
      hint: "Write > **Note** or the like in its place."
    )
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}

// MARK: - Ids and errors

extension DocumentReader {
  mutating func claim(
    _ id: String,
    at position: SourceNode.Position
  ) throws(Fault) {
    if let first = ids[id] {
      throw Fault(
        at: position,
        "the id \(id) is given twice (first on line \(first.line))",
        hint: Self.hint(forSecond: id)
      )
    }
    ids[id] = position
  }

  /// What to do about an id that is given twice: headings of the same words get numbers, so that one of the two is something else.
  private static func hint(forSecond id: String) -> String {
    switch id.prefix(while: { $0 != "-" }) {
    case "table":
      "Give each table an id of its own, and reword a heading that is called like a table."
    case "term": "Define each term once, and reword a heading that is called like a term."
    default: "Show each figure once, and reword a heading that is called like a figure."
    }
  }

  func rawHTML(at position: SourceNode.Position) -> Fault {
    Fault(
      at: position,
      "raw HTML is not allowed",
      hint: "Write it in Markdown, or put a backslash before < to show the character."
    )
  }
}
