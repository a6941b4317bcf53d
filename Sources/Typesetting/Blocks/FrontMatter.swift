internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup
internal import Notation

/// The slices before the text: the title block and the list of contents.
struct FrontMatter {
  /// An entry of the list of contents.
  struct Entry: Hashable {
    var level: Int
    var id: String
    var title: String
    /// The number of its page, nil while it is unknown.
    var page: Int?
  }

  /// The title with what stands below it.
  static func title(
    _ options: TypesettingOptions,
    _ setter: inout BlockSetter,
    in place: BlockSetter.Place
  ) throws(Fault) -> [Strip] {
    var strips: [Strip] = []
    func add(
      _ text: String?,
      _ format: TextFormat,
      _ tag: StructureTag,
      space: Double,
      _ setter: inout BlockSetter
    ) throws(Fault) {
      guard let text, !text.isEmpty else { return }
      let paragraph = try setter.inlines.paragraph(
        plain: text,
        format,
        width: place.width,
        leading: 1.25
      )
      strips += setter.lines(
        paragraph,
        tag,
        in: place,
        spaceBefore: strips.isEmpty ? 0 : space
      )
    }
    try add(options.title, Typography.title, .heading1, space: 0, &setter)
    try add(options.subtitle, Typography.subtitle, .paragraph, space: 5, &setter)
    let byline = [options.author, options.date].compactMap(\.self).joined(separator: " · ")
    try add(byline, Typography.byline, .paragraph, space: 9, &setter)
    var rule = FlowItem(height: 1)
    rule.spaceBefore = 12
    let size = Size(width: place.width, height: 1)
    strips.append(
      Strip(
        flow: rule,
        pieces: [.init(content: .rectangle(size, setter.inlines.style.barColor), x: place.x, y: 0)]
      )
    )
    for index in strips.indices where index > 0 { strips[index].flow.keepsWithPrevious = true }
    return strips
  }

  /// The list of contents, with dots from each title to its page number.
  static func contents(
    _ entries: [Entry],
    _ setter: inout BlockSetter,
    in place: BlockSetter.Place
  ) throws(Fault) -> [Strip] {
    let heading = try setter.inlines.paragraph(
      plain: localized("Contents"),
      Typography.heading(2),
      width: place.width,
      leading: 1.25
    )
    var strips = setter.lines(heading, .paragraph, in: place, spaceBefore: 26)
    let list = setter.node(.contents)
    let top = entries.map(\.level).min() ?? 1
    // Wide enough for any number, so that lines break the same whatever the numbers are.
    let numberWidth = 26.0
    for (index, entry) in entries.enumerated() {
      let isTop = entry.level == top
      let format = Typography.table.with(\.size, 9.2).with(\.isBold, isTop)
      let indent = Double(entry.level - top) * 15
      let paragraph = try setter.inlines.paragraph(
        plain: entry.title,
        format,
        width: place.width - indent - numberWidth
      )
      let item = setter.node(.contentsItem)
      var lines = setter.lines(
        paragraph,
        .paragraph,
        in: .init(
          x: place.x + indent,
          width: place.width - indent,
          path: place.path + [list, item]
        ),
        spaceBefore: index == 0 ? 6 : isTop ? 6 : 1
      )
      for line in lines.indices {
        lines[line].flow.keepsWithPrevious = line > 0 || (index == 0)
        lines[line].pieces[0].link = "#" + entry.id
      }
      let last = lines.count - 1
      let baseline = lines[last].baseline
      let number = try setter.inlines.paragraph(
        plain: entry.page.map(String.init) ?? "0",
        format.with(\.isBold, false),
        width: numberWidth,
        alignment: .trailing
      )
      let right = place.x + place.width
      let lineWidth = paragraph.layout.lines[last].width
      let start = place.x + indent + lineWidth + 6
      let end = right - number.layout.width - 6
      if start < end {
        lines[last].pieces.append(
          .init(content: .leader(end), x: start, y: baseline)
        )
      }
      let label = setter.node(.paragraph)
      lines[last].pieces.append(
        .init(
          content: .line(number, 0),
          x: right - numberWidth,
          y: baseline,
          path: place.path + [list, item, label],
          link: "#" + entry.id
        )
      )
      strips += lines
    }
    return strips
  }
}
