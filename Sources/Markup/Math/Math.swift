/// A formula as a tree, parsed from a small subset of TeX.
public indirect enum Math: Sendable, Hashable {
  /// Several parts side by side.
  case row([Math])
  /// A variable, set in italics, or upright when it is a name of several letters; letters of the bold and doubled alphabets
  /// are the characters of Unicode's block Mathematical Alphanumeric Symbols and stay as they are.
  case identifier(String)
  /// A number.
  case number(String)
  /// An operator, a relation or a punctuation mark, with the space that its kind asks for; an ordinary one has none: a sign
  /// before its number, a bracket that does not grow, or a single upright letter.
  case `operator`(String, Kind)
  /// Words inside a formula, or a space as the Unicode space of its width (U+2003 em, U+2005 1/4 em, U+2006 1/6 em).
  case text(String)
  /// One above the other with a line between.
  case fraction(Math, Math)
  /// A square root.
  case root(Math)
  /// A base with what stands below and above its right side, or below and above it for large operators.
  case scripts(Math, lower: Math?, upper: Math?)
  /// A mark over a base: a hat or a bar.
  case accent(Math, Accent)
  /// A part between delimiters that grow with it; an empty string stands for none.
  case fenced(open: String, Math, close: String)

  /// The kind of an operator, which decides the space around it (TeX's classes).
  public enum Kind: String, Sendable, Hashable {
    case binary
    case relation
    case large
    case punctuation
    case ordinary
  }

  /// A mark over a base.
  public enum Accent: String, Sendable, Hashable {
    case hat
    case bar
  }
}
