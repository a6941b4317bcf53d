public import Drawing

/// A part of the panel again, larger, in a place where no data lie; a box marks the part and lines lead from it.
///
/// Where no such place is large enough to be read nothing is drawn: ``Panel/zoomed(x:y:)`` is then the way.
public struct ZoomMark: Mark {
  /// The part along the horizontal axis.
  public var x: ClosedRange<Double>
  /// The part along the vertical axis.
  public var y: ClosedRange<Double>
  /// What is drawn again: the panel's marks.
  public var marks: [any Mark]
  /// The axes of the panel, which give the scales and the formats.
  public var axes: (x: Axis, y: Axis)

  /// Creates an inset of a panel's marks.
  public init(
    x: ClosedRange<Double>,
    y: ClosedRange<Double>,
    of marks: [any Mark],
    axes: (x: Axis, y: Axis)
  ) {
    self.x = x
    self.y = y
    self.marks = marks
    self.axes = axes
  }

  /// An inset belongs to no series: its marks are counted where they are.
  public var series: Series? { nil }
  /// In front, where the places of all labels are known.
  public var layer: MarkLayer { .theory }
  /// The panel shows the part already.
  public var extent: [DataPoint] { [] }
  /// The data are in the table already.
  public var records: [MarkRecord] { [] }
  /// The inset is placed last and keeps clear of others.
  public func obstacles(in frame: Frame) -> [[Point]] { [] }

  /// What the inset shows.
  public var definition: String? {
    func words(_ axis: Axis, _ range: ClosedRange<Double>) -> String {
      "\(axis.words.lowercased()) \(axis.format.text(exactly: range.lowerBound)) to "
        + axis.format.text(exactly: range.upperBound)
    }
    return "Inset: the boxed part again, \(words(axes.x, x)), \(words(axes.y, y))."
  }

  /// The least size of an inset, in points.
  private static let least = Size(width: 84, height: 50)

  /// The box around the part, the lines, and the inset with its axes.
  public func nodes(in frame: Frame) -> [Node] {
    guard let start = frame.point(DataPoint(x: x.lowerBound, y: y.lowerBound)),
      let end = frame.point(DataPoint(x: x.upperBound, y: y.upperBound))
    else { return [] }
    let source = Rectangle(
      x: min(start.x, end.x),
      y: min(start.y, end.y),
      width: (end.x - start.x).magnitude,
      height: (end.y - start.y).magnitude
    )
    guard let place = place(for: source, in: frame) else { return [] }
    let ticks = self.ticks(in: place, frame.lettering)
    let plot = plot(in: place, ticks, frame.lettering)
    let thin = Stroke(Paint(.axis), width: 0.5)
    var inner = Frame(
      rectangle: plot,
      x: AxisScale(axes.x.scale, domain: x, from: plot.x, to: plot.maxX),
      y: AxisScale(axes.y.scale, domain: y, from: plot.maxY, to: plot.y),
      lettering: frame.lettering
    )
    inner.colorMaps = frame.colorMaps
    let drawn = MarkLayer.allCases.flatMap { layer in
      marks.filter { $0.layer == layer }.map { mark in
        Node.group(Group(.mark, label: mark.series?.name, nodes: mark.nodes(in: inner)))
      }
    }
    let lines = leaders(from: source, to: place).flatMap { Path(through: $0).elements }
    return [
      .shape(Shape(Path(lines), stroke: thin)),
      .shape(Shape(Path(source), stroke: thin)),
      .shape(Shape(Path(place), fill: Paint(.background), stroke: thin)),
      axis(ticks, inner),
      .group(Group(.decoration, clip: plot.grown(by: 2), nodes: drawn)),
    ]
  }

  // MARK: The place

  /// The largest of the places that no data, no label and not the part itself reach.
  private func place(for source: Rectangle, in frame: Frame) -> Rectangle? {
    let panel = frame.rectangle
    let data = frame.curves + marks.flatMap { frame.pieces($0.extent) }
    for share in [0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25] {
      let size = Size(
        width: max(Self.least.width, share * panel.width),
        height: max(Self.least.height, share * panel.height)
      )
      let room = (x: panel.width - size.width - 8, y: panel.height - size.height - 8)
      guard room.x >= 0, room.y >= 0 else { continue }
      // From the right and the top inwards, where learning curves leave room.
      for row in 0...8 {
        for column in 0...8 {
          let place = Rectangle(
            x: panel.x + 4 + room.x * Double(8 - column) / 8,
            y: panel.y + 4 + room.y * Double(row) / 8,
            width: size.width,
            height: size.height
          )
          let box = place.grown(by: 3)
          if !box.overlaps(source), !data.contains(where: { Frame.crosses($0, box) }) {
            return place
          }
        }
      }
    }
    return nil
  }

