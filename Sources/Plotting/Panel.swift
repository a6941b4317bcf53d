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

  /// Creates a panel.
  public init(_ title: String? = nil, x: Axis, y: Axis, marks: [any Mark]) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
  }

  /// What the panel is called in tables and descriptions.
  package var name: String {
    guard let title else { return y.words }
    guard !title.lowercased().contains(y.words.lowercased()) else { return title }
    return "\(title), \(y.words.prefix(1).lowercased())\(y.words.dropFirst())"
  }

  /// The series of the panel, in the order in which they first appear.
  package var series: [Series] {
    marks.compactMap(\.series).reduce(into: []) { list, series in
      if !list.contains(series) { list.append(series) }
    }
  }
}
