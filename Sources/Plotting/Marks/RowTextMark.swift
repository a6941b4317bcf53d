public import Drawing
internal import Notation

/// Words in rows that have no estimate on the horizontal axis, on a ground that hides its lines.
public struct RowTextMark: Mark {
  /// The words of a row.
  public struct Text: Sendable, Hashable {
    /// The row.
    public var row: Int
    /// What is said; nothing for a heading.
    public var words: String

    /// Creates the words of a row.
    public init(row: Int, words: String) {
      self.row = row
      self.words = words
    }
  }

  /// The words, in any order.
  public var texts: [Text]

  /// Creates words of rows.
  public init(_ texts: [Text]) {
    self.texts = texts
  }

  /// Words belong to no series.
  public var series: Series? { nil }
  /// They lie behind all data, in front of what is drawn before.
  public var layer: MarkLayer { .reference }
  /// The rows; along the other axis they have no place.
  public var extent: [DataPoint] { texts.map { DataPoint(x: .nan, y: Double($0.row)) } }
  /// Words are no data.
  public var records: [MarkRecord] { [] }

  /// The grounds, and the words from the left edge of the panel on; those that are too long end in an ellipsis.
  public func nodes(in frame: Frame) -> [Node] {
    let panel = frame.rectangle
    let style = frame.lettering.note
    var grounds: [Path.Element] = []
    var runs: [Node] = []
    for text in texts {
      guard let top = frame.y.position(of: Double(text.row) - 0.5),
        let bottom = frame.y.position(of: Double(text.row) + 0.5),
        let middle = frame.y.position(of: Double(text.row))
      else { continue }
      let area = Rectangle(
        x: panel.x,
        y: top + 0.5,
        width: panel.width,
        height: max(0, bottom - top - 1)
      )
      grounds += Path(area).elements
      guard !text.words.isEmpty else { continue }
      runs.append(
        frame.lettering.run(
          frame.lettering.shortened(text.words, in: style, width: panel.width - 6),
          x: panel.x + 3,
          y: middle + frame.lettering.middle(style),
          style
        )
      )
    }
    guard !grounds.isEmpty else { return [] }
    return [.shape(Shape(Path(grounds), fill: Paint(.background)))] + runs
  }
}
