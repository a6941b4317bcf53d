internal import Drawing
internal import Notation

/// The key of a colour scale: its title, a bar of all its colours with numbers below, and what has no colour.
struct ColorKey {
  private let map: ColorMap
  private let samples: [Sample]
  private let title: String
  private let lettering: Lettering
  /// The width that the key may take, in points.
  private let limit: Double

  /// A cell without a number, or with a sign beside it.
  private enum Sign {
    case cross
    case smallCross
    case count
    case hatching
  }

  private struct Sample {
    var text: String
    var sign: Sign
  }

  /// The length of the bar and its thickness, in points.
  static let length = 130.0
  private static let thickness = 8.0
  /// The distances between the parts, in points.
  private static let gap = 8.0
  private static let swatch = Size(width: 14, height: 8)
  /// The height of the bar with its numbers, and of the samples below it where they have no room beside it, in points.
  private static let barHeight = 24.0
  private static let samplesHeight = 13.0

  /// The key of the marks that share a scale, no wider than a limit.
  init(_ map: ColorMap, uses: [ColorUse], limit: Double = .infinity, _ lettering: Lettering) {
    self.map = map
    self.lettering = lettering
    self.limit = limit
    title = lettering.shortened(
      map.scale.axis.title,
      in: lettering.label,
      width: limit - Self.length - 4 * Self.gap
    )
    let failure = uses.compactMap(\.failure).first
    samples =
      (uses.contains(where: \.hasLosses)
        ? [Sample(text: localized("some diverged"), sign: .smallCross)] : [])
      + (failure.map { [Sample(text: localized("all \($0)"), sign: .cross)] } ?? [])
      + (uses.contains(where: \.hasShortfalls)
        ? [Sample(text: localized("only k of n got there"), sign: .count)] : [])
      + (uses.contains(where: \.hasGaps)
        ? [Sample(text: localized("not measured"), sign: .hatching)] : [])
  }

  private var overhang: Double {
    let widths = [map.ticks.ticks.first, map.ticks.ticks.last].compactMap { $0?.label }.map {
      lettering.width($0, lettering.tickLabel)
    }
    return ((widths.max() ?? 0) / 2).rounded(.up)
  }

  private var titleWidth: Double { lettering.width(title, lettering.label) }

  private var barWidth: Double { titleWidth + Self.gap + overhang + Self.length + overhang }

  private var samplesWidth: Double {
    samples.map {
      2 * Self.gap + Self.swatch.width + 4 + lettering.width($0.text, lettering.label)
    }.reduce(0, +)
  }

  /// Whether the samples stand below the bar.
  private var isBroken: Bool { !samples.isEmpty && barWidth + samplesWidth > limit }

  /// The width of the key, in points.
  var width: Double { isBroken ? max(barWidth, samplesWidth) : barWidth + samplesWidth }

  /// The height of the key, in points.
  var height: Double { Self.barHeight + (isBroken ? Self.samplesHeight : 0) }

  /// The key with its top left corner at a point.
  func node(x: Double, y: Double) -> Node {
    let top = y + 1
    let middle = top + Self.thickness / 2
    let baseline = middle + lettering.middle(lettering.label)
    let bar = Rectangle(
      x: x + titleWidth + Self.gap + (titleWidth > 0 ? 0 : overhang),
      y: top,
      width: Self.length,
      height: Self.thickness
    )
    var nodes = [lettering.run(title, x: x, y: baseline, lettering.label)]
    nodes += colors(in: bar)
    nodes += numbers(below: bar)
    var left = isBroken ? x : bar.maxX + overhang + Self.gap
    let line = isBroken ? Self.barHeight : 0
    for sample in samples {
      let swatch = Rectangle(
        x: left,
        y: top + line,
        width: Self.swatch.width,
        height: Self.swatch.height
      )
      nodes.append(.shape(Shape(Path(swatch), stroke: Stroke(Paint(.axis), width: 0.5))))
      nodes += sign(sample.sign, in: swatch)
      nodes.append(
        lettering.run(sample.text, x: swatch.maxX + 4, y: baseline + line, lettering.label)
      )
      left = swatch.maxX + 4 + lettering.width(sample.text, lettering.label) + 2 * Self.gap
    }
    return .group(Group(.legend, label: map.scale.axis.title, nodes: nodes))
  }

  /// What stands in a cell, in its sample.
  private func sign(_ sign: Sign, in swatch: Rectangle) -> [Node] {
    let centre = Point(x: swatch.midX, y: swatch.midY)
    switch sign {
    case .cross:
      return [
        .shape(Shape(Path.cross(at: centre, radius: 2.8), stroke: Stroke(Paint(.ink), width: 1.2)))
      ]
    case .smallCross:
      let corner = Point(x: swatch.maxX - 3, y: swatch.y + 3)
      return [
        .shape(Shape(Path.cross(at: corner, radius: 1.6), stroke: Stroke(Paint(.ink), width: 0.9)))
      ]
    case .count:
      let style = TextStyle(size: 7, paint: Paint(.mutedInk))
      let y = centre.y + lettering.middle(style)
      return [lettering.run("k/n", x: centre.x, y: y, anchor: .middle, style)]
    case .hatching:
      let lines = Path(hatching: swatch, spacing: 4)
      return [.shape(Shape(lines, stroke: Stroke(Paint(.axis), width: 0.5)))]
    }
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
