public import Drawing

/// The empirical distribution of a sample: at each value the share of numbers at or below it, as steps.
public struct StepMark: Mark {
  /// What the numbers belong to.
  public var series: Series?
  /// The numbers, in any order.
  public var values: [Double]
  /// What is counted, in the plural, such as "p-values".
  public var unit: String

  /// Creates a distribution; numbers that are not finite have no part in it, and the caption counts them.
  public init(_ series: Series, _ values: [Double], unit: String) {
    self.series = series
    self.values = values
    self.unit = unit
  }

  /// Steps lie in front, like curves.
  public var layer: MarkLayer { .primary }

  /// The corners: at each value from the share below it to the share at it; equal values make one step.
  private var steps: [(x: Double, below: Double, share: Double)] {
    let sorted = Sample(values).values
    var steps: [(x: Double, below: Double, share: Double)] = []
    for (index, value) in sorted.enumerated() {
      let share = Double(index + 1) / Double(sorted.count)
      if steps.last?.x == value {
        steps[steps.count - 1].share = share
      } else {
        steps.append((value, steps.last?.share ?? 0, share))
      }
    }
    return steps
  }

  /// The corners.
  public var extent: [DataPoint] {
    steps.flatMap { [DataPoint(x: $0.x, y: $0.below), DataPoint(x: $0.x, y: $0.share)] }
  }

  /// The shares at the values.
  public var records: [MarkRecord] { steps.map { MarkRecord(x: $0.x, y: $0.share) } }

  /// What a step is, and of how many numbers.
  public var definition: String? {
    let sample = Sample(values)
    let excluded = sample.exclusion(unit: unit).map { " \($0)." } ?? ""
    return "Steps: share of n = \(sample.values.count) \(unit) at or below a value.\(excluded)"
  }

  /// The quartiles.
  public func summary(in panel: Panel) -> String? {
    let sample = Sample(values)
    guard let low = sample.quantile(0.25), let middle = sample.quantile(0.5),
      let high = sample.quantile(0.75)
    else { return nil }
    let texts = [low, middle, high].map { panel.x.format.text($0) }
    return
      "\(series?.name ?? ""): quartiles of \(sample.values.count) \(unit) at \(texts[0]), \(texts[1]) and \(texts[2])"
  }

  /// The steps, from the left edge of the panel at 0 to the right edge at 1.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let corners = corners(in: frame)
    guard !corners.isEmpty else { return [] }
    let stroke = Stroke(Paint(style.color), width: 1.5, dash: style.dash)
    return [.shape(Shape(Path(simplifying: corners, tolerance: 0.1), stroke: stroke))]
  }

  private func corners(in frame: Frame) -> [Point] {
    let pieces = frame.pieces(extent)
    guard let points = pieces.first, let first = points.first, let last = points.last else {
      return []
    }
    var corners = [Point(x: min(first.x, frame.rectangle.x), y: first.y)]
    for point in points {
      // Along before up: the share of a value holds until the next.
      if let previous = corners.last, previous.y != point.y, previous.x != point.x {
        corners.append(Point(x: point.x, y: previous.y))
      }
      corners.append(point)
    }
    return corners + [Point(x: max(last.x, frame.rectangle.maxX), y: last.y)]
  }

  /// The steps.
  public func obstacles(in frame: Frame) -> [[Point]] { [corners(in: frame)] }
}
