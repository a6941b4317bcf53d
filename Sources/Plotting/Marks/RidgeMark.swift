public import Drawing

/// Distributions above each other, one for each row, such as the scales of a layer at steps of training.
///
/// All ridges have one bandwidth and one scale of heights, so that a ridge that is lower is wider. The highest one reaches
/// `overlap` rows up; the axis needs ``lead`` before its first category for it.
public struct RidgeMark: Mark {
  /// The numbers of one row.
  public struct Ridge: Sendable, Hashable {
    /// The category of the vertical axis.
    public var row: Int
    /// The numbers, in any order.
    public var values: [Double]

    /// Creates the numbers of one row.
    public init(row: Int, values: [Double]) {
      self.row = row
      self.values = values
    }
  }

  /// How numbers become a shape.
  public enum Method: Sendable, Hashable {
    /// A normal kernel; without a bandwidth, the median of those that Silverman's rule gives the rows.
    case kernel(bandwidth: Double? = nil)
    /// Bins, the same for all rows; without a count, Freedman and Diaconis's number for all numbers together.
    case histogram(binCount: Int? = nil)
  }

  /// What the numbers belong to.
  public var series: Series?
  /// The rows, in any order.
  public var ridges: [Ridge]
  /// How numbers become a shape.
  public var method: Method
  /// What is counted, in the plural, such as "units".
  public var unit: String
  /// How high the highest ridge is, in rows.
  public var overlap: Double

  /// Creates ridges; numbers that are not finite have no part in them, and the caption counts them.
  public init(
    _ series: Series,
    _ ridges: [Ridge],
    method: Method = .kernel(),
    unit: String,
    overlap: Double = 1.5
  ) {
    precondition(overlap > 0, "ridges have a height")
    self.series = series
    self.ridges = ridges
    self.method = method
    self.unit = unit
    self.overlap = overlap
  }

  /// Ridges lie behind rules' labels and in front of rules.
  public var layer: MarkLayer { .band }
  /// Areas in the colour of the series.
  public var isArea: Bool { true }

  /// Where the ground of a ridge is, in rows below the middle of its own: the name of the row stands on it.
  private static let ground = 0.12

  /// The room that the ridges need before the first category, in rows.
  public var lead: Double { max(0, overlap - Self.ground - 0.45) }

  /// The shapes of the rows, with heights as densities.
  private struct Shapes {
    var words: String
    var rows: [(row: Int, curve: [DataPoint])]
  }

  private var shapes: Shapes {
    let samples = ridges.map { Sample($0.values) }
    switch method {
    case .kernel(let given):
      let widths = samples.map(KernelDensity.bandwidth).filter { $0 > 0 }
      // Where all values of all rows are alike there is no width; a hundredth of the value stands for a line.
      let single = samples.compactMap(\.values.first).map(\.magnitude).max() ?? 1
      let bandwidth =
        given ?? Sample(widths).quantile(0.5) ?? (single > 0 ? single / 100 : 0.01)
      let curves = samples.map { sample -> [DataPoint] in
        guard let low = sample.values.first, let high = sample.values.last else { return [] }
        let density = KernelDensity(sample, bandwidth: bandwidth)
        let start = low - 3 * bandwidth
        let width = high + 3 * bandwidth - start
        let count = max(48, min(256, Int(min(1e6, 4 * width / bandwidth))))
        return (0...count).map { index in
          let x = start + width * Double(index) / Double(count)
          return DataPoint(x: x, y: density.density(at: x))
        }
      }
      let words =
        "normal kernels, bandwidth \(NumberFormat.number.text(bandwidth))"
      return Shapes(words: words, rows: zip(ridges.map(\.row), curves).map { ($0, $1) })
    case .histogram(let count):
      let all = Histogram(ridges.flatMap(\.values), binCount: count)
      guard !all.edges.isEmpty else { return Shapes(words: "bins", rows: []) }
      let curves = ridges.map { ridge -> [DataPoint] in
        var counts = [Int](repeating: 0, count: all.counts.count)
        for value in Sample(ridge.values).values {
          let bin = all.edges.lastIndex { $0 <= value } ?? 0
          counts[min(bin, counts.count - 1)] += 1
        }
        let sum = Double(max(1, counts.reduce(0, +))) * all.binWidth
        // From the first bin of the row that is not empty to the last.
        guard let first = counts.firstIndex(where: { $0 > 0 }),
          let last = counts.lastIndex(where: { $0 > 0 })
        else { return [] }
        return (first...last).flatMap { bin in
          [all.edges[bin], all.edges[bin + 1]].map {
            DataPoint(x: $0, y: Double(counts[bin]) / sum)
          }
        }
      }
      let words = "bins of \(NumberFormat.number.text(exactly: all.binWidth))"
      return Shapes(words: words, rows: zip(ridges.map(\.row), curves).map { ($0, $1) })
    }
  }

