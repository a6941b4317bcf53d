package import Drawing

/// The text of a figure: the sizes in use, and runs of measured text.
package struct Lettering {
  /// Tells the room that text takes.
  package let measurer: any TextMeasurer

  /// Creates the lettering of a figure.
  package init(_ measurer: any TextMeasurer) {
    self.measurer = measurer
  }

  /// The finding of the figure.
  package var title: TextStyle { TextStyle(size: 10.5, isBold: true) }
  /// The measure of the figure.
  package var subtitle: TextStyle { TextStyle(size: 8.5, paint: Paint(.mutedInk)) }
  /// What a panel shows.
  package var panelTitle: TextStyle { TextStyle(size: 8.5, isBold: true) }
  /// What an axis shows.
  package var axisTitle: TextStyle { TextStyle(size: 8) }
  /// The numbers of an axis.
  package var tickLabel: TextStyle { TextStyle(size: 7.5, paint: Paint(.mutedInk)) }
  /// The names of rows.
  package var rowName: TextStyle { TextStyle(size: 7.5) }
  /// The names of series and what else is written among the data.
  package var label: TextStyle { TextStyle(size: 8) }
  /// Remarks.
  package var note: TextStyle { TextStyle(size: 7.5, paint: Paint(.mutedInk)) }

  /// The width of a text, in points.
  package func width(_ string: String, _ style: TextStyle) -> Double {
    measurer.metrics(of: string, in: style).width
  }

  /// The distance between two baselines, in points.
  package func lineHeight(_ style: TextStyle) -> Double { (1.25 * style.size).rounded(.up) }

  /// The distance from a baseline to the middle of the digits, in points: half of DejaVu Sans's height of 0.73.
  package func middle(_ style: TextStyle) -> Double { 0.365 * style.size }

  /// A text with its measured width.
  package func run(
    _ string: String,
    x: Double,
    y: Double,
    anchor: TextRun.Anchor = .start,
    rotation: Double = 0,
    _ style: TextStyle
  ) -> Node {
    .text(
      TextRun(
        string,
        at: Point(x: x, y: y),
        anchor: anchor,
        rotation: rotation,
        style: style,
        width: width(string, style)
      )
    )
  }

  /// A text broken into the fewest lines that fit a width, and those into nearly equal ones; it breaks at spaces only.
  package func lines(_ string: String, in style: TextStyle, width limit: Double) -> [String] {
    var lines = greedyLines(string, in: style, width: limit)
    guard lines.count > 1 else { return lines }
    for share in stride(from: 0.9, through: 0.5, by: -0.1) {
      let narrower = greedyLines(string, in: style, width: share * limit)
      guard narrower.count == lines.count else { break }
      lines = narrower
    }
    return lines
  }

  private func greedyLines(_ string: String, in style: TextStyle, width limit: Double) -> [String] {
    var lines: [String] = []
    for word in string.split(separator: " ") {
      if let last = lines.last, width(last + " " + word, style) <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
