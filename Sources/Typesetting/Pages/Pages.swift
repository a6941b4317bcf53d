internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup
internal import Notation

/// A document set on its pages, before it is drawn.
struct Pages {
  /// All slices: front matter and text.
  let strips: [Strip]
  /// What stands on each page.
  let pages: [[PageBreaker.Placement]]
  private let options: TypesettingOptions
  private let style: PageStyle
  private let inlines: InlineSetter
  /// What the places are that links lead to, in words, by name.
  private let places: [String: String]

  init(
    _ document: Document,
    figures: [String: Scene],
    pictures: [String: PagePicture],
    options: TypesettingOptions,
    style: PageStyle
  ) throws(Fault) {
    let fonts = try Fonts(language: options.language)
    inlines = InlineSetter(
      fonts: fonts,
      codeFonts: options.language.isRightToLeft ? try Fonts() : fonts,
      mathFont: try MathFont(fonts: fonts),
      style: style
    )
    self.options = options
    self.style = style
    places = Self.places(in: document)
    let area = style.textArea
    var setter = BlockSetter(
      inlines: inlines,
      figures: figures,
      pictures: pictures,
      pageHeight: area.height
    )
    let root = setter.node(.document)
    let place = BlockSetter.Place(x: area.x, width: area.width, path: [root])
    var title = try FrontMatter.title(options, &setter, in: place)
    if case .heading(level: 1, let id, content: _) = document.blocks.first {
      title[0].anchor = id
    }
    // Without the title, which the title block shows.
    let skipped = document.blocks.count - Self.withoutTitle(document.blocks).count
    let main = document.appendixStart ?? document.blocks.count
    let text = Array(document.blocks.prefix(main).dropFirst(skipped))
    let abstract = Array(text.prefix { if case .heading = $0 { false } else { true } })
    let hasAbstract = abstract.count < text.count
    if hasAbstract { title += try FrontMatter.abstract(abstract, &setter, in: place) }
    var body = try setter.strips(
      hasAbstract ? Array(text.dropFirst(abstract.count)) : text,
      in: place
    )
    if !body.isEmpty { body[0].flow.spaceBefore = 16 }
    var appendix = try setter.strips(Array(document.blocks.dropFirst(main)), in: place)
    if !appendix.isEmpty { appendix[0].flow.startsPage = !body.isEmpty }
    body += appendix
    body += try setter.notes(document.notes, in: place)

    let length = (title + body).reduce(0) { $0 + $1.flow.spaceBefore + $1.flow.height }
    let entries = try Self.entries(body) { entries throws(Fault) in
      try FrontMatter.contents(entries, &setter, in: place).map(\.flow.height).reduce(0, +)
        <= area.height * 0.4
    }
    guard length > 2 * area.height, entries.count > 2 else {
      strips = title + body
      pages = PageBreaker.pages(strips.map(\.flow), height: area.height)
      try checkLinks()
      return
    }
    // First pass: the lines of the list do not depend on the page numbers in it.
    let draft = title + (try FrontMatter.contents(entries, &setter, in: place))
    body[0].flow.spaceBefore = 20
    pages = PageBreaker.pages((draft + body).map(\.flow), height: area.height)
    var numbers: [String: Int] = [:]
    for (page, placements) in pages.enumerated() {
      for placement in placements where placement.item >= draft.count {
        if let heading = body[placement.item - draft.count].heading {
          numbers[heading.id] = page + 1
        }
      }
    }
    let numbered = entries.map { entry in
      var entry = entry
      entry.page = numbers[entry.id]
      return entry
    }
    strips = title + (try FrontMatter.contents(numbered, &setter, in: place)) + body
    precondition(strips.count == draft.count + body.count, "Numbers change no lines.")
    try checkLinks()
  }

  /// What figures, tables, notes, headings and terms are called.
  private static func places(in document: Document) -> [String: String] {
    var places = document.labels
    for index in document.notes.indices {
      places[NoteID.note(index + 1)] = localized("Note \(index + 1)")
    }
    for block in document.blocks {
      switch block {
      case .heading(level: _, let id, let content): places[id] = PlainText.of(content)
      case .definitions(let terms):
        for term in terms { places[term.id] = PlainText.of(term.term) }
      default: break
      }
    }
    return places
  }

  /// Cairo 1.16 writes links to nowhere without a word.
  private func checkLinks() throws(Fault) {
    let names = Set(strips.compactMap { $0.heading?.id ?? $0.anchor })
    for strip in strips {
      for piece in strip.pieces {
        guard case .line(let paragraph, _) = piece.content else { continue }
        for case let link? in paragraph.layout.spans.map(\.link)
        where link.unicodeScalars.first == "#" {
          let name = String(link.unicodeScalars.dropFirst())
          guard !names.contains(name) else { continue }
          throw Fault(
            .invalid,
            "link: the document has no heading, figure, table or term with the id \"\(name)\"",
            hint: "ids: \(names.sorted().joined(separator: ", "))"
          )
        }
      }
    }
  }

