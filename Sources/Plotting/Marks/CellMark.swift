public import Drawing
internal import Notation

/// A heatmap: numbers as colours in the cells of rows and columns, and written in them where they fit.
///
/// Rows and columns are the categories of the two axes. A cell whose runs all failed is crossed, one of which not all runs got
/// there says how many did, and one that was never measured is hatched: none has a colour, because a colour is a number.
public struct CellMark: Mark {
  /// How many runs of a cell got there.
  public struct Shortfall: Sendable, Hashable {
    /// How many have an exact number.
    public var reached: Int
    /// How many there are.
    public var all: Int

    /// Creates a count.
    public init(reached: Int, all: Int) {
      self.reached = reached
      self.all = all
    }

    /// Such as "2/5".
    var text: String { "\(reached)/\(all)" }
  }

  /// What one combination of a row and a column comes to.
  public struct Cell: Sendable, Hashable {
    /// The category of the vertical axis.
    public var row: Int
    /// The category of the horizontal axis.
    public var column: Int
    /// The value; nil, or not a number, if there is none.
    public var value: Double?
    /// The ends of the value's interval, for the data table.
    public var ends: ClosedRange<Double>?
    /// How many of the runs failed, and have no part in the value.
    public var failed: Int
    /// Of a cell that has no value because not all runs got there, how many did and how many there are.
    public var shortfall: Shortfall?
    /// Whether the value is written bold, as one that its interval tells from no difference.
    public var isBold: Bool
    /// Of a difference without a value, the side whose runs did not fail.
    public var survivor: Series?

    /// Creates a cell.
    public init(
      row: Int,
      column: Int,
      value: Double?,
      ends: ClosedRange<Double>? = nil,
      failed: Int = 0,
      shortfall: Shortfall? = nil,
      isBold: Bool = false,
      survivor: Series? = nil
    ) {
      self.row = row
      self.column = column
      self.value = value
      self.ends = ends
      self.failed = failed
      self.shortfall = shortfall
      self.isBold = isBold
      self.survivor = survivor
    }
  }

  /// The cells, in any order; one for each combination at most.
  public var cells: [Cell]
  /// What the colours stand for.
  public var scale: ColorScale
  /// What the values are, and of how many runs.
  public var estimate: PointEstimate
  /// What is said of failed runs, such as "diverged".
  public var failure: String

  /// Creates a heatmap.
  public init(
    _ cells: [Cell],
    scale: ColorScale,
    estimate: PointEstimate,
    failure: String? = nil
  ) {
    self.cells = cells
    self.scale = scale
    self.estimate = estimate
    self.failure = failure ?? localized("diverged")
  }

  /// Cells belong to no series.
  public var series: Series? { nil }
  /// Cells fill the panel behind all else.
  public var layer: MarkLayer { .reference }
  /// The edges of the cells.
  public var extent: [DataPoint] {
    cells.flatMap { cell in
      [-0.5, 0.5].map { DataPoint(x: Double(cell.column) + $0, y: Double(cell.row) + $0) }
    }
  }

