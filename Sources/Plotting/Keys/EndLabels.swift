internal import Drawing

/// The names of series at the right ends of their curves.
struct EndLabels {
  private let labels: [(series: Series, end: DataPoint)]
  private let lettering: Lettering
  /// Whether a name is too wide to be written out.
  private let isShortened: Bool

  /// The width of the coloured sample before a name, its distances from the panel and from the name, in points.
  private static let sampleWidth = 12.0
  private static let gap = 4.0

  /// The labels of a panel's primary curves that end in a finite point.
  ///
  /// Names in which the labels would be wider than the limit end in an ellipsis.
  init(_ panel: Panel, limit: Double, _ lettering: Lettering) {
    self.lettering = lettering
    let all = panel.endpoints
    let room = limit - 2 * Self.gap - Self.sampleWidth
    isShortened = all.contains { lettering.width($0.series.name, lettering.label) > room }
    labels = all.map { label in
      var series = label.series
      series.name = lettering.shortened(series.name, in: lettering.label, width: room)
      return (series, label.end)
    }
  }
  private var spacing: Double { lettering.lineHeight(lettering.label) }

  /// The room to the right of the panel that they need.
  var width: Double {
    guard let widest = labels.map({ lettering.width($0.series.name, lettering.label) }).max() else {
      return 0
    }
    return 2 * Self.gap + Self.sampleWidth + widest
  }

  /// Whether every series of the panel has one label, all curves end together, and all labels have room beside a panel of
  /// this height.
  func fit(height: Double, panel: Panel) -> Bool {
    labels.count == panel.keySeries.count && (1...6).contains(labels.count)
      && Set(labels.map(\.end.x)).count == 1 && !isShortened
      && Double(labels.count) * spacing <= height
  }

  /// The labels, in the order of the ends of their curves and never on top of each other.
  func node(in frame: Frame) -> Node {
    let panel = frame.rectangle
    let placed = labels.compactMap { label in
      frame.point(label.end).map {
        (series: label.series, target: min(panel.maxY, max(panel.y, $0.y)))
      }
    }.enumerated().sorted { ($0.element.target, $0.offset) < ($1.element.target, $1.offset) }
      .map(\.element)
    let positions = spread(
      placed.map(\.target),
      spacing: spacing,
      within: panel.y + spacing / 2...max(panel.y + spacing / 2, panel.maxY - spacing / 2)
    )
    var nodes: [Node] = []
    for (label, y) in zip(placed, positions) {
      let x = panel.maxX + Self.gap
      if (y - label.target).magnitude > 0.6 * spacing {
        let leader = Path(
          through: [Point(x: panel.maxX, y: label.target), Point(x: x, y: y)])
        nodes.append(.shape(Shape(leader, stroke: Stroke(Paint(.axis), width: 0.5))))
      }
      nodes += FigureKey.sample(of: label.series.style, x: x, width: Self.sampleWidth, y: y)
      nodes.append(
        lettering.run(
          label.series.name,
          x: x + Self.sampleWidth + Self.gap,
          y: y + lettering.middle(lettering.label),
          lettering.label
        )
      )
    }
    return .group(Group(.legend, nodes: nodes))
  }
}

extension Panel {
  /// The last finite point of each curve that counts.
  fileprivate var endpoints: [(series: Series, end: DataPoint)] {
    marks.compactMap { mark in
      guard mark.layer == .primary || mark.layer == .theory, !mark.namesItself,
        let series = mark.series,
        let end = mark.extent.last(where: { $0.x.isFinite && $0.y.isFinite })
      else { return nil }
      return (series, end)
    }
  }
}

extension Plot {
  /// The series that a key must name, in the order of the ends of their curves from top to bottom.
  ///
  /// Curves that end nowhere come last. Several panels share one order, that of their first appearance.
  package var orderedKeySeries: [Series] {
    guard panels.count == 1, panels[0].count == 1, let panel = panels[0].first else {
      return keySeries
    }
    let endpoints = panel.endpoints
    guard endpoints.count > 1 else { return keySeries }
    let ends = keySeries.map { series in
      endpoints.last { $0.series == series }?.end.y ?? -.infinity
    }
    return zip(keySeries, ends).enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
  }
}
