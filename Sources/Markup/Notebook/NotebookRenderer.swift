internal import Notation

/// A document as the cells of a notebook: a cell of text from one heading or program to the next.
///
/// The text is what Jupyter, nbconvert and GitHub all show: tables, formulas between dollar signs, attached pictures.
/// They know no captions, notes and glossaries, which become paragraphs, and make no anchors but for headings, so that
/// figures, tables, terms and notes have one of HTML, the only HTML beside small numbers of notes.
public struct NotebookRenderer {
  private let inlines: NotebookInlines
  private let isRightToLeft: Bool
  private var cells: [NotebookCell] = []
  private var paragraphs: [String] = []
  private var figures: [Figure] = []
  private var figureCount = 0
  private var tableCount = 0

  /// The cells of a document.
  ///
  /// - Parameters:
  ///   - document: The text.
  ///   - colophon: The last line: what wrote the report, and when.
  ///   - isRightToLeft: Whether its language is written from right to left.
  /// - Returns: The cells in reading order.
  public static func cells(
    of document: Document,
    colophon: String,
    isRightToLeft: Bool
  ) -> [NotebookCell] {
    var renderer = NotebookRenderer(NotebookInlines(document), isRightToLeft)
    for block in document.blocks { renderer.add(block) }
    renderer.add(notes: document.notes)
    renderer.paragraphs.append("*\(NotebookInlines.escaped(colophon))*")
    renderer.endText()
    return renderer.cells
  }

  private init(_ inlines: NotebookInlines, _ isRightToLeft: Bool) {
    self.inlines = inlines
    self.isRightToLeft = isRightToLeft
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .heading: endText()
    case .program(let program):
      endText()
      add(program)
      return
    case .paragraph, .code, .math, .list, .definitions, .quote, .table, .thematicBreak, .figure:
      break
    }
    paragraphs += markdown(block)
  }

  private mutating func add(_ program: Program) {
    var text = program.text
    if text.hasSuffix("\n") { text.removeLast() }
    if program.use == .output, case .code(let code, let isFolded, let output) = cells.last {
      let all = [output, text].compactMap(\.self).joined(separator: "\n")
      cells[cells.count - 1] = .code(code, isFolded: isFolded, output: all)
    } else {
      cells.append(.code(text, isFolded: program.use == .folded, output: nil))
    }
  }

  private mutating func add(notes: [[Block]]) {
    for (index, note) in notes.enumerated() {
      let text = note.flatMap { markdown($0) }
      paragraphs.append("\(anchor("note-\(index + 1)"))\(index + 1). \(text.first ?? "")")
      paragraphs += text.dropFirst()
    }
  }

  /// Makes a cell of the text since the last one.
  private mutating func endText() {
    guard !paragraphs.isEmpty else { return }
    // Markdown goes on behind an empty line inside of HTML.
    if isRightToLeft { paragraphs = ["<div dir=\"rtl\">"] + paragraphs + ["</div>"] }
    cells.append(.text(paragraphs.joined(separator: "\n\n"), figures: figures))
    paragraphs = []
    figures = []
  }

  // MARK: Blocks

  /// A block as paragraphs, between which stands an empty line.
  private mutating func markdown(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, id: _, let content):
      let words = inlines.markdown(content).replacing("\n", with: " ")
      return [String(repeating: "#", count: level) + " " + words]
    case .paragraph(let content): return [Self.beginningAsText(inlines.markdown(content))]
    case .code(let language, let text):
      let block = Self.fenced(text, language: language)
      // Programs are written from left to right in every language.
      return isRightToLeft ? ["<div dir=\"ltr\">", block, "</div>"] : [block]
    case .program(let program):
      return program.listing.map { markdown($0) } ?? []
    case .math(_, let source):
      return ["$$\n\(NotebookInlines.formula(source, isCell: false))\n$$"]
    case .list(let start, let isTight, let items):
      return [list(items, start: start, isTight: isTight)]
    case .definitions(let terms):
      return terms.flatMap { term -> [String] in
        let item = term.item.flatMap { markdown($0) }
        return [anchor(term.id) + (item.first ?? "")] + item.dropFirst()
      }
    case .quote(let blocks):
      let lines = blocks.flatMap { markdown($0) }.joined(separator: "\n\n")
      return [Self.margin(lines, first: "> ", others: "> ")]
    case .table(let table): return self.table(table)
    case .thematicBreak: return ["---"]
    case .figure(let figure): return self.figure(figure)
    }
  }

  private mutating func figure(_ figure: Figure) -> [String] {
    figureCount += 1
    figures.append(figure)
    let words = NotebookInlines.escaped(figure.alternativeText).replacing("\n", with: " ")
    let number = "**\(localized("Figure \(figureCount)."))**"
    return [
      "\(anchor("figure-\(figure.name)"))![\(words)](attachment:\(figure.attachmentName))",
      "\(number) \(inlines.markdown(figure.caption))",
    ]
  }

  private mutating func table(_ table: Table) -> [String] {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rules = table.alignments.map { alignment in
      switch alignment {
      case .leading: "---"
      case .center: ":---:"
      case .trailing: "---:"
      }
    }
    let lines =
      [row(table.header.map { inlines.markdown($0, isCell: true) }), row(rules)]
      + table.rows.map { row($0.map { inlines.markdown($0, isCell: true) }) }
    guard let caption = table.caption else { return [lines.joined(separator: "\n")] }
    tableCount += 1
    let place = table.id.map(anchor) ?? ""
    let number = "**\(localized("Table \(tableCount)."))**"
    return [
      "\(place)\(number) \(inlines.markdown(caption))", lines.joined(separator: "\n"),
    ]
  }

  private mutating func list(_ items: [[Block]], start: Int?, isTight: Bool) -> String {
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      let mark = start.map { "\($0 + index). " } ?? "- "
      let text = item.flatMap { markdown($0) }.joined(separator: isTight ? "\n" : "\n\n")
      texts.append(
        Self.margin(text, first: mark, others: String(repeating: " ", count: mark.count))
      )
    }
    return texts.joined(separator: isTight ? "\n" : "\n\n")
  }

  private func anchor(_ id: String) -> String { "<a id=\"\(NotebookInlines.escaped(id))\"></a>" }

  private static func margin(_ text: String, first: String, others: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      if index == 0 { return first + line }
      // An empty line of an item has no margin, one of a quotation has its mark.
      let isBlank = others.allSatisfy { $0 == " " }
      return line.isEmpty ? (isBlank ? "" : ">") : others + line
    }.joined(separator: "\n")
  }

  private static func fenced(_ text: String, language: String?) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    let end = text.hasSuffix("\n") || text.isEmpty ? "" : "\n"
    return "\(fence)\(language ?? "")\n\(text)\(end)\(fence)"
  }

  /// A paragraph whose lines begin no list, rule or quotation.
  private static func beginningAsText(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let body = line.drop { $0 == " " }
      guard let first = body.first else { return String(body) }
      if "+-=".contains(first) { return "\\" + body }
      // `1.` and `1)` would begin a list.
      let digits = body.prefix { $0.isASCII && $0.isNumber }
      let rest = body.dropFirst(digits.count)
      if !digits.isEmpty, digits.count < 10, rest.first == "." || rest.first == ")" {
        return digits + "\\" + rest
      }
      return String(body)
    }.joined(separator: "\n")
  }
}

extension Figure {
  /// The name of the figure among the attachments of its cell.
  public var attachmentName: String {
    guard let picture else { return "\(name).png" }
    let end = picture.lastIndex(of: ".").map { picture[$0...] } ?? ""
    return name + end.lowercased()
  }
}
