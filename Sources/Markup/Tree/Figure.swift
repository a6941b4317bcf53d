/// A picture with its words.
public struct Figure: Sendable, Hashable {
  /// The name of the picture, `NAME` of `figures/NAME.svg`.
  public var name: String
  /// What the picture shows, for who cannot see it.
  public var alternativeText: String
  /// What the figure says, below the picture.
  public var caption: [Inline]

  /// Creates a figure.
  public init(name: String, alternativeText: String, caption: [Inline]) {
    self.name = name
    self.alternativeText = alternativeText
    self.caption = caption
  }
}
