internal import Drawing

/// Names to the right of a panel, each at the height of what it names, apart from each other.
struct MarginLabels {
  /// The distance of the names from the panel, in points.
  static let reach = 8.0

  /// The names with the places that they belong to, in points, and the lines between.
  static func nodes(_ labels: [(name: String, y: Double)], from x: Double, in frame: Frame)
    -> [Node]
  {
    let style = frame.lettering.note
    let panel = frame.rectangle
    let height = frame.lettering.lineHeight(style)
    let labels = labels.sorted { $0.y < $1.y }
    let places = spread(
      labels.map(\.y),
      spacing: height,
      within: panel.y + height / 2...max(panel.y + height / 2, panel.maxY - height / 2)
    )
    return zip(labels, places).flatMap { label, y -> [Node] in
      let leader = Path(through: [Point(x: x + 1, y: label.y), Point(x: panel.maxX + 4, y: y)])
      return [
        .shape(Shape(leader, stroke: Stroke(Paint(.axis), width: 0.5))),
        frame.lettering.run(
          label.name,
          x: panel.maxX + reach - 2,
          y: y + frame.lettering.middle(style),
          style
        ),
      ]
    }
  }
}
