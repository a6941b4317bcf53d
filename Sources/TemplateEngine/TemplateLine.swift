/// A line of a text that was made of a template, with the place that it is from.
public struct TemplateLine: Sendable, Hashable {
  /// The line, without its end.
  public var text: String
  /// Where the first part of the line stands in the template.
  public var place: TemplatePlace
  /// Whether the line stands in the template as it is, so that its columns are those of the file.
  public var isLiteral: Bool

  /// The place of a column of the line: exact where the line is literal, else the beginning of the template's line.
  public func place(column: Int) -> TemplatePlace {
    var place = place
    // The column of a line that a partial's tag indents begins before 1.
    place.column = isLiteral ? max(1, place.column + column - 1) : 1
    return place
  }
}
