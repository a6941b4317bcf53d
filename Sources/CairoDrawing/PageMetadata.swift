/// What a PDF says about itself as a whole.
package struct PageMetadata: Sendable, Hashable {
  /// The title.
  package var title: String
  /// Who wrote it.
  package var author: String?
  /// What it is about.
  package var subject: String?
  /// When it was made, as ISO 8601 in UTC, `2026-11-22T00:00:00Z`: Cairo 1.16 writes other forms wrongly.
  package var creationDate: String

  /// Creates metadata.
  package init(title: String, author: String?, subject: String?, creationDate: String) {
    self.title = title
    self.author = author
    self.subject = subject
    self.creationDate = creationDate
  }
}
