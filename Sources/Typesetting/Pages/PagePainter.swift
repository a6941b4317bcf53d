internal import CairoDrawing
internal import Drawing
internal import Faults

/// Slices that know their pages, drawn with their structure.
///
/// A structure element stays open while the pieces drawn belong to it, over lines and pages; it ends when the first
/// piece comes that does not. What has no path (grounds, rules, heads, feet, repeated header rows) is drawn between
/// leaves, so it is no part of the text for who listens to it.
///
/// Places are those of a page whose lines begin at the left. For a language whose lines begin at the right, whatever is
/// drawn stands at the mirrored place: indents, bars, columns of tables and heads change sides together.
struct PagePainter: ~Copyable {
  let canvas: PageCanvas
  let mathFont: MathFont
  /// The area in whose middle places are mirrored; nil for lines that begin at the left.
  private let mirror: Rectangle?
  private var open: [StructureNode] = []
  /// The alternative texts of the figures and of the formulas, in the order in which they were drawn.
  private var alternatives: [StructureTag: [String]] = [:]
  /// What each structure element is a part of, in the order in which they were begun; nil for those that hold content.
  private var identities: [Int?] = []
  private var numbers: [StructureNode: Int] = [:]
  /// The bodies of tables whose headers are furniture where they are repeated.
  private var furniture: Set<StructureNode> = []

  init(canvas: consuming PageCanvas, mathFont: MathFont, mirroringIn mirror: Rectangle?) {
    self.canvas = canvas
    self.mathFont = mathFont
    self.mirror = mirror
  }

  /// The left edge of something that stands at a place and has a width.
  private func left(_ x: Double, width: Double) -> Double {
    mirror.map { $0.x + $0.maxX - x - width } ?? x
  }

  /// Says how often each header of a table is repeated: a row that stands on several pages is furniture, as a running head is;
  /// phrases that stand there once more are text, which must not be skipped.
  mutating func count(_ pages: [[PageBreaker.Placement]], of strips: [Strip]) {
    let least = pages.count < 6 ? max(2, pages.count) : 3
    var counts: [StructureNode: Int] = [:]
    for placement in pages.joined() where placement.showsRepeated {
      if let body = Self.body(ofRepeated: strips[placement.item]) { counts[body, default: 1] += 1 }
    }
    furniture = Set(counts.filter { $0.value >= least }.keys)
  }

  /// The element that the rows of a repeated header stand in.
  private static func body(ofRepeated strip: Strip) -> StructureNode? {
    strip.repeated.first { $0.path.count > 2 }.map { $0.path[$0.path.count - 3] }
  }

  /// Draws the grounds and the slices of one page.
  mutating func paint(
    _ placements: [PageBreaker.Placement],
    of strips: [Strip],
    in area: Rectangle
  ) throws(Fault) {
    paintGrounds(placements, strips, area)
    for placement in placements {
      let strip = strips[placement.item]
      let y = area.y + placement.y
      if let name = strip.heading?.id ?? strip.anchor {
        closeLeaves()
        canvas.addDestination(name, at: Point(x: area.x, y: max(0, y - 12)))
      }
      if placement.showsRepeated {
        let isFurniture = Self.body(ofRepeated: strip).map(furniture.contains) ?? true
        for var piece in strip.repeated {
          if isFurniture { piece.path = [] }
          // The row and its cells are others on each page.
          for index in piece.path.indices.suffix(2) { piece.path[index].part = placement.item + 1 }
          try paint(piece, y: y - strip.flow.repeatedHeight)
        }
      }
      for piece in strip.pieces { try paint(piece, y: y, shrunkBy: placement.shrunkBy) }
    }
    closeLeaves()
  }

  /// Draws a line of text that is no part of the text: a head or a foot.
  mutating func paintDecoration(_ paragraph: Paragraph, x: Double, baseline: Double) {
    closeLeaves()
    let x = left(x, width: paragraph.room)
    for piece in paragraph.layout.lines[0].pieces {
      canvas.draw(piece, ofLine: 0, of: paragraph.layout, x: x, baseline: baseline)
    }
  }

