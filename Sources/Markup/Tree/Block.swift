/// A part of a document that stands on its own lines.
public indirect enum Block: Sendable, Hashable {
  /// A heading of level 1 to 6; `id` is unique in the document and made from its text.
  case heading(level: Int, id: String, content: [Inline])
  /// Running text.
  case paragraph([Inline])
  /// Preformatted text, with the language it is written in, if named.
  case code(language: String?, text: String)
  /// A program that a notebook runs, or what it prints.
  case program(Program)
  /// A formula on a line of its own.
  case math(Math, source: String)
  /// A list; `start` is the first number of an ordered list, nil for bullets; a tight list has no space between items.
  ///
  /// An item that is a task begins with ☐ or ☑.
  case list(start: Int?, isTight: Bool, items: [[Block]])
  /// The terms of a glossary, each with its meaning.
  case definitions([Definition])
  /// A quotation.
  case quote([Block])
  /// A table with one header row.
  case table(Table)
  /// A rule between parts.
  case thematicBreak
  /// A figure or a picture named by its path, with alternative text and caption.
  case figure(Figure)
}
