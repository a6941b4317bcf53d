/// A picture with its words.
public struct Figure: Sendable, Hashable {
  /// The name that links lead to: `NAME` of `figures/NAME.svg`, or of `pictures/NAME.png`.
  public var name: String
  /// The path of a picture of the template's own; nil for a figure of the report.
  public var picture: String?
  /// What the picture shows, for who cannot see it.
  public var alternativeText: String
  /// What the figure says, below the picture.
  public var caption: [Inline]

  /// Creates a figure.
  public init(
    name: String,
    picture: String? = nil,
    alternativeText: String,
    caption: [Inline]
  ) {
    self.name = name
    self.picture = picture
    self.alternativeText = alternativeText
    self.caption = caption
  }
}
