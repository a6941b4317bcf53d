public import Drawing

/// Where the data of one panel are drawn: its rectangle, and the maps from data to points.
public struct Frame {
  /// The panel between its axes, in points.
  public let rectangle: Rectangle
  package let x: AxisScale
  package let y: AxisScale
  package let lettering: Lettering
  /// The curves that notes in the panel must keep clear of, as corners of polylines.
  package var curves: [[Point]] {
    get { obstacles.value }
    set { obstacles = Found { newValue } }
  }
  private var obstacles = Found<[[Point]]> { [] }
  private var ground = Found<[Path]> { [] }
  /// The texts that notes in the panel must not stand on.
  package var texts: [Rectangle] = []
  /// The colours that stand for numbers, one map for each scale.
  package var colorMaps: [ColorMap] = []
  /// The share of their shifts that series which stand side by side have room for, from above 0 to 1.
  package var dodge = 1.0

  package init(rectangle: Rectangle, x: AxisScale, y: AxisScale, lettering: Lettering) {
    self.rectangle = rectangle
    self.x = x
    self.y = y
    self.lettering = lettering
  }

  /// Makes notes keep clear of marks, whose curves are found when the first note asks: most panels have none.
  mutating func keepClear(of marks: [any Mark]) {
    obstacles = Found { [self] in marks.flatMap { $0.obstacles(in: self) } }
    ground = Found { [self] in
      marks.filter { $0.layer == .band || $0.layer == .reference }.flatMap { $0.areas(in: self) }
    }
  }

  /// The areas behind the curves, on which notes must stand out.
  private var areas: [Path] { ground.value }

  /// Where a curve through data points stands, cut into pieces where it cannot be drawn.
  ///
  /// Of a curve with many more points than a picture has columns, only those that can be seen are returned.
  func pieces(_ points: [DataPoint]) -> [[Point]] {
    let columns = max(1, rectangle.width * ColumnThinning.columnsPerPoint)
    guard Double(points.count) > 8 * columns else {
      return points.map(point).split { $0 == nil }.map { $0.compactMap(\.self) }
    }
    var pieces: [[DataPoint]] = []
    var thinning = ColumnThinning()
    for value in points {
      if y.hasPosition(value.y), let x = x.position(of: value.x) {
        thinning.append(value, at: x)
      } else {
        pieces.append(thinning.takePoints())
      }
    }
    pieces.append(thinning.takePoints())
    return pieces.filter { !$0.isEmpty }.map { $0.compactMap(point) }
  }

  /// The outline of the area that a curve covers which goes up and down in every column of the picture; nothing if the
  /// curve can be drawn as a line.
  ///
  /// Within a column the curve passes everything between its lowest and its highest point. Drawing its thousands of strokes
  /// over each other takes long and shows the same.
  func cover(of piece: [Point]) -> Path? {
    let columns = rectangle.width * ColumnThinning.columnsPerPoint
    guard Double(piece.count) > columns,
      zip(piece, piece.dropFirst()).allSatisfy({ $0.x <= $1.x })
    else { return nil }
    var upper: [Point] = []
    var lower: [Point] = []
    var column = -Double.infinity
    for point in piece {
      let next = (point.x * ColumnThinning.columnsPerPoint).rounded(.down)
      if next != column {
        column = next
        upper.append(point)
        lower.append(point)
      }
      if point.y < upper[upper.count - 1].y { upper[upper.count - 1] = point }
      if point.y > lower[lower.count - 1].y { lower[lower.count - 1] = point }
    }
    return Path(
      through: Path(simplifying: upper, tolerance: 0.1).corners
        + Path(simplifying: lower, tolerance: 0.1).corners.reversed(),
      closed: true
    )
  }

  /// A note at the first of several places that no text stands on and no curve crosses, or at the first without a text;
  /// nothing if there is none.
  func note(_ text: String, at places: (Size) -> [Rectangle]) -> Node? {
    let style = lettering.note
    let size = Size(width: lettering.width(text, style), height: 1.2 * style.size)
    let free = places(size).filter { place in !texts.contains(where: place.overlaps) }
    let clear = free.first { place in !curves.contains { Self.crosses($0, place) } }
    guard let place = clear ?? free.first else { return nil }
    var shown = style
    // Muted ink is too pale on bands, of which several may lie over each other.
    if areas.contains(where: { $0.contains(Point(x: place.midX, y: place.midY)) }) {
      shown.paint = Paint(.ink)
    }
    return lettering.run(text, x: place.x, y: place.y + 0.9 * style.size, shown)
  }

  /// Whether a polyline enters a rectangle, by the slab method on each of its segments (Kay and Kajiya, 1986).
  static func crosses(_ curve: [Point], _ place: Rectangle) -> Bool {
    zip(curve, curve.dropFirst()).contains { start, end in
      var from = 0.0
      var to = 1.0
      for (origin, step, low, high) in [
        (start.x, end.x - start.x, place.x, place.maxX),
        (start.y, end.y - start.y, place.y, place.maxY),
      ] {
        if step == 0 {
          if origin < low || origin > high { return false }
        } else {
          let ends = [(low - origin) / step, (high - origin) / step]
          from = max(from, min(ends[0], ends[1]))
          to = min(to, max(ends[0], ends[1]))
        }
      }
      return from <= to
    }
  }

  /// The colours of a scale: those that all marks of the figure share, or else those of the values alone.
  func colorMap(for use: ColorUse) -> ColorMap {
    colorMaps.first { $0.scale == use.scale } ?? ColorMap(use.scale, values: use.values)
  }

  /// Where a data point stands; nothing if one of its values cannot be drawn on its axis.
  public func point(_ value: DataPoint) -> Point? {
    guard let x = x.position(of: value.x), let y = y.position(of: value.y) else { return nil }
    return Point(x: x, y: y)
  }
}

/// What is found when it is asked for, once.
private final class Found<Value> {
  private let find: () -> Value
  private(set) lazy var value = find()

  init(_ find: @escaping () -> Value) {
    self.find = find
  }
}

extension Mark {
  /// The areas that are filled, without their outlines.
  fileprivate func areas(in frame: Frame) -> [Path] {
    // A rule has a label that would ask for the areas again, and no area.
    guard !(self is RuleMark) else { return [] }
    return nodes(in: frame).compactMap { node in
      guard case .shape(let shape) = node, shape.fill != nil else { return nil }
      return shape.path
    }
  }
}
