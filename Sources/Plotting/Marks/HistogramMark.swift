public import Drawing

/// How often numbers fall into bins, as bars without gaps.
public struct HistogramMark: Mark {
  /// What the heights are.
  public enum Measure: Sendable, Hashable {
    /// How many numbers each bin has.
    case counts
    /// The share of the numbers in each bin by its width: the bars have an area of 1 together.
    case density
  }

  /// What the numbers belong to.
  public var series: Series?
  /// The bins.
  public var histogram: Histogram
  /// What the heights are.
  public var measure: Measure
  /// What is counted, in the plural, such as "p-values".
  public var unit: String

  /// Creates a histogram.
  public init(_ series: Series, _ histogram: Histogram, measure: Measure = .counts, unit: String) {
    self.series = series
    self.histogram = histogram
    self.measure = measure
    self.unit = unit
  }

  /// Bars lie behind curves.
  public var layer: MarkLayer { .band }
  /// Areas in the colour of the series.
  public var isArea: Bool { true }

  private func height(_ bin: Int) -> Double {
    switch measure {
    case .counts: Double(histogram.counts[bin])
    case .density: histogram.density(ofBin: bin)
    }
  }

  /// The corners of the bars, and zero.
  public var extent: [DataPoint] {
    histogram.counts.indices.flatMap { bin in
      [
        DataPoint(x: histogram.edges[bin], y: 0),
        DataPoint(x: histogram.edges[bin + 1], y: height(bin)),
      ]
    }
  }

  /// The heights; x is the middle of a bin.
  public var records: [MarkRecord] {
    histogram.counts.indices.map { bin in
      MarkRecord(x: (histogram.edges[bin] + histogram.edges[bin + 1]) / 2, y: height(bin))
    }
  }

  /// What a bar is, how wide it is, and of how many numbers.
  public var definition: String? {
    let width = NumberFormat.number.text(exactly: histogram.binWidth)
    let what =
      switch measure {
      case .counts: "counts"
      case .density: "density"
      }
    let excluded =
      histogram.excluded > 0
      ? " \(histogram.excluded) more \(histogram.excluded == 1 ? "is" : "are") in no bin." : ""
    return "Bars: \(what) of n = \(histogram.total) \(unit) in bins of \(width).\(excluded)"
  }

  /// How many numbers there are, from where to where, and the fullest bin.
  public func summary(in panel: Panel) -> String? {
    let counts = histogram.counts
    guard let most = counts.max(), let bin = counts.firstIndex(of: most),
      let first = histogram.edges.first, let last = histogram.edges.last
    else { return nil }
    func text(_ value: Double) -> String { panel.x.format.text(exactly: value) }
    return
      "\(series?.name ?? ""): \(histogram.total) \(unit) from \(text(first)) to \(text(last)); the fullest of "
      + "\(counts.count) bins, \(text(histogram.edges[bin])) to \(text(histogram.edges[bin + 1])), has \(most)"
  }

  /// The area of all bars, and their outline.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let bars = bars(in: frame)
    guard let first = bars.first, let last = bars.last else { return [] }
    var outline = [Point(x: first.x, y: first.maxY)]
    var walls: [Path.Element] = []
    for (index, bar) in bars.enumerated() {
      outline += [Point(x: bar.x, y: bar.y), Point(x: bar.maxX, y: bar.y)]
      guard index > 0 else { continue }
      // Between two bars, up to the lower one.
      let top = max(bar.y, bars[index - 1].y)
      walls += [.move(Point(x: bar.x, y: bar.maxY)), .line(Point(x: bar.x, y: top))]
    }
    outline.append(Point(x: last.maxX, y: last.maxY))
    let color = style.color
    return [
      // Hides the grid, so that the bars have one colour.
      .shape(Shape(Path(through: outline, closed: true), fill: Paint(.background))),
      .shape(
        Shape(
          Path(through: outline, closed: true),
          fill: Paint(color, opacity: 0.3),
          stroke: Stroke(Paint(color), width: 1)
        )
      ),
      .shape(Shape(Path(walls), stroke: Stroke(Paint(color, opacity: 0.5), width: 0.5))),
    ]
  }

  /// The bars, which stand on zero, or on the edge of a panel that has none.
  private func bars(in frame: Frame) -> [Rectangle] {
    let ground = frame.y.position(of: 0) ?? frame.rectangle.maxY
    return histogram.counts.indices.compactMap { bin in
      guard let left = frame.x.position(of: histogram.edges[bin]),
        let right = frame.x.position(of: histogram.edges[bin + 1])
      else { return nil }
      let top = min(ground, frame.y.position(of: height(bin)) ?? ground)
      return Rectangle(
        x: min(left, right),
        y: top,
        width: (right - left).magnitude,
        height: ground - top
      )
    }
  }

  /// The bars.
  public func obstacles(in frame: Frame) -> [[Point]] { bars(in: frame).map(\.filling) }
}
