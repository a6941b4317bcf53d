internal import Drawing
internal import Notation

/// The key of a colour scale: its title, a bar of all its colours with numbers below, and what has no colour.
struct ColorKey {
  private let map: ColorMap
  private let failure: String?
  private let hasGaps: Bool
  private let lettering: Lettering

  /// The length of the bar and its thickness, in points.
  static let length = 130.0
  private static let thickness = 8.0
  /// The distances between the parts, in points.
  private static let gap = 8.0
  private static let swatch = Size(width: 14, height: 8)
  /// The height of a key with its numbers, in points.
  static let height = 24.0

  /// The key of the marks that share a scale.
  init(_ map: ColorMap, uses: [ColorUse], _ lettering: Lettering) {
    self.map = map
    self.lettering = lettering
    failure = uses.compactMap(\.failure).first
    hasGaps = uses.contains(where: \.hasGaps)
  }

  /// The samples of cells without a number.
  private var others: [(text: String, isFailure: Bool)] {
    (failure.map { [(localized("all \($0)"), true)] } ?? [])
      + (hasGaps ? [(localized("not measured"), false)] : [])
  }

  private var overhang: Double {
    let widths = [map.ticks.ticks.first, map.ticks.ticks.last].compactMap { $0?.label }.map {
      lettering.width($0, lettering.tickLabel)
    }
    return ((widths.max() ?? 0) / 2).rounded(.up)
  }

  /// The width of the key, in points.
  var width: Double {
    let title = lettering.width(map.scale.axis.title, lettering.label)
    let swatches = others.map {
      2 * Self.gap + Self.swatch.width + 4 + lettering.width($0.text, lettering.label)
    }
    return title + Self.gap + overhang + Self.length + overhang + swatches.reduce(0, +)
  }

  /// The key with its top left corner at a point.
  func node(x: Double, y: Double) -> Node {
    let top = y + 1
    let middle = top + Self.thickness / 2
    let baseline = middle + lettering.middle(lettering.label)
    let title = lettering.width(map.scale.axis.title, lettering.label)
    let bar = Rectangle(
      x: x + title + Self.gap + (title > 0 ? 0 : overhang),
      y: top,
      width: Self.length,
      height: Self.thickness
    )
    var nodes = [lettering.run(map.scale.axis.title, x: x, y: baseline, lettering.label)]
    nodes += colors(in: bar)
    nodes += numbers(below: bar)
    var left = bar.maxX + overhang + Self.gap
    for (text, isFailure) in others {
      let swatch = Rectangle(
        x: left,
        y: top,
        width: Self.swatch.width,
        height: Self.swatch.height
      )
      let centre = Point(x: swatch.midX, y: swatch.midY)
      nodes += [
        .shape(Shape(Path(swatch), stroke: Stroke(Paint(.axis), width: 0.5))),
        isFailure
          ? .shape(
            Shape(Path.cross(at: centre, radius: 2.8), stroke: Stroke(Paint(.ink), width: 1.2))
          )
          : .shape(
            Shape(Path(hatching: swatch, spacing: 4), stroke: Stroke(Paint(.axis), width: 0.5))
          ),
        lettering.run(text, x: swatch.maxX + 4, y: baseline, lettering.label),
      ]
      left = swatch.maxX + 4 + lettering.width(text, lettering.label) + 2 * Self.gap
    }
    return .group(Group(.legend, label: map.scale.axis.title, nodes: nodes))
  }

  /// The bar in steps too small to see, each reaching to its end so that no seams show; and a point at an end that values
  /// pass.
  private func colors(in bar: Rectangle) -> [Node] {
    let count = 64
    var nodes = (0..<count).map { index -> Node in
      let start = Double(index) / Double(count)
      let area = Rectangle(
        x: bar.x + start * bar.width,
        y: bar.y,
        width: (1 - start) * bar.width,
        height: bar.height
      )
      let color = map.color(atPosition: (Double(index) + 0.5) / Double(count))
      return .shape(Shape(Path(area), fill: Paint(fixed: color)))
    }
    for (passes, edge, step, share) in [
      (map.passes.low, bar.x, -4.0, 0.0), (map.passes.high, bar.maxX, 4.0, 1.0),
    ] where passes {
      let corners = [
        Point(x: edge, y: bar.y), Point(x: edge + step, y: bar.midY), Point(x: edge, y: bar.maxY),
      ]
      nodes.append(
        .shape(
          Shape(
            Path(through: corners, closed: true),
            fill: Paint(fixed: map.color(atPosition: share))
          )
        )
      )
    }
    return nodes
  }

  private func numbers(below bar: Rectangle) -> [Node] {
    let style = lettering.tickLabel
    var lines: [Path.Element] = []
    var labels: [Node] = []
    for tick in map.ticks.ticks {
      guard let label = tick.label, let position = map.position(of: tick.value) else { continue }
      let x = bar.x + position * bar.width
      lines += [.move(Point(x: x, y: bar.maxY)), .line(Point(x: x, y: bar.maxY + 2))]
      labels.append(
        lettering.run(label, x: x, y: bar.maxY + 3 + 0.8 * style.size, anchor: .middle, style)
      )
    }
    let stroke = Stroke(Paint(.axis), width: 0.5)
    return [.shape(Shape(Path(lines), stroke: stroke))] + labels
  }
}
