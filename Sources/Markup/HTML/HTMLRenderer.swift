internal import Notation

/// A writer of documents in HTML without scripts and style attributes, which a strict content security policy lets through.
///
/// Every text is escaped on its way in; only the markup of figures, which the caller makes, is trusted. The parts have these classes:
/// `answer` (a quotation directly after a heading), `formula`, `table` (around a table, scrolls), `numbers` (a table of them), `series` (a table of numbers whose second column has words), `cards` (a table
/// whose rows are cards on phones), `words` (the header of a column of sentences), `spoken` (words that are heard, not seen), `data` (the numbers of a figure), `own` (a
/// picture of the template's), `wide` and `narrow` (one picture laid out for screens and for phones), `notes` (below the text), `appendix`, `elsewhere` (says on paper where the appendix is), `glossary`, `number` (of a figure or table), `anchor` (of a heading), `tied` (a formula and the mark after it), `leading`, `center` and `trailing` (cells), and those of
/// ``CodeHighlighter``.
public struct HTMLRenderer: Sendable {
  private let contents: [String: FigureContent]
  private var figureNumber = 0
  var tableNumber = 0
  /// The words of the heading above, which tables without a caption are named by.
  private(set) var section = ""
  /// The ids of rows so far.
  var rowIDs = HeadingSlugs()
  var html = ""

  private init(contents: [String: FigureContent]) {
    self.contents = contents
  }

  /// Writes a document.
  /// - Parameters:
  ///   - document: The document.
  ///   - figure: What to show for a figure or a picture; asked once for each, in reading order.
  /// - Returns: The parts of a page.
  /// - Throws: What `figure` throws.
  public static func render<Failure>(
    _ document: Document,
    figure: (Figure) throws(Failure) -> FigureContent
  ) throws(Failure) -> HTMLPage {
    var contents: [String: FigureContent] = [:]
    for shown in document.figures {
      contents[shown.picture ?? shown.name] = try figure(shown)
    }
    var renderer = HTMLRenderer(contents: contents)
    let main = document.appendixStart ?? document.blocks.count
    renderer.write(Array(document.blocks.prefix(main)))
    if main < document.blocks.count {
      // On paper the appendix is left out, and this line stands in its place.
      renderer.line(
        "<p class=\"elsewhere\">\(localized("The appendix is in the file of this page."))</p>"
      )
      renderer.line("<section class=\"appendix\">")
      renderer.write(Array(document.blocks.dropFirst(main)))
      renderer.line("</section>")
    }
    renderer.write(notes: document.notes, references: document.noteReferences)
    return HTMLPage(contents: ContentsList.html(of: document), body: renderer.html)
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [Block]) {
    var followsHeading = false
    for block in blocks {
      write(block, followsHeading: followsHeading)
      followsHeading = false
      if case .heading = block { followsHeading = true }
    }
  }

  private mutating func write(_ block: Block, followsHeading: Bool) {
    switch block {
    case .heading(let level, let id, let content):
      section = content.plainText
      // The anchor is for the mouse: the keyboard has the contents, and a name of its own would be read with the heading.
      let anchor =
        level == 1
        ? ""
        : "<a class=\"anchor\" href=\"#\(id.escapedForMarkup)\" aria-hidden=\"true\" tabindex=\"-1\"></a>"
      let direction = Self.direction(of: content)
      line(
        "<h\(level) id=\"\(id.escapedForMarkup)\"\(direction)>\(Self.html(content))\(anchor)</h\(level)>"
      )
    case .paragraph(let content):
      line("<p\(Self.direction(of: content))>\(Self.html(content))</p>")
    case .code(let language, let text):
      let name = language.map { " class=\"language-\($0.escapedForMarkup)\"" } ?? ""
      let code = CodeHighlighter.html(text, language: language)
      line("<pre tabindex=\"0\"><code\(name)>\(code)</code></pre>")
    case .program(let program):
      if let listing = program.listing { write(listing, followsHeading: followsHeading) }
    case .math(let math, let source):
      // Like all that scrolls where the page is narrow, it can have the focus, so that the keyboard scrolls it.
      line(
        "<div class=\"formula\" tabindex=\"0\">\(math.mathML(source: source, isBlock: true))</div>"
      )
    case .list(let start, let isTight, let items):
      write(items, start: start, isTight: isTight)
    case .definitions(let terms):
      line("<dl class=\"glossary\">")
      for definition in terms {
        let direction = Self.direction(of: definition.term)
        line(
          "<dt id=\"\(definition.id.escapedForMarkup)\"\(direction)>\(Self.html(definition.term))</dt>"
        )
        line("<dd>")
        write(definition.meaning)
        line("</dd>")
      }
      line("</dl>")
    case .quote(let blocks):
      let (open, close) =
        followsHeading ? ("<div class=\"answer\">", "</div>") : ("<blockquote>", "</blockquote>")
      line(open)
      write(blocks)
      line(close)
    case .table(let table):
      write(table)
    case .thematicBreak:
      line("<hr/>")
    case .figure(let figure):
      write(figure)
    }
  }

  mutating func line(_ text: String) {
    html += text
    html += "\n"
  }