  /// A heading of level 1 at the start is the title, which the title block shows.
  private static func withoutTitle(_ blocks: [Block]) -> [Block] {
    if case .heading(level: 1, id: _, content: _) = blocks.first {
      return Array(blocks.dropFirst())
    }
    return blocks
  }

  /// The headings of the two highest levels, or of the highest, or none: as many as fit in the list of contents.
  private static func entries(
    _ strips: [Strip],
    fit: ([FrontMatter.Entry]) throws(Fault) -> Bool
  ) throws(Fault) -> [FrontMatter.Entry] {
    let headings = strips.compactMap(\.heading)
    let top = headings.map(\.level).min() ?? 1
    for level in [top + 1, top] {
      let entries = headings.filter { $0.level <= level }.map {
        FrontMatter.Entry(level: $0.level, id: $0.id, title: $0.title, page: nil)
      }
      if try fit(entries) { return entries }
    }
    return []
  }

  // MARK: Drawing

  /// The PDF.
  func painted() throws(Fault) -> [UInt8] {
    let metadata = PageMetadata(
      title: options.title,
      author: options.author,
      subject: options.subtitle,
      creationDate: options.creationDate
    )
    let canvas = try PageCanvas(
      size: style.paper.size,
      metadata: metadata,
      fonts: inlines.fonts
    )
    addOutline(to: canvas)
    let area = style.textArea
    var painter = PagePainter(
      canvas: canvas,
      mathFont: inlines.mathFont,
      mirroringIn: options.language.isRightToLeft ? area : nil
    )
    painter.count(pages, of: strips)
    let sections = runningTitles
    for (index, placements) in pages.enumerated() {
      try paintFrame(page: index, section: sections[index], &painter)
      try painter.paint(placements, of: strips, in: area)
      painter.endPage(isLast: index == pages.indices.last)
    }
    return try painter.finish(metadata, language: options.language, places: places)
  }

  /// The section of each page: the one it starts in, or the first that begins on it.
  private var runningTitles: [String] {
    let top = strips.compactMap(\.heading?.level).min() ?? 1
    var current = ""
    return pages.map { placements in
      var title = current
      for placement in placements {
        guard let heading = strips[placement.item].heading, heading.level == top else { continue }
        // A section that begins at the top of the page is the one it starts in.
        if title.isEmpty || placement.y == 0 { title = heading.title }
        current = heading.title
      }
      return title
    }
  }

  private func addOutline(to canvas: borrowing PageCanvas) {
    var parents: [(level: Int, entry: Int32)] = []
    for heading in strips.compactMap(\.heading) {
      while let last = parents.last, last.level >= heading.level { parents.removeLast() }
      let entry = canvas.addOutlineEntry(
        heading.title,
        destination: heading.id,
        parent: parents.last?.entry ?? 0
      )
      parents.append((heading.level, entry))
    }
  }

  /// The running head, which is the section (not on the first page), and the foot, which is the title.
  private func paintFrame(
    page: Int,
    section: String,
    _ painter: inout PagePainter
  ) throws(Fault) {
    let area = style.textArea
    let format = Typography.runningHead
    if page > 0 {
      let head = try oneLine(section, format, width: area.width * 0.8)
      painter.paintDecoration(
        head,
        x: area.maxX - head.layout.width,
        baseline: style.headBaseline
      )
      painter.paintRule(
        Rectangle(x: area.x, y: style.headBaseline + 6, width: area.width, height: 0.5)
      )
    }
    let title = try oneLine(options.title, format, width: area.width * 0.7)
    painter.paintDecoration(title, x: area.x, baseline: style.footBaseline)
    let number = try inlines.paragraph(
      plain: localized("Page \(page + 1) of \(pages.count)"),
      format,
      width: nil
    )
    painter.paintDecoration(
      number,
      x: area.maxX - number.layout.width,
      baseline: style.footBaseline
    )
  }

  /// A text on one line, shortened at a word where it is too long.
  private func oneLine(
    _ text: String,
    _ format: TextFormat,
    width: Double
  ) throws(Fault) -> Paragraph {
    var words = text.split(separator: " ")
    // Longer ones are sentences, and a sentence is not set aside.
    let most = 7
    var shown = words.count > most ? words.prefix(most).joined(separator: " ") + " …" : text
    words = Array(words.prefix(most))
    while true {
      let paragraph = try inlines.paragraph(plain: shown, format, width: nil)
      if paragraph.layout.width <= width || words.count < 2 { return paragraph }
      words.removeLast()
      shown = words.joined(separator: " ") + " …"
    }
  }
}
