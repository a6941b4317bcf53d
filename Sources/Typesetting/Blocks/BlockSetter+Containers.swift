internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup

/// Lists and quotations.
extension BlockSetter {
  mutating func list(
    _ start: Int?,
    isTight: Bool,
    _ items: [[Block]],
    anchors: [String] = [],
    in place: Place
  ) throws(Fault) -> [Strip] {
    let list = node(.list)
    let labels = items.indices.map { index in start.map { "\($0 + index)." } ?? "•" }
    let format = place.format.with(\.color, start == nil ? Typography.muted : Typography.ink)
    var widest = 0.0
    var marks: [Paragraph] = []
    for label in labels {
      let mark = try inlines.paragraph(plain: label, format, width: nil)
      widest = max(widest, mark.layout.width)
      marks.append(mark)
    }
    let indent = max(Typography.listIndent, widest + 6)
    var result: [Strip] = []
    for (index, item) in items.enumerated() {
      let element = node(.listItem)
      let label = node(.label)
      let body = node(.listBody)
      let path = place.path + [list, element]
      var strips = try self.strips(
        item,
        in: Place(
          x: place.x + indent,
          width: max(place.width - indent, 40),
          path: path + [body],
          format: place.format
        )
      )
      if strips.isEmpty {
        let (height, baseline) = marks[index].extents(ofLine: 0)
        strips = [Strip(flow: FlowItem(height: height), baseline: baseline)]
      }
      if index < anchors.count { strips[0].anchor = anchors[index] }
      strips[0].pieces.insert(
        .init(
          content: .line(marks[index], 0),
          x: place.x + indent - 6 - marks[index].layout.width,
          y: strips[0].baseline,
          path: path + [label]
        ),
        at: 0
      )
      strips[0].flow.spaceBefore =
        index == 0
        ? Typography.paragraphSpace - (isTight ? 2 : 0)
        : isTight ? Typography.tightSpace : Typography.paragraphSpace
      result += strips
    }
    Self.join(&result)
    return result
  }

  /// Makes slices one block, which a figure that waited does not divide.
  private static func join(_ strips: inout [Strip]) {
    for index in strips.indices.dropFirst() where !strips[index].flow.floats {
      strips[index].flow.continuesBlock = true
    }
  }

  /// A quotation, or the direct answer if it comes right after a heading: a bar, and a ground for answers.
  mutating func quote(
    _ blocks: [Block],
    after previous: Block?,
    in place: Place
  ) throws(Fault) -> [Strip] {
    let quote = node(.section)
    var isAnswer = false
    if case .heading = previous { isAnswer = true }
    let padding = isAnswer ? 8.0 : 1
    let ground = Strip.Ground(
      block: quote.block,
      x: place.x,
      width: place.width,
      color: isAnswer ? inlines.style.answerGround : RGB(0xFFFFFF),
      bar: inlines.style.barColor
    )
    let right = isAnswer ? Typography.quoteIndent : 0
    var strips = try self.strips(
      blocks,
      in: Place(
        x: place.x + Typography.quoteIndent,
        width: place.width - Typography.quoteIndent - right,
        path: place.path + [quote],
        format: place.format
      )
    )
    guard !strips.isEmpty else { return [] }
    Self.pad(&strips, by: padding)
    strips[0].flow.spaceBefore = Typography.paragraphSpace
    strips[strips.count - 1].flow.spaceAfter = 0
    Self.join(&strips)
    for index in strips.indices {
      strips[index].grounds.insert(ground, at: 0)
      // Short answers stay whole.
      if isAnswer, index > 0, strips.count <= 12 { strips[index].flow.keepsWithPrevious = true }
    }
    return strips
  }

  /// Adds room above the first slice and below the last one, within their ground.
  static func pad(_ strips: inout [Strip], by padding: Double) {
    guard !strips.isEmpty else { return }
    for index in strips[0].pieces.indices { strips[0].pieces[index].y += padding }
    strips[0].baseline += padding
    strips[0].flow.height += padding
    strips[strips.count - 1].flow.height += padding
  }
}