  /// The ends of the shapes.
  public var extent: [DataPoint] {
    shapes.rows.flatMap { row, curve in
      [curve.first, curve.last].compactMap(\.self).map { DataPoint(x: $0.x, y: Double(row)) }
    }
  }

  /// The median and the quartiles of each row.
  public var records: [MarkRecord] {
    ridges.sorted { $0.row < $1.row }.map { ridge in
      let sample = Sample(ridge.values)
      return MarkRecord(
        x: Double(ridge.row),
        y: sample.quantile(0.5) ?? .nan,
        lower: sample.quantile(0.25),
        upper: sample.quantile(0.75),
        row: Double(ridge.row)
      )
    }
  }

  /// How the shapes are made, of how many numbers, and what the data table has.
  public var definition: String? {
    let samples = ridges.map { Sample($0.values) }
    let counts = samples.map(\.values.count)
    guard let fewest = counts.min(), let most = counts.max() else { return nil }
    let excluded = samples.map(\.excluded).reduce(0, +)
    return
      "Ridges: density by \(shapes.words), all on one scale, n = \(Estimate.words(fewest...most)) \(unit) each."
      + (excluded > 0 ? " \(excluded) more \(excluded == 1 ? "is" : "are") not finite." : "")
      + " The data table has medians and quartiles."
  }

  /// The medians of the first and the last row.
  public func summary(in panel: Panel) -> String? {
    let known = records.filter { $0.y?.isFinite ?? false }
    guard let first = known.first, let last = known.last else { return nil }
    func words(_ record: MarkRecord) -> String {
      "\(panel.x.format.text(record.y ?? .nan)) (quartiles \(panel.x.format.text(record.lower ?? .nan)) to "
        + "\(panel.x.format.text(record.upper ?? .nan))) at \(panel.y.text(exactly: record.x))"
    }
    return "\(series?.name ?? ""): median \(words(first)) to \(words(last))"
  }

  /// The ridges from top to bottom, each in front of the one above.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let rows = shapes.rows.sorted { $0.row < $1.row }
    guard let highest = rows.flatMap(\.curve).map(\.y).max(), highest > 0 else { return [] }
    let height = overlap * frame.y.band
    return rows.flatMap { row, curve -> [Node] in
      guard let ground = frame.y.position(of: Double(row) + Self.ground) else { return [] }
      let points = curve.compactMap { point in
        frame.x.position(of: point.x).map { Point(x: $0, y: ground - height * point.y / highest) }
      }
      guard let first = points.first, let last = points.last else { return [] }
      let outline = Path(
        through: [Point(x: first.x, y: ground)]
          + Path(simplifying: points, tolerance: 0.1).corners + [Point(x: last.x, y: ground)],
        closed: true
      )
      return [
        // Covers a part of the ridge behind, so that both outlines can be followed.
        .shape(Shape(outline, fill: Paint(.background, opacity: 0.7))),
        .shape(
          Shape(
            outline,
            fill: Paint(style.color, opacity: 0.3),
            stroke: Stroke(Paint(style.color), width: 0.9)
          )
        ),
      ]
    }
  }
}
