internal import Drawing
internal import Notation

/// One pair of axes with the marks between them.
public struct Panel: Sendable {
  /// What the panel shows, above it.
  public var title: String?
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// What is drawn; the order counts only among marks of one layer.
  public var marks: [any Mark]
  /// What has no value on the vertical axis, below all that has one.
  public var strip: FailureStrip?
  /// The width beside the other columns of the figure: one of 2 is twice as wide as one of 1.
  public var width: Double

  /// Creates a panel.
  public init(
    _ title: String? = nil,
    x: Axis,
    y: Axis,
    marks: [any Mark],
    strip: FailureStrip? = nil,
    width: Double = 1
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.strip = strip
    self.width = width
  }

  /// What the panel is called in tables and descriptions.
  package var name: String {
    guard y.rows == nil else { return title ?? x.words }
    guard let title else { return y.words }
    guard !title.lowercased().contains(y.words.lowercased()) else { return title }
    return localized("\(title), \(Language.current.midSentence(y.words))")
  }

  /// The series that a key must name: all but those whose marks name themselves.
  package var keySeries: [Series] {
    let named = marks.filter(\.namesItself).compactMap(\.series)
    return series.filter { !named.contains($0) }
  }

  /// The series of the panel, in the order in which they first appear.
  package var series: [Series] {
    (marks.compactMap(\.series) + (strip?.rows.map(\.series) ?? [])).distinct
  }
}
