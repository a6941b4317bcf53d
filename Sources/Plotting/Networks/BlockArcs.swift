internal import Drawing

/// The blocks of a box, one below the other, each with an arc for what comes past it.
///
/// So are residual networks drawn since He et al. 2016, figure 3. An arc leaves where its block begins and arrives where it ends; it is dashed where the shape changes on the way.
struct BlockArcs {
  /// Of more blocks the first and the last ones are shown.
  private static let largestCount = 18
  /// How many of them at each end.
  private static let shownAtEnds = 3

  /// The blocks that are shown; nil for those that are left out.
  private let cells: [NetworkDiagram.Layer.Block?]

  init(_ blocks: [NetworkDiagram.Layer.Block]) {
    let all = blocks.map(Optional.some)
    cells =
      blocks.count > Self.largestCount
      ? all.prefix(Self.shownAtEnds) + [nil] + all.suffix(Self.shownAtEnds) : all
  }

  /// The height that they need, in points.
  var height: Double { max(min(13 * Double(cells.count), 52), 6.5 * Double(cells.count)) }

  /// Marks where one block ends and the next begins, at the left edge of a box, with arcs to the left of it.
  func nodes(beside box: Rectangle, _ paint: Paint) -> [Node] {
    guard !cells.isEmpty else { return [] }
    let step = box.height / Double(cells.count)
    let marks = cells.indices.dropFirst().map { index -> Node in
      let y = box.y + Double(index) * step
      let mark = Path(through: [Point(x: box.x, y: y), Point(x: box.x + 4, y: y)])
      return .shape(Shape(mark, stroke: Stroke(paint, width: 0.75)))
    }
    let arcs = cells.enumerated().flatMap { index, block -> [Node] in
      let top = box.y + Double(index) * step
      return switch block {
      case .plain: []
      case .past: Self.arc(x: box.x, from: top, to: top + step, paint, dash: [])
      case .pastReshaped: Self.arc(x: box.x, from: top, to: top + step, paint, dash: [2, 1.3])
      case nil: Self.dots(x: box.x, from: top, to: top + step, paint)
      }
    }
    return marks + arcs
  }

  /// An arc with its arrow head, both within the height of its block, so that neighbours do not touch.
  private static func arc(
    x: Double,
    from top: Double,
    to bottom: Double,
    _ paint: Paint,
    dash: [Double]
  ) -> [Node] {
    let (start, end) = (top + 1, bottom - 1.8)
    // A cubic curve bulges by three quarters of the way to its control points.
    let reach = min(12, 2 + 0.9 * (bottom - top))
    let line = Path([
      .move(Point(x: x - 0.6, y: start)),
      .curve(
        Point(x: x - reach, y: start),
        Point(x: x - reach, y: end),
        to: Point(x: x - 2.4, y: end)
      ),
    ])
    let head = Path(
      through: [
        Point(x: x - 3.2, y: end - 1.6), Point(x: x - 3.2, y: end + 1.6), Point(x: x - 0.6, y: end),
      ],
      closed: true
    )
    return [
      .shape(Shape(line, stroke: Stroke(paint, width: 1, dash: dash))),
      .shape(Shape(head, fill: paint)),
    ]
  }

  private static func dots(
    x: Double,
    from top: Double,
    to bottom: Double,
    _ paint: Paint
  ) -> [Node] {
    [0.25, 0.5, 0.75].map { share in
      let y = top + share * (bottom - top)
      let dot = Path(Rectangle(x: x - 5, y: y - 0.6, width: 1.2, height: 1.2))
      return .shape(Shape(dot, fill: paint))
    }
  }
}
