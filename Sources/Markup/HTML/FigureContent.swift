/// What a page shows for a figure's name: the picture, and its numbers for who cannot see it or wants to copy them.
public struct FigureContent: Sendable, Hashable {
  /// The picture as well-formed HTML, trusted as it is: an inline SVG or an image element.
  public var markup: String
  /// The picture for a column that is as narrow as a phone, which is shown there in its place; nil where one serves both.
  public var narrowMarkup: String?
  /// The numbers that the picture shows.
  public var dataTable: Table?

  /// Creates the content of a figure.
  public init(markup: String, narrowMarkup: String? = nil, dataTable: Table? = nil) {
    self.markup = markup
    self.narrowMarkup = narrowMarkup
    self.dataTable = dataTable
  }
}