  private mutating func write(_ items: [[Block]], start: Int?, isTight: Bool) {
    let tag = start == nil ? "ul" : "ol"
    let first = start.flatMap { $0 == 1 ? nil : " start=\"\($0)\"" } ?? ""
    line("<\(tag)\(first)>")
    for item in items {
      var direction = ""
      if case .paragraph(let content) = item.first, isTight {
        direction = Self.direction(of: content)
      }
      html += "<li\(direction)>"
      for (index, block) in item.enumerated() {
        if isTight, case .paragraph(let content) = block {
          html += Self.html(content)
          if index + 1 < item.count { html += "\n" }
        } else {
          if index == 0 { html += "\n" }
          write(block, followsHeading: false)
        }
      }
      line("</li>")
    }
    line("</\(tag)>")
  }

  private mutating func write(_ figure: Figure) {
    figureNumber += 1
    let content = contents[figure.picture ?? figure.name]
    line("<figure id=\"figure-\(figure.name.escapedForMarkup)\">")
    // First the words, then the picture, then its numbers: the order of reading aloud. The style sheet puts the words below.
    line(
      "<figcaption\(Self.direction(of: figure.caption))><span class=\"number\">\(localized("Figure \(figureNumber)."))</span> \(Self.html(figure.caption))</figcaption>"
    )
    let kind = figure.picture == nil ? "picture" : "picture own"
    let narrow = content?.narrowMarkup
    // It scrolls where it must, and the keys step through its numbers: what has the focus has a name.
    let focus =
      "role=\"group\" tabindex=\"0\" aria-label=\"\(localized("Figure \(figureNumber)").escapedForMarkup)\""
    line(
      "<div class=\"\(kind)\(narrow == nil ? "" : " wide")\" \(focus)>\(content?.markup ?? "")</div>"
    )
    if let narrow { line("<div class=\"picture narrow\" \(focus)>\(narrow)</div>") }
    if let table = content?.dataTable {
      line(
        "<details class=\"data\"><summary>\(localized("Data of figure \(figureNumber)"))</summary>"
      )
      let label = localized("Data of figure \(figureNumber)")
      write(table, caption: table.caption, label: label, isData: true)
      line("</details>")
    }
    line("</figure>")
  }

  /// The notes below the text, each with the ways back.
  private mutating func write(notes: [[Block]], references: [Int: Int]) {
    guard !notes.isEmpty else { return }
    line("<section class=\"notes\" role=\"doc-endnotes\">")
    line("<ol>")
    for (index, blocks) in notes.enumerated() {
      let links = (0..<references[index + 1, default: 1]).map { reference in
        Inline.link(
          destination: "#" + NoteID.reference(index + 1, reference),
          content: [.text("↩")]
        )
      }
      line("<li id=\"\(NoteID.note(index + 1))\">")
      write(Self.adding(links.flatMap { [.text(" "), $0] }, to: blocks))
      line("</li>")
    }
    line("</ol>")
    line("</section>")
  }

  /// Blocks with something at the end of their last paragraph.
  private static func adding(_ content: [Inline], to blocks: [Block]) -> [Block] {
    var blocks = blocks
    if case .paragraph(let words) = blocks.last {
      blocks[blocks.count - 1] = .paragraph(words + content)
    } else {
      blocks.append(.paragraph(content))
    }
    return blocks
  }

  // MARK: Inlines

  /// A line of text.
  static func html(_ content: [Inline]) -> String {
    var html = ""
    // What is left of the text after a formula.
    var shortened: String?
    for (index, whole) in content.enumerated() {
      let inline = shortened.map(Inline.text) ?? whole
      shortened = nil
      guard case .math = inline, index + 1 < content.count,
        case .text(let text) = content[index + 1]
      else {
        html += self.html(inline)
        continue
      }
      // Browsers break lines after a formula; its comma must not be left alone on the next one.
      let marks = String(text.unicodeScalars.prefix { ".,;:!?)".unicodeScalars.contains($0) })
      if marks.isEmpty {
        html += self.html(inline)
      } else {
        html += "<span class=\"tied\">\(self.html(inline))\(marks)</span>"
        shortened = String(text.unicodeScalars.dropFirst(marks.unicodeScalars.count))
      }
    }
    return html
  }

  private static func html(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): text.escapedForMarkup
    case .code(let text): "<code>\(text.escapedForMarkup)</code>"
    case .emphasis(let content): "<em>\(html(content))</em>"
    case .strong(let content): "<strong>\(html(content))</strong>"
    case .link(let destination, let content):
      "<a href=\"\(destination.escapedForMarkup)\"\(relation(of: destination))>\(html(content))</a>"
    case .struck(let content): "<del>\(html(content))</del>"
    case .note(let number, let reference):
      "<sup><a id=\"\(NoteID.reference(number, reference))\" href=\"#\(NoteID.note(number))\" role=\"doc-noteref\">\(number)</a></sup>"
    case .math(let math, let source): math.mathML(source: source, isBlock: false)
    case .softBreak: "\n"
    case .lineBreak: "<br/>\n"
    }
  }

  /// What is linked to on other sites learns nothing of the report that was read.
  private static func relation(of destination: String) -> String {
    destination.utf8.first == UInt8(ascii: "#") ? "" : " rel=\"noopener noreferrer\""
  }
}
