public import Drawing

/// Estimates in rows, each a marker in the middle of its interval: the forest of a review.
///
/// What lies beyond the ends of the horizontal axis ends there in an arrow.
public struct EffectMark: Mark {
  /// What is known of an estimate that is no exact number.
  public enum Bound: Sendable, Hashable {
    /// The true value is at least this.
    case atLeast
    /// The true value is at most this.
    case atMost
  }

  /// An estimate with its interval.
  public struct Effect: RowValue {
    /// The row.
    public var row: Int
    /// The estimate, along the horizontal axis.
    public var value: Double
    /// The ends of the interval; nil where there is none.
    public var ends: ClosedRange<Double>?
    /// Whether the marker is filled: one that decides nothing is open.
    public var isFilled: Bool
    /// What is known of the value where it is a bound: an arrow leads to where it may be.
    public var bound: Bound?

    /// Creates an estimate.
    public init(
      row: Int,
      value: Double,
      ends: ClosedRange<Double>? = nil,
      isFilled: Bool = true,
      bound: Bound? = nil
    ) {
      self.row = row
      self.value = value
      self.ends = ends
      self.isFilled = isFilled
      self.bound = bound
    }
  }

  /// What the estimates stand for.
  public var series: Series?
  /// The estimates, in any order.
  public var effects: [Effect]
  /// What the caption says of markers and bars, as a sentence.
  public var definition: String?
  /// A shift downwards, in points, that keeps series apart that share their rows.
  public var shift: Double

  /// Creates estimates; one that is not a number is not drawn.
  public init(
    _ series: Series,
    _ effects: [Effect],
    definition: String?,
    shift: Double = 0
  ) {
    self.series = series
    self.effects = effects
    self.definition = definition
    self.shift = shift
  }

  /// Estimates lie in front.
  public var layer: MarkLayer { .primary }

  /// The estimates and the ends of their intervals.
  public var extent: [DataPoint] { effects.extent }
  /// The estimates.
  public var records: [MarkRecord] { effects.records }

  /// The bars, the arrows at the ends of the panel, and the markers.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let panel = frame.rectangle
    var bars: [Path.Element] = []
    var filled: [Point] = []
    var open: [Point] = []
    for effect in effects {
      guard let y = frame.y.position(of: Double(effect.row)).map({ $0 + shift }),
        let x = frame.x.position(of: effect.value)
      else { continue }
      bars += bar(of: effect, y: y, in: frame)
      guard (panel.x - 0.01...panel.maxX + 0.01).contains(x) else { continue }
      if effect.isFilled {
        filled.append(Point(x: x, y: y))
      } else {
        open.append(Point(x: x, y: y))
      }
    }
    var nodes: [Node] = []
    if !bars.isEmpty {
      nodes.append(.shape(Shape(Path(bars), stroke: Stroke(Paint(style.color), width: 1))))
    }
    if !filled.isEmpty { nodes.append(markers(at: filled, style: style, size: 2.4)) }
    if !open.isEmpty { nodes.append(openMarkers(at: open, style: style, size: 2.2)) }
    return nodes
  }

  /// How far the arrow of a bound leads from the marker, in points.
  private static let arrowReach = 11.0

  /// The bar of an interval, with a cap or the tip of an arrow at each end.
  private func bar(of effect: Effect, y: Double, in frame: Frame) -> [Path.Element] {
    let panel = frame.rectangle
    let ends = effect.ends.map { [$0.lowerBound, $0.upperBound] } ?? [effect.value]
    let places = ends.map { frame.x.position(of: $0) ?? ($0 < 0 ? panel.x : panel.maxX) }
    var low = max(panel.x, min(panel.maxX, places[0]))
    var high = max(panel.x, min(panel.maxX, places[places.count - 1]))
    let middle = frame.x.position(of: effect.value).map { max(panel.x, min(panel.maxX, $0)) }
    // The arrow of a bound is seen beside the marker.
    switch effect.bound {
    case .atLeast: high = min(panel.maxX, max(high, (middle ?? high) + Self.arrowReach))
    case .atMost: low = max(panel.x, min(low, (middle ?? low) - Self.arrowReach))
    case nil: break
    }
    var bar: [Path.Element] =
      low < high ? [.move(Point(x: low, y: y)), .line(Point(x: high, y: y))] : []
    for (place, end, back) in [
      (places[0], panel.x, 3.5), (places[places.count - 1], panel.maxX, -3.5),
    ] {
      if back > 0 ? effect.bound == .atMost : effect.bound == .atLeast {
        let tip = back > 0 ? low : high
        bar += [
          .move(Point(x: tip + back, y: y - 2.5)), .line(Point(x: tip, y: y)),
          .line(Point(x: tip + back, y: y + 2.5)),
        ]
      } else if back > 0 ? place < end - 0.01 : place > end + 0.01 {
        bar += [
          .move(Point(x: end + back, y: y - 2.5)), .line(Point(x: end, y: y)),
          .line(Point(x: end + back, y: y + 2.5)),
        ]
      } else if effect.ends != nil, high - low > 7 {
        // Beside a marker that hides its bar, the ends would look like a part of it.
        bar += [.move(Point(x: place, y: y - 1.8)), .line(Point(x: place, y: y + 1.8))]
      }
    }
    return bar
  }
}
