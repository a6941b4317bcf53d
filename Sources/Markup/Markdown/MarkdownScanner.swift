internal import Faults

/// Walks through a Markdown text outside its programs: hides what stands between dollar signs, and finds notes.
struct MarkdownScanner {
  /// A reference to a note, `[^name]`, or the note itself, `[^name]:` at the beginning of a line.
  struct Note: Hashable {
    var name: String
    var isDefinition: Bool
    /// The index of its bracket.
    var place: Int
  }

  private var scalars: [Unicode.Scalar]
  private var index = 0
  /// Up to where no run of so many backticks was found.
  private var searched: [Int: Int] = [:]
  /// The references and notes that were found, in the order of the text.
  private var notes: [Note] = []

  init(_ markdown: String) {
    scalars = Array(markdown.unicodeScalars)
  }

  /// The text with its formulas hidden (``DollarMath``).
  mutating func hidden() -> String {
    while index < scalars.count {
      if isLineStart(index), let end = fencedBlockEnd(from: index) {
        index = end
        continue
      }
      switch scalars[index] {
      case "\\": index += 2
      case "`": index = codeEnd(from: index) ?? index + backticks(from: index)
      case "$": dollar()
      case "[": bracket()
      default: index += 1
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  // MARK: Notes

  private mutating func bracket() {
    defer { index += 1 }
    guard scalar(at: index + 1) == "^",
      let length = scalars[(index + 2)...].prefix(200).firstIndex(of: "]")
    else { return }
    let name = scalars[(index + 2)..<length]
    guard !name.isEmpty, !name.contains(where: { $0.properties.isWhitespace || $0 == "[" }) else {
      return
    }
    var start = index
    while start > 0, scalars[start - 1] == " " || scalars[start - 1] == ">" { start -= 1 }
    notes.append(
      Note(
        name: name.reduce(into: "") { $0.unicodeScalars.append($1) }.lowercased(),
        isDefinition: scalar(at: length + 1) == ":" && isLineStart(start),
        place: index
      )
    )
  }

  /// Refuses references to notes that are not there, notes that nothing refers to, and second notes of a name.
  ///
  /// cmark shows the first as they are written, and leaves out the others.
  func checkNotes() throws(Fault) {
    let defined = Set(notes.filter(\.isDefinition).map(\.name))
    let referred = Set(notes.filter { !$0.isDefinition }.map(\.name))
    var seen: Set<String> = []
    for note in notes {
      if note.isDefinition, !seen.insert(note.name).inserted {
        throw fault(note, "there are two notes of this name", "Give one of them another name.")
      } else if note.isDefinition, !referred.contains(note.name) {
        throw fault(note, "nothing refers to this note", "Write [^\(note.name)] where it belongs.")
      } else if !note.isDefinition, !defined.contains(note.name) {
        throw fault(
          note,
          "there is no note of this name",
          "Write it below the text: [^\(note.name)]: Words. For the characters write \\[^."
        )
      }
    }
  }

  private func fault(_ note: Note, _ message: String, _ hint: String) -> Fault {
    let before = scalars[..<note.place]
    let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    // Columns are bytes until the fault leaves the reader.
    let bytes = scalars[lineStart..<note.place].reduce(0) { $0 + UTF8.width($1) }
    return Fault(
      at: SourceNode.Position(line: before.count { $0 == "\n" } + 1, column: bytes + 1),
      "\(message) (got [^\(note.name)])",
      hint: hint
    )
  }

  // MARK: Formulas

  private mutating func dollar() {
    if scalar(at: index + 1) == "`" {
      // The other way to write a formula, which cmark leaves whole.
      let end = codeEnd(from: index + 1)
      index = end.map { scalar(at: $0) == "$" ? $0 + 1 : $0 } ?? index + 1
    } else if scalar(at: index + 1) == "$" {
      guard let end = displayEnd(from: index + 2) else {
        index += 2
        return
      }
      mark(index, .openDisplay)
      mark(index + 1, .openDisplay)
      hide(index + 2..<end)
      mark(end, .closeDisplay)
      mark(end + 1, .closeDisplay)
      index = end + 2
    } else if let end = formulaEnd(from: index + 1) {
      mark(index, .open)
      hide(index + 1..<end)
      mark(end, .close)
      index = end + 1
    } else {
      index += 1
    }
  }

  /// Where a formula in the line ends that would begin at a place: at the next dollar sign, or it is none.
  private func formulaEnd(from start: Int) -> Int? {
    guard let first = scalar(at: start), !first.properties.isWhitespace,
      !isWord(scalar(at: start - 2))
    else { return nil }
    var place = start
    while let next = scalar(at: place) {
      switch next {
      case "\\": place += 2
      case "\n":
        if isBlankLine(after: place) { return nil }
        place += 1
      case "$":
        guard let last = scalar(at: place - 1), place > start, !last.properties.isWhitespace,
          !isWord(scalar(at: place + 1)), scalar(at: place + 1) != "$"
        else { return nil }
        return place
      default: place += 1
      }
    }
    return nil
  }

  /// Where two dollar signs end a formula on its own, before the end of its paragraph.
  private func displayEnd(from start: Int) -> Int? {
    var place = start
    while let next = scalar(at: place) {
      if next == "\\" {
        place += 2
      } else if next == "$", scalar(at: place + 1) == "$" {
        return place
      } else if next == "\n", isBlankLine(after: place) {
        return nil
      } else {
        place += 1
      }
    }
    return nil
  }

  private mutating func mark(_ place: Int, _ mark: DollarMath.Mark) {
    scalars[place] = mark.scalar
  }

  private mutating func hide(_ range: Range<Int>) {
    var isMargin = false
    for place in range {
      // The marks of the quotation that the formula stands in.
      if scalars[place] == "\n" {
        isMargin = true
      } else if !(isMargin && (scalars[place] == ">" || scalars[place] == " ")) {
        isMargin = false
        scalars[place] = DollarMath.hidden(scalars[place])
      }
    }
  }

  // MARK: Programs

  /// The end of the code span that begins at a place; nil if nothing ends it.
  private mutating func codeEnd(from start: Int) -> Int? {
    let length = backticks(from: start)
    var place = start + length
    // Looked for already, in vain: a text of many such marks would take the square of its length.
    if let end = searched[length], place < end { return nil }
    let end = codeEnd(length, &place)
    searched[length] = end == nil ? place : nil
    return end
  }

  private func codeEnd(_ length: Int, _ place: inout Int) -> Int? {
    while let next = scalar(at: place) {
      if next == "`" {
        let found = backticks(from: place)
        place += found
        if found == length { return place }
      } else if next == "\n", isBlankLine(after: place) {
        return nil
      } else {
        place += 1
      }
    }
    return nil
  }

  private func backticks(from start: Int) -> Int {
    var end = start
    while scalar(at: end) == "`" { end += 1 }
    return end - start
  }

  /// The end of the fenced block of code that begins with a line; it may stand in lists and quotations.
  private func fencedBlockEnd(from start: Int) -> Int? {
    guard let fence = fence(ofLine: start) else { return nil }
    // A fence of backticks has none after it.
    if fence.mark == "`", scalars[fence.end..<lineEnd(from: start)].contains("`") { return nil }
    var line = nextLine(after: start)
    while line < scalars.count {
      if let other = self.fence(ofLine: line), other.mark == fence.mark,
        other.length >= fence.length,
        scalars[other.end..<lineEnd(from: line)].allSatisfy(\.properties.isWhitespace)
      {
        return nextLine(after: line)
      }
      line = nextLine(after: line)
    }
    return scalars.count
  }

  private func fence(ofLine start: Int) -> (mark: Unicode.Scalar, length: Int, end: Int)? {
    var place = start
    while let next = scalar(at: place), " >-*+0123456789.)".unicodeScalars.contains(next) {
      place += 1
    }
    guard let mark = scalar(at: place), mark == "`" || mark == "~" else { return nil }
    var end = place
    while scalar(at: end) == mark { end += 1 }
    return end - place >= 3 ? (mark, end - place, end) : nil
  }

  // MARK: Places

  private func scalar(at place: Int) -> Unicode.Scalar? {
    scalars.indices.contains(place) ? scalars[place] : nil
  }

  private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar, scalar.isASCII else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private func isLineStart(_ place: Int) -> Bool { place == 0 || scalars[place - 1] == "\n" }

  private func lineEnd(from place: Int) -> Int {
    scalars[place...].firstIndex(of: "\n") ?? scalars.count
  }

  private func nextLine(after place: Int) -> Int { min(lineEnd(from: place) + 1, scalars.count) }

  private func isBlankLine(after newline: Int) -> Bool {
    scalars[(newline + 1)..<lineEnd(from: newline + 1)].allSatisfy {
      $0.properties.isWhitespace || $0 == ">"
    }
  }
}
