internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup

extension BlockSetter {
  /// A figure and its caption, one slice.
  mutating func figure(
    _ figure: Figure,
    in place: Place
  ) throws(Fault) -> [Strip] {
    let (natural, content) = try self.content(of: figure)
    let outer = node(.section)
    var picture = node(.figure, isLeaf: true)
    picture.alternative = figure.alternativeText
    let caption = try inlines.paragraph(
      figureCaption(figure.caption),
      Typography.caption,
      width: place.width,
      leading: 1.4
    )
    // A picture has a number also without words.
    let hasCaption = figure.picture != nil || !figure.caption.isEmpty
    let captionHeight = hasCaption ? caption.height + 7 : 0
    let scale = min(
      figure.picture != nil || figures[figure.name]?.keepsSize == true ? 1 : Typography.figureScale,
      place.width / natural.width,
      (pageHeight - captionHeight) / natural.height
    )
    let size = Size(width: natural.width * scale, height: natural.height * scale)
    var pieces: [Strip.Piece] = [
      .init(
        content: content(size),
        x: place.x + (place.width - size.width) / 2,
        y: 0,
        path: place.path + [outer, picture]
      )
    ]
    var y = size.height + 7
    if hasCaption {
      let node = node(.caption)
      for index in caption.layout.lines.indices {
        let (height, baseline) = caption.extents(ofLine: index)
        pieces.append(
          .init(
            content: .line(caption, index),
            x: place.x,
            y: y + baseline,
            path: place.path + [outer, node]
          )
        )
        y += height
      }
    }
    var flow = FlowItem(height: size.height + captionHeight)
    flow.spaceBefore = Typography.blockSpace + 4
    flow.shrinkage = size.height * Typography.figureShrinkage
    flow.floats = true
    var strip = Strip(flow: flow, pieces: pieces)
    strip.anchor = "figure-\(figure.name)"
    return [strip]
  }

  /// The size of a figure or picture on paper, and how it is drawn in another.
  private func content(
    of figure: Figure
  ) throws(Fault) -> (natural: Size, content: (Size) -> Strip.Piece.Content) {
    if let path = figure.picture {
      guard let picture = pictures[path] else {
        throw Fault(
          .invalid,
          "picture: there is none at \"\(path)\"",
          hint: "the document names it; give its pixels"
        )
      }
      return (picture.naturalSize, { .picture(picture, $0) })
    }
    guard let scene = figures[figure.name] else {
      throw Fault(
        .invalid,
        "figure: there is no picture named \"\(figure.name)\"",
        hint: "the document names figures/\(figure.name).svg; give a scene of that name"
      )
    }
    guard scene.size.width > 0, scene.size.height > 0, scene.size.width.isFinite,
      scene.size.height.isFinite
    else {
      throw Fault(
        .internal,
        "figure \"\(figure.name)\": the picture has no size (got \(scene.size.width) x \(scene.size.height))",
        hint: "this is a fault of the plot that made the figure"
      )
    }
    return (scene.size, { .figure(scene, $0) })
  }
}
