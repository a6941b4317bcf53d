/// A part of a line of text.
public indirect enum Inline: Sendable, Hashable {
  /// Plain characters.
  case text(String)
  /// Program text.
  case code(String)
  /// Stressed text, in italics.
  case emphasis([Inline])
  /// Strong text, in bold.
  case strong([Inline])
  /// Text that is struck through: what no longer holds.
  case struck([Inline])
  /// The number of a note, from 1, and how many references to it stand before this one.
  case note(Int, reference: Int)
  /// A link; the destination is `#id`, https, http or mailto: others are refused when parsing.
  case link(destination: String, content: [Inline])
  /// A formula in the line.
  case math(Math, source: String)
  /// A line end in the source, shown as a space.
  case softBreak
  /// A line end that is shown.
  case lineBreak
}
