public import Drawing

/// A straight line across the panel at one value, such as a threshold or chance level.
public struct RuleMark: Mark {
  /// The direction of a rule and the value at which it stands.
  public enum Position: Sendable, Hashable {
    /// Across, at a value of the vertical axis.
    case y(Double)
    /// Upwards, at a value of the horizontal axis.
    case x(Double)
  }

  /// Where the rule stands.
  public var position: Position
  /// What the value is, written beside the line.
  public var label: String?

  /// Creates a rule.
  public init(_ position: Position, label: String? = nil) {
    self.position = position
    self.label = label
  }

  /// A rule belongs to no series.
  public var series: Series? { nil }
  /// Rules lie behind all data.
  public var layer: MarkLayer { .reference }

  /// The value of the rule; the other axis is not affected.
  public var extent: [DataPoint] {
    switch position {
    case .y(let value): [DataPoint(x: .nan, y: value)]
    case .x(let value): [DataPoint(x: value, y: .nan)]
    }
  }

  /// A rule has no data.
  public var records: [MarkRecord] { [] }

  /// The line, and its label where it crosses no curve.
  public func nodes(in frame: Frame) -> [Node] {
    let panel = frame.rectangle
    let ends: [Point]
    switch position {
    case .y(let value):
      guard let y = frame.y.position(of: value) else { return [] }
      ends = [Point(x: panel.x, y: y), Point(x: panel.maxX, y: y)]
    case .x(let value):
      guard let x = frame.x.position(of: value) else { return [] }
      ends = [Point(x: x, y: panel.maxY), Point(x: x, y: panel.y)]
    }
    let stroke = Stroke(Paint(.mutedInk), width: 0.75, dash: [2, 2])
    let line = Node.shape(Shape(Path(through: ends), stroke: stroke))
    guard let label else { return [line] }
    let text = frame.lettering.shortened(
      label,
      in: frame.lettering.note,
      width: panel.width - 4
    )
    let note = frame.note(text) { places(for: $0, at: ends[0], in: panel) }
    return [line] + (note.map { [$0] } ?? [])
  }

  /// Where a label of this size may stand beside the line, the best places first.
  private func places(for size: Size, at start: Point, in panel: Rectangle) -> [Rectangle] {
    let gap = 2.0
    switch position {
    case .y:
      let rows = [start.y - gap / 2 - size.height, start.y + gap].filter {
        $0 >= panel.y && $0 + size.height <= panel.maxY
      }
      let room = panel.width - size.width - 2 * gap
      return [0, 1, 0.5, 0.25, 0.75].flatMap { share in
        rows.map {
          Rectangle(
            x: panel.x + gap + share * room,
            y: $0,
            width: size.width,
            height: size.height
          )
        }
      }
    case .x:
      let columns = [start.x + gap, start.x - gap - size.width].filter {
        $0 >= panel.x && $0 + size.width <= panel.maxX
      }
      let room = panel.height - size.height - 2 * gap
      return [0, 1, 0.5, 0.25, 0.75].flatMap { share in
        columns.map {
          Rectangle(
            x: $0,
            y: panel.y + gap + share * room,
            width: size.width,
            height: size.height
          )
        }
      }
    }
  }
}
