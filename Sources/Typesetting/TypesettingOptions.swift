public import Drawing

/// What a PDF says beside its text: title block and metadata.
public struct TypesettingOptions: Sendable, Hashable {
  /// The title, at the top of the first page and in the metadata.
  public var title: String
  /// A line below the title.
  public var subtitle: String?
  /// Who wrote it.
  public var author: String?
  /// The date as readers see it.
  public var date: String?
  /// The language of the text.
  public var language: TextLanguage
  /// When the PDF was made, as ISO 8601 in UTC, such as `2026-11-22T00:00:00Z`; the same input gives the same bytes.
  public var creationDate: String

  /// Creates options.
  public init(
    title: String,
    subtitle: String? = nil,
    author: String? = nil,
    date: String? = nil,
    language: TextLanguage = .english,
    creationDate: String
  ) {
    self.title = title
    self.subtitle = subtitle
    self.author = author
    self.date = date
    self.language = language
    self.creationDate = creationDate
  }
}