  /// The lines between equal corners of the two boxes that run outside both.
  private func leaders(from source: Rectangle, to place: Rectangle) -> [[Point]] {
    func corners(_ box: Rectangle) -> [Point] {
      [
        Point(x: box.x, y: box.y), Point(x: box.maxX, y: box.y), Point(x: box.maxX, y: box.maxY),
        Point(x: box.x, y: box.maxY),
      ]
    }
    return zip(corners(source), corners(place)).map { [$0, $1] }.filter { line in
      !Frame.crosses(line, source.grown(by: -0.1)) && !Frame.crosses(line, place.grown(by: -0.1))
    }
  }

  // MARK: The axes

  private func text(_ lettering: Lettering) -> TextStyle {
    var style = lettering.tickLabel
    style.size = 7
    return style
  }

  private func ticks(in place: Rectangle, _ lettering: Lettering) -> (x: AxisTicks, y: AxisTicks) {
    let style = text(lettering)
    func ticks(
      _ axis: Axis,
      _ range: ClosedRange<Double>,
      _ length: Double,
      _ distance: @escaping (Double) -> Double,
      _ extent: @escaping (String) -> Double
    ) -> AxisTicks {
      var axis = axis
      axis.domain = .exact(range)
      axis.ticks = .automatic
      return TickFinder(axis: axis, length: length, idealDistance: distance, extent: extent)
        .ticks(for: [])
    }
    let width = { (label: String) in lettering.width(label, style) + 0.6 * style.size }
    let height = { (_: String) in 1.2 * style.size }
    return (
      ticks(axes.x, x, place.width - 24, { max(30, 1.6 * $0) }, width),
      ticks(axes.y, y, place.height - 14, { _ in 16 }, height)
    )
  }

  /// The part of the place inside the axes.
  private func plot(
    in place: Rectangle,
    _ ticks: (x: AxisTicks, y: AxisTicks),
    _ lettering: Lettering
  ) -> Rectangle {
    let style = text(lettering)
    let left = ticks.y.ticks.compactMap(\.label).map { lettering.width($0, style) }.max() ?? 0
    let overhang =
      (ticks.x.ticks.compactMap(\.label).last.map { lettering.width($0, style) } ?? 0) / 2
    let bottom = 1.2 * style.size + 2
    return Rectangle(
      x: place.x + left + 7,
      y: place.y + 0.7 * style.size,
      width: max(1, place.width - left - 7 - max(4, overhang + 2)),
      height: max(1, place.height - bottom - 2 - 0.7 * style.size)
    )
  }

  private func axis(_ ticks: (x: AxisTicks, y: AxisTicks), _ frame: Frame) -> Node {
    let style = text(frame.lettering)
    let plot = frame.rectangle
    var lines = Path(through: [
      Point(x: plot.x, y: plot.y), Point(x: plot.x, y: plot.maxY),
      Point(x: plot.maxX, y: plot.maxY),
    ]).elements
    var labels: [Node] = []
    for tick in ticks.x.ticks {
      guard let label = tick.label, let x = frame.x.position(of: tick.value) else { continue }
      lines += [.move(Point(x: x, y: plot.maxY)), .line(Point(x: x, y: plot.maxY + 2))]
      labels.append(
        frame.lettering.run(
          label,
          x: x,
          y: plot.maxY + 2.5 + 0.8 * style.size,
          anchor: .middle,
          style
        )
      )
    }
    for tick in ticks.y.ticks {
      guard let label = tick.label, let y = frame.y.position(of: tick.value) else { continue }
      lines += [.move(Point(x: plot.x - 2, y: y)), .line(Point(x: plot.x, y: y))]
      labels.append(
        frame.lettering.run(
          label,
          x: plot.x - 3,
          y: y + frame.lettering.middle(style),
          anchor: .end,
          style
        )
      )
    }
    let stroke = Stroke(Paint(.axis), width: 0.5)
    return .group(
      Group(.annotation, nodes: [.shape(Shape(Path(lines), stroke: stroke))] + labels)
    )
  }
}
