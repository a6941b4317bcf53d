extension String {
  /// The most characters of the alternative of a picture: what a screen reader says in one go.
  package static let alternativeLength = 150

  /// How many scalars of the text are read: all but isolates and the marks of directions (Unicode Standard Annex 9, 2).
  package var readLength: Int {
    unicodeScalars.count { scalar in
      !(0x2066...0x2069).contains(scalar.value) && !(0x200E...0x200F).contains(scalar.value)
    }
  }

  /// The text, or as many of its first words as a number of characters holds, with an ellipsis.
  ///
  /// Scalars that are read are counted; the marks that keep text in its order are not. What was opened and not closed is left out: half a parenthesis says nothing.
  ///
  /// - Parameter count: The most scalars that are read, the ellipsis included.
  /// - Returns: The text, of at most that many of them.
  package func shortened(to count: Int) -> String {
    guard readLength > count else { return self }
    var kept: [Character] = []
    var room = count - 1
    for character in self {
      room -= String(character).readLength
      guard room >= 0 else { break }
      kept.append(character)
    }
    kept = Self.wholeWords(kept[...])
    return String(kept) + "…" + String(repeating: "\u{2069}", count: Self.openIsolates(kept))
  }

  /// The start of a text up to the end of its last whole word; of a text without spaces, all of it.
  private static func wholeWords(_ text: ArraySlice<Character>) -> [Character] {
    var kept = text
    // A language without spaces breaks anywhere.
    if let space = kept.lastIndex(of: " "), 2 * space > kept.count { kept = kept[..<space] }
    if let open = kept.lastIndex(where: { "(（".contains($0) }), 2 * open > kept.count,
      !kept[open...].contains(where: { ")）".contains($0) })
    {
      kept = kept[..<open]
    }
    while let last = kept.last, " ,;:،؛，、；：(（".contains(last) { kept = kept.dropLast() }
    return Array(kept)
  }

  /// How many isolates are begun and not ended.
  private static func openIsolates(_ text: [Character]) -> Int {
    text.flatMap(\.unicodeScalars).reduce(0) { depth, scalar in
      switch scalar.value {
      case 0x2066...0x2068: depth + 1
      case 0x2069: Swift.max(0, depth - 1)
      default: depth
      }
    }
  }
}
