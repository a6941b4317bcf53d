/// Turns the CommonMark tree into the report's document, and refuses what the report cannot show.
struct DocumentReader {
  /// The words at the start of a paragraph that make it the caption of the table after it.
  private static let captionMark = "Table: "

  let source: SourceLines
  private var slugs = HeadingSlugs()
  /// Where each id was given, to refuse a second one.
  private var ids: [String: SourceNode.Position] = [:]
  /// The ids that links lead to, in reading order.
  private var references: [(id: String, position: SourceNode.Position)] = []
  private var lastLevel: Int?
  private var hasTitle = false

  init(source: SourceLines) {
    self.source = source
  }

  /// Reads a whole text.
  mutating func read(_ root: SourceNode) throws(MarkupError) -> [Block] {
    let blocks = try self.blocks(root.children)
    for (id, position) in references where ids[id] == nil {
      throw error(
        at: position, "no heading or figure has this id (got #\(id))",
        hint: "Write the id of a heading as GitHub makes it, or figure-NAME.")
    }
    return blocks
  }

  private mutating func blocks(_ nodes: [SourceNode]) throws(MarkupError) -> [Block] {
    var blocks: [Block] = []
    var caption: [Inline]?
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      case .heading(let level):
        blocks.append(try heading(node, level: level))
      case .paragraph:
        if node.children.count == 1, let image = node.children.first,
          case .image(let destination) = image.kind
        {
          blocks.append(.figure(try figure(image, destination: destination, endLine: node.endLine)))
        } else if let content = captionContent(of: node) {
          guard index + 1 < nodes.count, case .table = nodes[index + 1].kind else {
            throw error(
              at: node.position, "a caption stands without its table",
              hint: "Put the table directly after the paragraph that begins with `Table: `.")
          }
          caption = try inlines(content)
        } else {
          blocks.append(.paragraph(try inlines(node.children)))
        }
      case .codeBlock(let info, let text):
        blocks.append(try code(node, info: info, text: text))
      case .list(let start, let isTight):
        var items: [[Block]] = []
        for item in node.children { items.append(try self.blocks(item.children)) }
        blocks.append(.list(start: start, isTight: isTight, items: items))
      case .quote:
        blocks.append(.quote(try self.blocks(node.children)))
      case .thematicBreak:
        blocks.append(.thematicBreak)
      case .table(let alignments):
        blocks.append(.table(try table(node, alignments: alignments, caption: caption)))
        caption = nil
      case .rawBlock:
        throw rawHTML(at: node.position)
      case .document, .item, .tableHeader, .tableRow, .tableCell, .text, .code, .rawInline,
        .emphasis, .strong, .softBreak, .lineBreak, .link, .image:
        preconditionFailure("cmark puts only blocks into blocks.")
      }
    }
    return blocks
  }

  private mutating func heading(_ node: SourceNode, level: Int) throws(MarkupError) -> Block {
    if level == 1 && hasTitle {
      throw error(
        at: node.position, "a second heading of level 1",
        hint: "Keep one title; begin the parts below it with ##.")
    }
    if let lastLevel, level > lastLevel + 1 {
      throw error(
        at: node.position,
        "a heading leaves out a level (got \(level) after \(lastLevel), expected at most \(lastLevel + 1))",
        hint: "Screen readers navigate by levels: use one # less.")
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

  private func code(_ node: SourceNode, info: String, text: String) throws(MarkupError) -> Block {
    let language = info.split(separator: " ").first.map(String.init)
    guard language == "math" else { return .code(language: language, text: text) }
    var formula = text
    if formula.unicodeScalars.last == "\n" { formula.unicodeScalars.removeLast() }
    // The formula begins on the line after the fence, in the fence's column.
    let start = SourceNode.Position(line: node.position.line + 1, column: node.position.column)
    return .math(try math(formula, at: start), source: formula)
  }

  private mutating func table(
    _ node: SourceNode, alignments: [Table.Alignment], caption: [Inline]?
  ) throws(MarkupError) -> Table {
    var rows: [[[Inline]]] = []
    for row in node.children {
      var cells: [[Inline]] = []
      for cell in row.children { cells.append(try inlines(cell.children)) }
      rows.append(cells)
    }
    precondition(!rows.isEmpty, "A table of cmark begins with its header row.")
    let header = rows.removeFirst()
    return Table(caption: caption, alignments: alignments, header: header, rows: rows)
  }
}

// MARK: - Figures

extension DocumentReader {
  private mutating func figure(
    _ image: SourceNode, destination: String, endLine: Int
  ) throws(MarkupError) -> Figure {
    let name = try figureName(destination, at: image.position)
    let alternativeText = image.plainText
    guard alternativeText.contains(where: { !$0.isWhitespace }) else {
      throw error(
        at: image.position, "figure \(name) has no alternative text",
        hint: "Say in the brackets what the picture shows, for who cannot see it.")
    }
    try claim("figure-\(name)", at: image.position)
    return Figure(
      name: name, alternativeText: alternativeText,
      caption: try caption(of: name, image, destination: destination, endLine: endLine))
  }

  private func figureName(
    _ destination: String, at position: SourceNode.Position
  ) throws(MarkupError) -> String {
    let prefix = "figures/"
    let suffix = ".svg"
    let name = destination.dropFirst(prefix.count).dropLast(suffix.count)
    guard destination.hasPrefix(prefix), destination.hasSuffix(suffix), !name.isEmpty,
      name.utf8.allSatisfy(isNameByte)
    else {
      throw error(
        at: position, "this is not a picture of the report (got \(destination))",
        hint: "Name a figure as figures/NAME.svg, NAME of letters, digits, - and _.")
    }
    return String(name)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The caption is read from the text itself, not from cmark's title: there the escapes are resolved already,
  /// and parsing it as Markdown would then take an escaped `*` for emphasis.
  private mutating func caption(
    of name: String, _ image: SourceNode, destination: String, endLine: Int
  ) throws(MarkupError) -> [Inline] {
    let malformed = error(
      at: image.position, "figure \(name) has no caption that can be read",
      hint: "Write it on one line: ![alternative text](\(destination) \"Caption.\")")
    guard image.position.line == endLine else { throw malformed }
    let line = source.text(from: image.position)
    guard let target = range(of: "](\(destination) ", in: line) else { throw malformed }
    var rest = line.unicodeScalars[target.upperBound...]
    while rest.first == " " { rest = rest.dropFirst() }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { throw malformed }
    let start = rest.index(after: rest.startIndex)
    guard let end = rest.lastIndex(of: quote), end >= start else { throw malformed }
    let text = String(rest[start..<end])
    let offset = line.utf8.distance(from: line.startIndex, to: start)
    let root = try CommonMark.parse(text).moved(to: image.position.advanced(by: offset))
    guard root.children.count == 1, let paragraph = root.children.first,
      paragraph.kind == .paragraph
    else { throw malformed }
    return try inlines(paragraph.children)
  }

  private func range(of pattern: String, in text: String) -> Range<String.Index>? {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      if scalars[start...].starts(with: pattern.unicodeScalars) {
        return start..<scalars.index(start, offsetBy: pattern.unicodeScalars.count)
      }
      start = scalars.index(after: start)
    }
    return nil
  }

  private mutating func claim(
    _ id: String, at position: SourceNode.Position
  ) throws(MarkupError) {
    if let first = ids[id] {
      throw error(
        at: position, "the id \(id) is given twice (first on line \(first.line))",
        hint: "Show each figure once, and reword a heading that is called like a figure.")
    }
    ids[id] = position
  }
}

// MARK: - Inlines

extension DocumentReader {
  /// Reads a line of text. A code span between two `$` is a formula.
  private mutating func inlines(_ nodes: [SourceNode]) throws(MarkupError) -> [Inline] {
    var result: [Inline] = []
    var followsFormula = false
    for (index, node) in nodes.enumerated() {
      let closesFormula = followsFormula
      followsFormula = false
      switch node.kind {
      case .text(var text):
        if closesFormula { text.unicodeScalars.removeFirst() }
        append(text, to: &result)
      case .code(let code):
        if endsWithDollar(result), index + 1 < nodes.count,
          case .text(let next) = nodes[index + 1].kind, next.unicodeScalars.first == "$"
        {
          removeDollar(from: &result)
          result.append(.math(try math(code, at: node.position), source: code))
          followsFormula = true
        } else {
          result.append(.code(code))
        }
      case .emphasis: result.append(.emphasis(try inlines(node.children)))
      case .strong: result.append(.strong(try inlines(node.children)))
      case .softBreak: result.append(.softBreak)
      case .lineBreak: result.append(.lineBreak)
      case .link(let destination, let title):
        try check(destination, title: title, at: node.position)
        result.append(.link(destination: destination, content: try inlines(node.children)))
      case .image:
        throw error(
          at: node.position, "a picture stands inside a text",
          hint: "Put ![alternative text](figures/NAME.svg \"Caption.\") into a paragraph of its own.")
      case .rawInline:
        throw rawHTML(at: node.position)
      case .document, .heading, .paragraph, .codeBlock, .rawBlock, .list, .item, .quote,
        .thematicBreak, .table, .tableHeader, .tableRow, .tableCell:
        preconditionFailure("cmark puts only inlines into inlines.")
      }
    }
    return result
  }

  /// cmark splits text where a mark could have been; it is joined here.
  private func append(_ text: String, to result: inout [Inline]) {
    guard !text.isEmpty else { return }
    if case .text(let before) = result.last {
      result[result.count - 1] = .text(before + text)
    } else {
      result.append(.text(text))
    }
  }

  private func endsWithDollar(_ inlines: [Inline]) -> Bool {
    guard case .text(let text) = inlines.last else { return false }
    return text.unicodeScalars.last == "$"
  }

  private func removeDollar(from inlines: inout [Inline]) {
    guard case .text(var text) = inlines.popLast() else { return }
    text.unicodeScalars.removeLast()
    append(text, to: &inlines)
  }

  private func math(
    _ formula: String, at position: SourceNode.Position
  ) throws(MarkupError) -> Math {
    do {
      return try Math(tex: formula)
    } catch {
      let lines = formula.split(separator: "\n", omittingEmptySubsequences: false)
      let bytes = lines[error.line - 1].unicodeScalars.prefix(error.column - 1)
        .reduce(0) { $0 + UTF8.width($1) }
      throw MarkupError(
        line: position.line + error.line - 1, column: position.column + bytes,
        message: error.message, hint: error.hint)
    }
  }

  /// Links are let through by a list of what is allowed, never by a list of what is not.
  private mutating func check(
    _ destination: String, title: String, at position: SourceNode.Position
  ) throws(MarkupError) {
    guard title.isEmpty else {
      throw error(
        at: position, "the title of a link is not shown (got \(title))",
        hint: "Say it in the text.")
    }
    if destination.utf8.first == UInt8(ascii: "#") {
      references.append((String(destination.unicodeScalars.dropFirst()), position))
      return
    }
    let start = destination.lowercased()
    let isAllowed = ["https://", "http://", "mailto:"].contains {
      start.unicodeScalars.starts(with: $0.unicodeScalars)
    }
    let isClean = destination.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control
    }
    guard isAllowed && isClean else {
      throw error(
        at: position, "this link is not allowed (got \(destination))",
        hint: "Link to #id, https, http or mailto.")
    }
  }

  private func rawHTML(at position: SourceNode.Position) -> MarkupError {
    error(
      at: position, "raw HTML is not allowed",
      hint: "Write it in Markdown, or put a backslash before < to show the character.")
  }

  private func error(
    at position: SourceNode.Position, _ message: String, hint: String
  ) -> MarkupError {
    MarkupError(line: position.line, column: position.column, message: message, hint: hint)
  }
}
