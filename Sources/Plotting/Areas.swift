internal import Drawing

/// Bars of a series, told apart from those of others without colour: by how dark they are and by hatches.
///
/// The colour of the background lies below, so that no grid shows through.
func areas(_ bars: [Rectangle], style: SeriesStyle) -> [Node] {
  let outline = Path(bars.flatMap { Path($0).elements })
  let (opacity, spacing): (Double, Double?) =
    switch style.marker {
    case .circle: (0.55, nil)
    case .square: (0.22, 6)
    case .triangle: (0.15, nil)
    case .diamond: (0.3, 3)
    case .plus, .none: (0.4, nil)
    }
  var nodes: [Node] = [
    .shape(Shape(outline, fill: Paint(.background))),
    .shape(
      Shape(
        outline,
        fill: Paint(style.color, opacity: opacity),
        stroke: Stroke(Paint(style.color), width: 0.75)
      )
    ),
  ]
  if let spacing {
    let lines = bars.flatMap { Path(hatching: $0, spacing: spacing).elements }
    let stroke = Stroke(Paint(style.color), width: 0.6)
    if !lines.isEmpty { nodes.append(.shape(Shape(Path(lines), stroke: stroke))) }
  }
  return nodes
}