  /// Draws a thin line that is no part of the text.
  mutating func paintRule(_ area: Rectangle) {
    closeLeaves()
    canvas.fill(area, with: Typography.rule)
  }

  /// Ends the page, and with the last one all elements: Cairo 1.18 makes one more page for an end after it.
  mutating func endPage(isLast: Bool) {
    closeLeaves()
    if isLast { close(to: 0) }
    canvas.endPage()
  }

  /// Ends the file, with what ``PDFFile/addAccessibility(_:language:words:)`` adds to it.
  ///
  /// - Parameters:
  ///   - metadata: what the file says about itself.
  ///   - language: the language of the text.
  ///   - places: what the places of the document are that links lead to, by name.
  /// - Returns: the file.
  /// - Throws: ``Fault`` where the pages cannot be written.
  consuming func finish(
    _ metadata: PageMetadata,
    language: TextLanguage,
    places: [String: String]
  ) throws(Fault) -> [UInt8] {
    let words = PDFFile.Words(alternatives: alternatives, places: places)
    let identities = identities
    let file = try PDFFile(try canvas.finish())
    try file.addAccessibility(metadata, language: language, words: words)
    file.joinElements(identities)
    file.dissolveSpans()
    return try file.written()
  }

  // MARK: Grounds

  private func paintGrounds(
    _ placements: [PageBreaker.Placement],
    _ strips: [Strip],
    _ area: Rectangle
  ) {
    var spans: [(ground: Strip.Ground, top: Double, bottom: Double)] = []
    for placement in placements {
      let strip = strips[placement.item]
      let top = area.y + placement.y - (placement.showsRepeated ? strip.flow.repeatedHeight : 0)
      let bottom = area.y + placement.y + strip.flow.height - placement.shrunkBy
      for ground in strip.grounds {
        if let index = spans.firstIndex(where: { $0.ground == ground }) {
          spans[index].bottom = bottom
        } else {
          spans.append((ground, top, bottom))
        }
      }
    }
    for span in spans {
      let ground = span.ground
      let height = span.bottom - span.top
      func fill(_ width: Double, with color: RGB) {
        let x = left(ground.x, width: width)
        canvas.fill(Rectangle(x: x, y: span.top, width: width, height: height), with: color)
      }
      fill(ground.width, with: ground.color)
      if let bar = ground.bar { fill(2.5, with: bar) }
    }
  }

  // MARK: Pieces

  private mutating func paint(
    _ piece: Strip.Piece,
    y top: Double,
    shrunkBy shrink: Double = 0
  ) throws(Fault) {
    var y = top + piece.y
    switch piece.content {
    case .line(let paragraph, let line):
      // The caption of a figure made smaller moves up.
      y -= shrink
      paint(paragraph, line, piece, y: y)
    case .formula(let box, let text):
      enter(piece.path)
      let x = left(piece.x, width: box.width)
      paint(box, text: text, x: x, y: y, color: Typography.ink)
    case .figure(let scene, let size):
      enter(piece.path)
      let x = left(piece.x, width: size.width)
      try canvas.draw(scene, in: Self.area(ofFigure: size, shrunkBy: shrink, x: x, y: y))
    case .picture(let picture, let size):
      enter(piece.path)
      let x = left(piece.x, width: size.width)
      canvas.draw(picture, in: Self.area(ofFigure: size, shrunkBy: shrink, x: x, y: y))
    case .rectangle(let size, let color):
      closeLeaves()
      canvas.fill(
        Rectangle(
          x: left(piece.x, width: size.width),
          y: y,
          width: size.width,
          height: size.height
        ),
        with: color
      )
    case .leader(let end):
      closeLeaves()
      let start = left(piece.x, width: end - piece.x)
      canvas.drawLeader(
        fromX: start,
        toX: start + end - piece.x,
        y: y,
        color: Typography.rule
      )
    }
  }

