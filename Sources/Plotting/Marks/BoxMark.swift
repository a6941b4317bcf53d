public import Drawing

/// The quartiles of the runs of each category as a box, with whiskers.
///
/// Fewer than five numbers have no quartiles worth a box: of them only the median is drawn.
public struct BoxMark: Mark {
  /// Where whiskers end.
  public enum Whiskers: Sendable, Hashable {
    /// At the smallest and the largest run.
    case range
    /// At the furthest run within so many interquartile ranges of the box (Tukey, 1977: 1.5).
    case fence(Double)
  }

  /// The fewest numbers of a box.
  private static let fewest = 5

  /// What the boxes stand for.
  public var series: Series?
  /// The runs by category.
  public var groups: [SampleGroup]
  /// Where whiskers end.
  public var whiskers: Whiskers
  /// What a run is, in the plural.
  public var unit: String
  /// The place in the band of a category.
  public var place: Dodge

  /// Creates boxes; runs that are not finite have no part in them, and the caption counts them.
  public init(
    _ series: Series,
    _ groups: [SampleGroup],
    whiskers: Whiskers = .fence(1.5),
    unit: String = "seeds",
    place: Dodge = .alone
  ) {
    self.series = series
    self.groups = groups
    self.whiskers = whiskers
    self.unit = unit
    self.place = place
  }

  /// Boxes lie behind the dots of their runs.
  public var layer: MarkLayer { .band }
  /// Areas in the colour of the series.
  public var isArea: Bool { true }

  /// All runs: those beyond the whiskers are in a strip.
  public var extent: [DataPoint] {
    groups.flatMap { group in group.values.map { DataPoint(x: group.x, y: $0) } }
  }

  /// The medians with the quartiles; of fewer than five runs, the medians alone.
  public var records: [MarkRecord] {
    groups.map { group in
      let sample = Sample(group.values)
      let hasBox = sample.values.count >= Self.fewest
      return MarkRecord(
        x: group.x,
        y: sample.quantile(0.5) ?? .nan,
        lower: hasBox ? sample.quantile(0.25) : nil,
        upper: hasBox ? sample.quantile(0.75) : nil
      )
    }
  }

  /// What box, line and whiskers are.
  public var definition: String? {
    guard let counts = groups.sampleCount else { return nil }
    let ends =
      switch whiskers {
      case .range: "the smallest and the largest"
      case .fence(let reach):
        "the furthest within \(NumberFormat.number.text(exactly: reach)) interquartile ranges of the box"
      }
    return [
      "Boxes: first quartile to third with the median as a line; whiskers to \(ends); n = \(Estimate.words(counts)) \(unit).",
      counts.lowerBound < Self.fewest
        ? "Fewer than \(Self.fewest) \(unit) have a median and no box." : nil,
      groups.exclusion(unit: unit),
    ].compactMap(\.self).joined(separator: " ")
  }

  /// The ends of the whiskers of a sample.
  package func reach(_ sample: Sample) -> ClosedRange<Double>? {
    guard let low = sample.quantile(0.25), let high = sample.quantile(0.75),
      let first = sample.values.first, let last = sample.values.last
    else { return nil }
    switch whiskers {
    case .range: return first...last
    case .fence(let reach):
      let room = reach * (high - low)
      // Between two values a quartile can pass the furthest of them within the fence.
      let lowest = sample.values.first { $0 >= low - room } ?? first
      let highest = sample.values.last { $0 <= high + room } ?? last
      return min(low, lowest)...max(high, highest)
    }
  }

  /// The whiskers, the boxes, and the medians.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    var lines: [Path.Element] = []
    var boxes: [Path.Element] = []
    var medians: [Path.Element] = []
    for group in groups {
      let sample = Sample(group.values)
      guard let low = sample.quantile(0.25), let median = sample.quantile(0.5),
        let high = sample.quantile(0.75), let reach = reach(sample),
        let left = frame.x.position(of: group.x + place.edges.left),
        let right = frame.x.position(of: group.x + place.edges.right)
      else { continue }
      let half = min(18, 0.35 * (right - left).magnitude)
      let middle = (left + right) / 2
      if let y = frame.y.position(of: median) {
        medians += [.move(Point(x: middle - half, y: y)), .line(Point(x: middle + half, y: y))]
      }
      let values = [reach.lowerBound, low, high, reach.upperBound]
      let places = values.compactMap(frame.y.position)
      guard sample.values.count >= Self.fewest, places.count == 4 else { continue }
      for (end, edge) in [(places[0], places[1]), (places[3], places[2])] where end != edge {
        lines += [
          .move(Point(x: middle, y: end)), .line(Point(x: middle, y: edge)),
          .move(Point(x: middle - half / 3, y: end)), .line(Point(x: middle + half / 3, y: end)),
        ]
      }
      boxes +=
        Path(
          Rectangle(
            x: middle - half,
            y: min(places[1], places[2]),
            width: 2 * half,
            height: (places[1] - places[2]).magnitude
          )
        ).elements
    }
    guard !medians.isEmpty else { return [] }
    let stroke = Stroke(Paint(style.color), width: 0.9)
    var nodes: [Node] = []
    if !lines.isEmpty { nodes.append(.shape(Shape(Path(lines), stroke: stroke))) }
    if !boxes.isEmpty {
      let fill = Paint(style.color, opacity: 0.18)
      nodes.append(.shape(Shape(Path(boxes), fill: fill, stroke: stroke)))
    }
    nodes.append(.shape(Shape(Path(medians), stroke: Stroke(Paint(style.color), width: 1.8))))
    return nodes
  }
}