  /// The values by row and column.
  public var records: [MarkRecord] {
    cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }.map {
      MarkRecord(
        x: Double($0.column),
        y: $0.value ?? .nan,
        lower: $0.ends?.lowerBound,
        upper: $0.ends?.upperBound,
        row: Double($0.row)
      )
    }
  }

  /// The colours, and what else the key explains.
  public var colors: ColorUse? {
    ColorUse(
      scale,
      values: cells.compactMap(number),
      failure: cells.contains { state(of: $0) == .lost } ? failure : nil,
      hasLosses: cells.contains { number($0) != nil && $0.failed > 0 },
      hasShortfalls: cells.contains { state(of: $0) == .short },
      hasGaps: cells.contains { state(of: $0) == .unmeasured }
    )
  }

  /// What a cell shows.
  private enum State {
    /// A number and its colour.
    case value
    /// The one side of a difference whose runs did not fail.
    case survivor
    /// How many runs got there.
    case short
    /// That all runs failed.
    case lost
    /// That nothing was measured.
    case unmeasured
  }

  private func state(of cell: Cell) -> State {
    if number(cell) != nil { return .value }
    if cell.survivor != nil { return .survivor }
    if cell.shortfall != nil { return .short }
    return cell.failed > 0 ? .lost : .unmeasured
  }

  private func number(_ cell: Cell) -> Double? { cell.value.flatMap { $0.isFinite ? $0 : nil } }

  /// What a cell is, the unit of the numbers in it, and how many runs have no part in them.
  public var definition: String? {
    let unit =
      switch scale.axis.format {
      case .number: ""
      case .percent: localized(", in per cent")
      case .points: localized(", in points")
      }
    var sentences = [localized("Cells show the \(estimate.words)\(unit).")]
    if let words = scale.definition { sentences.append(words) }
    let failed = cells.map(\.failed).reduce(0, +)
    if failed > 0 {
      sentences.append(
        localized(
          "In no value: \(failed, "# run", "# runs") that \(failure); a small cross marks cells of which some did, a large one those of which all did."
        )
      )
    }
    if cells.contains(where: \.isBold) {
      sentences.append(
        localized("Where a number is bold, its 95\u{A0}% interval does not hold \(neutral).")
      )
    }
    if cells.contains(where: { state(of: $0) == .short }) {
      sentences.append(
        localized(
          "Cells with k/n have no mean: only k of n runs got there between their first and their last evaluation."
        )
      )
    }
    if cells.contains(where: { state(of: $0) == .survivor }) {
      sentences.append(
        localized("“only” and a marker: of the other side all runs \(failure).")
      )
    }
    if cells.contains(where: { state(of: $0) == .unmeasured }) {
      sentences.append(localized("Hatched cells: not measured."))
    }
    return sentences.sentences
  }

  /// What stands for no difference.
  private var neutral: String {
    switch scale.kind {
    case .sequential: "0"
    case .diverging(let midpoint): scale.axis.format.text(exactly: midpoint)
    }
  }

  /// The room between cells, in points.
  private static let gap = 0.75

  /// The areas, those of one colour in one shape; hatches and crosses; and the numbers, if all of them fit.
  public func nodes(in frame: Frame) -> [Node] {
    guard let use = colors else { return [] }
    let map = frame.colorMap(for: use)
    var places: [RGB: Int] = [:]
    var areas: [(color: RGB, path: [Path.Element])] = []
    var hatched: [Path.Element] = []
    var crossed: [Path.Element] = []
    var outlines: [Path.Element] = []
    for cell in cells {
      guard let area = area(of: cell, in: frame) else { continue }
      let outline = Path(area).elements
      switch state(of: cell) {
      case .value:
        guard let color = number(cell).flatMap(map.color) else { continue }
        if let place = places[color] {
          areas[place].path += outline
        } else {
          places[color] = areas.count
          areas.append((color, outline))
        }
      case .survivor, .short: outlines += outline
      case .lost:
        outlines += outline
        let radius = max(1, min(4, area.width / 2 - 1, area.height / 2 - 1))
        crossed += Path.cross(at: Point(x: area.midX, y: area.midY), radius: radius).elements
      case .unmeasured:
        outlines += outline
        hatched += Path(hatching: area, spacing: 4).elements
      }
    }
    var nodes = areas.map { Node.shape(Shape(Path($0.path), fill: Paint(fixed: $0.color))) }
    if !hatched.isEmpty {
      nodes.append(.shape(Shape(Path(hatched), stroke: Stroke(Paint(.axis), width: 0.5))))
    }
    if !outlines.isEmpty {
      nodes.append(.shape(Shape(Path(outlines), stroke: Stroke(Paint(.grid), width: 0.5))))
    }
    if !crossed.isEmpty {
      nodes.append(.shape(Shape(Path(crossed), stroke: Stroke(Paint(.ink), width: 1.2))))
    }
    return nodes + writing(map, in: frame) + survivors(in: frame) + shortfalls(in: frame)
  }

  /// Where a cell lies; nothing if one of its edges is on no axis.
  private func area(of cell: Cell, in frame: Frame) -> Rectangle? {
    let (row, column) = (Double(cell.row), Double(cell.column))
    guard let left = frame.x.position(of: column - 0.5),
      let right = frame.x.position(of: column + 0.5),
      let top = frame.y.position(of: row - 0.5), let bottom = frame.y.position(of: row + 0.5)
    else { return nil }
    let gap = Self.gap
    return Rectangle(
      x: min(left, right) + gap / 2,
      y: min(top, bottom) + gap / 2,
      width: max(0, (right - left).magnitude - gap),
      height: max(0, (bottom - top).magnitude - gap)
    )
  }

  /// How many runs got there, in cells without a value.
  private func shortfalls(in frame: Frame) -> [Node] {
    cells.compactMap { cell -> Node? in
      guard state(of: cell) == .short, let text = cell.shortfall?.text,
        let area = area(of: cell, in: frame)
      else { return nil }
      let style = frame.lettering.note
      guard frame.lettering.width(text, style) <= area.width - 2, 1.2 * style.size <= area.height
      else {
        let ends = [Point(x: area.midX - 2, y: area.midY), Point(x: area.midX + 2, y: area.midY)]
        return .shape(Shape(Path(through: ends), stroke: Stroke(Paint(.ink), width: 1.2)))
      }
      return frame.lettering.run(
        text,
        x: area.midX,
        y: area.midY + frame.lettering.middle(style),
        anchor: .middle,
        style
      )
    }
  }

  /// The word and the marker in cells of which one side's runs did not fail.
  private func survivors(in frame: Frame) -> [Node] {
    cells.flatMap { cell -> [Node] in
      guard number(cell) == nil, let survivor = cell.survivor, let area = area(of: cell, in: frame)
      else { return [] }
      let style = frame.lettering.note
      let word = localized("only")
      let width = frame.lettering.width(word, style) + 7
      guard width <= area.width - 2, 1.2 * style.size <= area.height else {
        return [
          markers(at: [Point(x: area.midX, y: area.midY)], style: survivor.style, size: 2.4)
        ]
      }
      return [
        frame.lettering.run(
          word,
          x: area.midX - width / 2,
          y: area.midY + frame.lettering.middle(style),
          style
        ),
        markers(
          at: [Point(x: area.midX + width / 2 - 2.4, y: area.midY)],
          style: survivor.style,
          size: 2.4
        ),
      ]
    }
  }

  /// The numbers in black or white, and the small crosses of cells that lack some of their runs.
  private func writing(_ map: ColorMap, in frame: Frame) -> [Node] {
    let texts = CellText(
      scale.axis,
      values: cells.compactMap(number),
      domain: map.ticks.domain,
      hasSigns: scale.countsFromZero
    )
    let written = cells.compactMap {
      cell -> (cell: Cell, text: String, color: RGB, area: Rectangle)? in
      guard let value = number(cell), let color = map.color(of: value),
        let area = area(of: cell, in: frame)
      else { return nil }
      return (cell, texts.text(value), color, area)
    }
    let size = [8.0, 7.5, 7].first { size in
      written.allSatisfy {
        let style = TextStyle(size: size, isBold: $0.cell.isBold)
        return frame.lettering.width($0.text, style) <= $0.area.width - 2
          && 1.2 * size <= $0.area.height
      }
    }
    var nodes: [Node] = []
    if let size {
      nodes = written.map { cell in
        let style = TextStyle(
          size: size,
          isBold: cell.cell.isBold,
          paint: Paint(fixed: cell.color.ink)
        )
        return frame.lettering.run(
          cell.text,
          x: cell.area.midX,
          y: cell.area.midY + frame.lettering.middle(style),
          anchor: .middle,
          style
        )
      }
    }
    for cell in written where cell.cell.failed > 0 {
      let corner = Point(x: cell.area.maxX - 3, y: cell.area.y + 3)
      nodes.append(
        .shape(
          Shape(
            Path.cross(at: corner, radius: 1.6),
            stroke: Stroke(Paint(fixed: cell.color.ink), width: 0.9)
          )
        )
      )
    }
    return nodes
  }
}