  /// Where a figure stands that is made smaller: in the middle of its own place.
  private static func area(
    ofFigure size: Size,
    shrunkBy shrink: Double,
    x: Double,
    y: Double
  ) -> Rectangle {
    let scale = (size.height - shrink) / size.height
    let width = size.width * scale
    return Rectangle(
      x: x + (size.width - width) / 2,
      y: y,
      width: width,
      height: size.height * scale
    )
  }

  private mutating func paint(
    _ paragraph: Paragraph,
    _ index: Int,
    _ piece: Strip.Piece,
    y: Double
  ) {
    let layout = paragraph.layout
    let line = layout.lines[index]
    let isText = !piece.path.isEmpty
    let x = left(piece.x, width: paragraph.room)
    // A cell without words is a cell all the same.
    if isText, line.pieces.isEmpty { enter(piece.path + [Self.emptyLeaf(in: piece)]) }
    // In the order of reading, which is not that of places in a line of both directions.
    for part in line.pieces.sorted(by: { ($0.span, $0.x) < ($1.span, $1.x) }) {
      let span = layout.spans[part.span]
      let link = isText ? piece.link ?? span.link : nil
      let block = piece.path.last?.block ?? 0
      if isText {
        let tag: StructureTag = paragraph.formulas[part.span] == nil ? .span : .formula
        let leaf = StructureNode(
          block: block,
          part: part.span + 1,
          tag: tag,
          isLeaf: true,
          alternative: paragraph.formulas[part.span]?.spoken
        )
        enter(link == nil ? piece.path + [leaf] : piece.path)
      } else {
        closeLeaves()
      }
      if let link {
        identities.append(nil)
        canvas.beginLink(
          to: link,
          over: Rectangle(
            x: x + part.x,
            y: y - line.ascent,
            width: part.width,
            height: line.ascent + line.descent
          )
        )
      }
      if let ground = span.ground {
        let size = span.format.size
        canvas.fill(
          Rectangle(
            x: x + part.x - 1,
            y: y - size * 0.95,
            width: part.width + 2,
            height: size * 1.24
          ),
          with: ground
        )
      }
      if let formula = paragraph.formulas[part.span] {
        paint(formula.box, text: formula.text, x: x + part.x, y: y, color: span.format.color)
      } else {
        canvas.draw(part, ofLine: index, of: layout, x: x, baseline: y)
      }
      if span.format.isStruck {
        // Through the middle of small letters.
        let size = span.format.size
        canvas.fill(
          Rectangle(x: x + part.x, y: y - size * 0.29, width: part.width, height: size * 0.055),
          with: span.format.color
        )
      }
      if link != nil { canvas.endLink() }
    }
  }

  private static func emptyLeaf(in piece: Strip.Piece) -> StructureNode {
    StructureNode(block: piece.path.last?.block ?? 0, part: 1, tag: .span, isLeaf: true)
  }

  private func paint(_ box: MathBox, text: String, x: Double, y: Double, color: RGB) {
    for run in box.runs(readAs: text) {
      canvas.draw(run, at: Point(x: x, y: y), font: mathFont, color: color)
    }
    for rule in box.rules {
      canvas.fill(
        Rectangle(x: x + rule.x, y: y + rule.y, width: rule.width, height: rule.height),
        with: color
      )
    }
  }

  // MARK: Structure

  private mutating func enter(_ path: [StructureNode]) {
    let shared = zip(open, path).prefix { $0 == $1 }.count
    close(to: shared)
    for node in path[shared...] {
      canvas.beginTag(node.tag)
      identities.append(node.isLeaf ? nil : number(of: node))
      if let alternative = node.alternative {
        alternatives[node.tag, default: []].append(alternative)
      }
      open.append(node)
    }
  }

  private mutating func number(of node: StructureNode) -> Int {
    let number = numbers[node] ?? numbers.count
    numbers[node] = number
    return number
  }

  private mutating func closeLeaves() {
    if let last = open.last, last.isLeaf { close(to: open.count - 1) }
  }

  private mutating func close(to depth: Int) {
    while open.count > depth {
      canvas.endTag(open.removeLast().tag)
    }
  }
}
