/// A text with numbered places for arguments.
///
/// A place is `{2}`, or `{1|# epoch|# epochs}` with a form of a word for each of a language's plurals. Braces around anything
/// else are text.
package struct WordPattern: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case text(Substring)
    case place(number: Int, forms: [Substring], written: Substring)
  }

  private let pieces: [Piece]

  /// Reads a pattern.
  package init(_ text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let parts = rest[rest.index(after: open)..<close]
        .split(separator: "|", omittingEmptySubsequences: false)
      guard let number = parts.first.flatMap({ Int($0) }), number > 0 else {
        pieces.append(.text(rest[...open]))
        rest = rest[rest.index(after: open)...]
        continue
      }
      pieces.append(.text(rest[..<open]))
      pieces.append(
        .place(number: number, forms: Array(parts.dropFirst()), written: rest[open...close])
      )
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(rest))
    self.pieces = pieces
  }

  /// The text with its places filled in; one that gets nothing stays as it is written.
  func filled(_ argument: (_ number: Int, _ forms: [String]) -> String?) -> String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let words): text += words
      case .place(let number, let forms, let written):
        text += argument(number, forms.map(String.init)) ?? String(written)
      }
    }
  }

  /// The numbers of the places, each once.
  package var numbers: Set<Int> {
    Set(pieces.compactMap { if case .place(let number, _, _) = $0 { number } else { nil } })
  }

  /// The numbers of the places that have forms.
  package var countedNumbers: Set<Int> {
    Set(
      pieces.compactMap {
        if case .place(let number, let forms, _) = $0, !forms.isEmpty { number } else { nil }
      }
    )
  }

  /// The counts of forms that the places have, of those that have any.
  package var formCounts: Set<Int> {
    Set(
      pieces.compactMap {
        if case .place(_, let forms, _) = $0, !forms.isEmpty { forms.count } else { nil }
      }
    )
  }
}
