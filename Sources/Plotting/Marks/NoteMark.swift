public import Drawing

/// Words in the middle of a panel that has nothing else to show.
public struct NoteMark: Mark {
  /// What is said, in lines.
  public var text: String

  /// Creates a note.
  public init(_ text: String) {
    self.text = text
  }

  /// A note belongs to no series.
  public var series: Series? { nil }
  /// Notes lie behind all data.
  public var layer: MarkLayer { .reference }
  /// A note has no place in data.
  public var extent: [DataPoint] { [] }
  /// A note has no data.
  public var records: [MarkRecord] { [] }

  /// The words, centred.
  public func nodes(in frame: Frame) -> [Node] {
    let style = frame.lettering.note
    let panel = frame.rectangle
    let lines = frame.lettering.lines(text, in: style, width: panel.width - 12)
    let lineHeight = frame.lettering.lineHeight(style)
    return lines.enumerated().map { index, line in
      frame.lettering.run(
        line,
        x: panel.midX,
        y: panel.midY + (Double(index) - Double(lines.count - 1) / 2) * lineHeight
          + frame.lettering.middle(style),
        anchor: .middle,
        style
      )
    }
  }
}
