public import Drawing

/// One dot for each run over its category; dots that would cover each other step aside, the same way every time.
public struct StripMark: Mark {
  /// What the dots stand for.
  public var series: Series?
  /// The runs by category.
  public var groups: [SampleGroup]
  /// What a run is, in the plural.
  public var unit: String
  /// The place in the band of a category.
  public var place: Dodge

  /// Creates dots; runs that are not finite have none, and the caption counts them.
  public init(
    _ series: Series,
    _ groups: [SampleGroup],
    unit: String = "seeds",
    place: Dodge = .alone
  ) {
    self.series = series
    self.groups = groups
    self.unit = unit
    self.place = place
  }

  /// Dots lie in front of boxes and behind means.
  public var layer: MarkLayer { .single }
  /// All runs.
  public var extent: [DataPoint] {
    groups.flatMap { group in group.values.map { DataPoint(x: group.x, y: $0) } }
  }
  /// None: single runs are in the report's data files.
  public var records: [MarkRecord] { [] }

  /// What a dot is, and how many there are.
  public var definition: String? {
    guard let counts = groups.sampleCount else { return nil }
    return ["Dots: single \(unit), n = \(Estimate.words(counts)).", groups.exclusion(unit: unit)]
      .compactMap(\.self).joined(separator: " ")
  }

  /// The middles of the dots and their radius, which shrinks to 0.8 points before dots leave their band.
  package func dots(in frame: Frame) -> (centres: [Point], radius: Double) {
    let columns = groups.compactMap { group -> (middle: Double, half: Double, heights: [Double])? in
      guard let left = frame.x.position(of: group.x + place.edges.left),
        let right = frame.x.position(of: group.x + place.edges.right)
      else { return nil }
      return (
        (left + right) / 2, (right - left).magnitude / 2,
        group.values.compactMap(frame.y.position)
      )
    }
    var radius = 2.0
    while true {
      let swarms = columns.map { beeswarm($0.heights, diameter: 2 * radius) }
      let fits = zip(columns, swarms).allSatisfy { column, offsets in
        offsets.allSatisfy { $0.magnitude + radius <= column.half }
      }
      if fits || radius < 1 {
        let centres = zip(columns, swarms).flatMap { column, offsets in
          zip(offsets, column.heights).map { offset, height in
            // What finds no room at the least size stands at the edge of the band.
            Point(x: column.middle + min(column.half, max(-column.half, offset)), y: height)
          }
        }
        return (centres, radius)
      }
      radius -= 0.2
    }
  }

  /// All dots in one shape.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let (centres, radius) = dots(in: frame)
    guard !centres.isEmpty else { return [] }
    let outlines = centres.flatMap { Path.circle(at: $0, radius: radius - 0.25).elements }
    return [
      .shape(
        Shape(
          Path(outlines),
          fill: Paint(style.color, opacity: 0.8),
          stroke: Stroke(Paint(.background), width: 0.5)
        )
      )
    ]
  }

  /// The dots.
  public func obstacles(in frame: Frame) -> [[Point]] {
    let (centres, radius) = dots(in: frame)
    return centres.map { centre in
      [Point(x: centre.x - radius, y: centre.y), Point(x: centre.x + radius, y: centre.y)]
    }
  }
}
