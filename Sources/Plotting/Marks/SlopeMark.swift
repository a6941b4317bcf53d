public import Drawing

/// Paired runs as lines between two categories, one for each seed: who rises, who falls.
///
/// The thick line joins the means. Whether they differ is in the mean of the differences, which is written in the panel with
/// its interval: the spread of two groups says nothing about their pairs.
public struct SlopeMark: Mark {
  /// The values of one seed.
  public struct Pair: Sendable, Hashable {
    /// The value of the first category.
    public var first: Double
    /// The value of the second category.
    public var second: Double

    /// Creates a pair.
    public init(_ first: Double, _ second: Double) {
      self.first = first
      self.second = second
    }
  }

  /// The mean of second minus first.
  public struct Difference: Sendable, Hashable {
    /// The mean.
    public var value: Double
    /// The ends of its interval.
    public var ends: ClosedRange<Double>
    /// What the ends mean.
    public var interval: Interval
    /// The value and the ends in words, such as "+0.42 points (+0.25 to +0.59)".
    public var words: String

    /// Creates a difference.
    public init(_ value: Double, ends: ClosedRange<Double>, interval: Interval, words: String) {
      self.value = value
      self.ends = ends
      self.interval = interval
      self.words = words
    }
  }

  /// What stands at the first category, at the value 0 of the horizontal axis.
  public var first: Series
  /// What stands at the second category, at the value 1.
  public var second: Series
  /// The pairs, one for each seed.
  public var pairs: [Pair]
  /// The mean difference.
  public var difference: Difference

  /// Creates slopes; a pair with a value that is not finite is not drawn, and the caption counts it.
  public init(_ first: Series, _ second: Series, _ pairs: [Pair], difference: Difference) {
    self.first = first
    self.second = second
    self.pairs = pairs
    self.difference = difference
  }

  /// Slopes have two series, which the categories name.
  public var series: Series? { nil }
  /// Slopes lie in front.
  public var layer: MarkLayer { .primary }

  private var whole: [Pair] { pairs.filter { $0.first.isFinite && $0.second.isFinite } }

  private var means: Pair? {
    guard !whole.isEmpty else { return nil }
    let count = Double(whole.count)
    return Pair(
      whole.map { $0.first / count }.reduce(0, +),
      whole.map { $0.second / count }.reduce(0, +)
    )
  }

  /// All values.
  public var extent: [DataPoint] {
    pairs.flatMap { [DataPoint(x: 0, y: $0.first), DataPoint(x: 1, y: $0.second)] }
  }

  /// The means, and their difference with its interval.
  public var records: [MarkRecord] {
    guard let means else { return [] }
    return [
      MarkRecord(x: 0, y: means.first, name: first.name),
      MarkRecord(x: 1, y: means.second, name: second.name),
      MarkRecord(
        x: 1,
        y: difference.value,
        lower: difference.ends.lowerBound,
        upper: difference.ends.upperBound,
        name: "\(second.name) − \(first.name)"
      ),
    ]
  }

  /// What the lines are, and what the written difference is.
  public var definition: String? {
    let unit = difference.interval.unit
    let missing = pairs.count - whole.count
    let falling = whole.filter { $0.second < $0.first }.count
    return
      "Lines: single \(unit), dashed where the value falls (\(falling) of \(whole.count)); thick line: means. "
      + "Difference of the pairs: \(difference.interval.words(isPointwise: false))."
      + (missing > 0
        ? " \(missing) of \(pairs.count) pairs \(missing == 1 ? "has" : "have") a value that is not finite."
        : "")
  }

  /// How many rise, and the mean difference.
  public func summary(in panel: Panel) -> String? {
    let rising = whole.filter { $0.second > $0.first }.count
    return
      "from \(first.name) to \(second.name) \(rising) of \(whole.count) \(difference.interval.unit) rise; "
      + "mean difference \(difference.words)"
  }

  /// The lines of the seeds, that of the means, the dots, and the difference in words.
  public func nodes(in frame: Frame) -> [Node] {
    func line(_ pair: Pair) -> [Point] {
      [DataPoint(x: 0, y: pair.first), DataPoint(x: 1, y: pair.second)].compactMap(frame.point)
    }
    let lines = whole.map { (isFalling: $0.second < $0.first, points: line($0)) }.filter {
      $0.points.count == 2
    }
    guard !lines.isEmpty, let means else { return [] }
    var nodes: [Node] = []
    for (isFalling, dash) in [(false, []), (true, [3.0, 2])] {
      let paths = lines.filter { $0.isFalling == isFalling }.flatMap {
        Path(through: $0.points).elements
      }
      guard !paths.isEmpty else { continue }
      let stroke = Stroke(Paint(.mutedInk, opacity: 0.65), width: 0.75, dash: dash)
      nodes.append(.shape(Shape(Path(paths), stroke: stroke)))
    }
    for (series, index) in [(first, 0), (second, 1)] {
      let dots = lines.flatMap { Path.circle(at: $0.points[index], radius: 1.8).elements }
      nodes.append(
        .shape(
          Shape(
            Path(dots),
            fill: Paint(series.style.color, opacity: 0.8),
            stroke: Stroke(Paint(.background), width: 0.5)
          )
        )
      )
    }
    let ends = line(means)
    if ends.count == 2 {
      nodes.append(
        .shape(Shape(Path(through: ends), stroke: Stroke(Paint(.ink), width: 1.8)))
      )
      for (series, end) in zip([first, second], ends) {
        nodes.append(markers(at: [end], style: series.style, size: 3.4))
      }
    }
    return nodes + words(in: frame)
  }

  /// The difference, at the top or the bottom of the panel, wherever fewer lines are.
  private func words(in frame: Frame) -> [Node] {
    let style = frame.lettering.note
    let panel = frame.rectangle
    let texts = [
      "Mean difference", difference.words,
    ].flatMap { frame.lettering.lines($0, in: style, width: panel.width - 8) }
    let lineHeight = frame.lettering.lineHeight(style)
    let size = Size(
      width: texts.map { frame.lettering.width($0, style) }.max() ?? 0,
      height: lineHeight * Double(texts.count)
    )
    let left = panel.midX - size.width / 2
    let places = [panel.y + 1, panel.maxY - size.height - 3].map {
      Rectangle(x: left, y: $0, width: size.width, height: size.height)
    }
    guard let place = frame.clearPlace(of: places) else { return [] }
    return texts.enumerated().map { index, text in
      frame.lettering.run(
        text,
        x: panel.midX,
        y: place.y + Double(index) * lineHeight + 0.9 * style.size,
        anchor: .middle,
        style
      )
    }
  }

  /// The lines of the seeds.
  public func obstacles(in frame: Frame) -> [[Point]] {
    whole.map { pair in
      [DataPoint(x: 0, y: pair.first), DataPoint(x: 1, y: pair.second)].compactMap(frame.point)
    }
  }
}
