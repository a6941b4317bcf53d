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

  /// The line, and its label at the start of it.
  public func nodes(in frame: Frame) -> [Node] {
    let panel = frame.rectangle
    let ends: (Point, Point)
    switch position {
    case .y(let value):
      guard let y = frame.y.position(of: value) else { return [] }
      ends = (Point(x: panel.x, y: y), Point(x: panel.maxX, y: y))
    case .x(let value):
      guard let x = frame.x.position(of: value) else { return [] }
      ends = (Point(x: x, y: panel.maxY), Point(x: x, y: panel.y))
    }
    let stroke = Stroke(Paint(.mutedInk), width: 0.75, dash: [2, 2])
    var nodes: [Node] = [.shape(Shape(Path(through: [ends.0, ends.1]), stroke: stroke))]
    if let label {
      let at: Point
      switch position {
      case .y: at = Point(x: panel.x + 3, y: ends.0.y - 2.5)
      case .x: at = Point(x: ends.1.x + 3, y: panel.y + frame.lettering.note.size)
      }
      nodes.append(frame.lettering.run(label, x: at.x, y: at.y, frame.lettering.note))
    }
    return nodes
  }
}
