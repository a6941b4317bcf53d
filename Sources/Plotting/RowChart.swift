/// A chart whose rows have words and whose columns have numbers: effects with their intervals, or readings one below the other.
///
///     let chart = RowChart(title: "Effects", columns: [.init(axis: …)], rows: rows)
///     let scene = chart.scene(measuring: renderer)
public struct RowChart: Sendable {
  /// One of the charts that stand side by side and share the rows.
  public struct Column: Sendable {
    /// How data values become lengths.
    public enum Scale: Sendable, Hashable {
      /// Equal differences are equal lengths.
      case linear
      /// Nearly linear between −1 and 1, logarithmic beyond: asinh. Symmetric about 0.
      case symmetric
    }

    /// What is shown, with its unit in parentheses.
    public var title: String
    /// How data values become lengths.
    public var scale: Scale
    /// How the numbers are written.
    public var format: NumberFormat
    /// A range that is shaded, with what it means.
    public var shaded: (range: ClosedRange<Double>, words: String)?
    /// Whether values are bars from 0, and not points.
    public var hasBars: Bool
    /// Whether the points of a series are joined from row to row.
    public var isJoined: Bool

    /// Creates a column.
    public init(
      _ title: String,
      scale: Scale = .linear,
      format: NumberFormat = .number,
      shaded: (range: ClosedRange<Double>, words: String)? = nil,
      hasBars: Bool = false,
      isJoined: Bool = false
    ) {
      self.title = title
      self.scale = scale
      self.format = format
      self.shaded = shaded
      self.hasBars = hasBars
      self.isJoined = isJoined
    }
  }

  /// A number in a row.
  public struct Value: Sendable, Hashable {
    /// What it belongs to.
    public var series: Series
    /// The number.
    public var value: Double
    /// The ends of its interval; nil where there is none.
    public var interval: ClosedRange<Double>?
    /// Whether the marker is only an outline: a number that was not measured here.
    public var isOpen: Bool

    /// Creates a number with its interval.
    public init(
      _ series: Series,
      _ value: Double,
      interval: ClosedRange<Double>? = nil,
      isOpen: Bool = false
    ) {
      self.series = series
      self.value = value
      self.interval = interval
      self.isOpen = isOpen
    }
  }

  /// A row.
  public struct Row: Sendable, Hashable {
    /// What the row is about.
    public var label: String
    /// Whether it belongs to the row above it that is not indented.
    public var isIndented: Bool
    /// The numbers of each column.
    public var values: [[Value]]
    /// Words at the right.
    public var note: String

    /// Creates a row.
    public init(_ label: String, isIndented: Bool = false, values: [[Value]], note: String = "") {
      self.label = label
      self.isIndented = isIndented
      self.values = values
      self.note = note
    }
  }

  /// The finding, as a sentence.
  public var title: String
  /// What was computed from what.
  public var subtitle: String?
  /// The charts, from left to right.
  public var columns: [Column]
  /// The rows, from the top.
  public var rows: [Row]
  /// The share of the width that the words at the left may take.
  public var labelShare: Double
  /// The width of the figure, in points.
  public var width = 468.0

  /// Creates a chart.
  ///
  /// - Precondition: every row has values for every column, if only none.
  public init(
    title: String,
    subtitle: String? = nil,
    columns: [Column],
    rows: [Row],
    labelShare: Double = 0.45
  ) {
    precondition(rows.allSatisfy { $0.values.count == columns.count }, "A row has all columns.")
    self.title = title
    self.subtitle = subtitle
    self.columns = columns
    self.rows = rows
    self.labelShare = labelShare
  }

  /// The series in the order in which they first appear.
  package var series: [Series] {
    rows.flatMap { $0.values.joined().map(\.series) }.reduce(into: []) { list, series in
      if !list.contains(series) { list.append(series) }
    }
  }

  /// What the chart shows, computed from its data, for readers who cannot see it.
  public var summary: String {
    let sentences = rows.map { row in
      let numbers = zip(columns, row.values).flatMap { column, values in
        values.map { "\($0.series.name) \(Self.text($0, column.format))" }
      }
      let words = numbers.isEmpty ? "" : ": \(numbers.joined(separator: ", "))"
      return "\(row.label)\(words)\(row.note.isEmpty ? "" : " (\(row.note))")."
    }
    return ([title + ".", subtitle.map { $0 + "." } ?? ""] + sentences)
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The numbers of the chart: a row for each row, column and series.
  public var table: PlotTable {
    PlotTable(
      columns: ["Row", "Column", "Series", "Value", "Lower", "Upper"],
      rows: rows.flatMap { row in
        zip(columns, row.values).flatMap { column, values in
          values.map { value in
            [
              row.label, column.title, value.series.name, column.format.text(value.value),
              value.interval.map { column.format.text($0.lowerBound) } ?? "",
              value.interval.map { column.format.text($0.upperBound) } ?? "",
            ]
          }
        }
      }
    )
  }

  private static func text(_ value: Value, _ format: NumberFormat) -> String {
    guard let interval = value.interval else { return format.text(value.value) }
    return "\(format.text(value.value)) (\(format.text(interval.lowerBound)) to "
      + "\(format.text(interval.upperBound)))"
  }
}
