package import Drawing

/// The text of a figure: the sizes in use, and runs of measured text.
package struct Lettering {
  /// Tells the room that text takes.
  package let measurer: any TextMeasurer

  /// Creates the lettering of a figure.
  package init(_ measurer: any TextMeasurer) {
    self.measurer = measurer
  }

  /// The finding of the figure.
  package var title: TextStyle { TextStyle(size: 10.5, isBold: true) }
  /// The measure of the figure.
  package var subtitle: TextStyle { TextStyle(size: 8.5, paint: Paint(.mutedInk)) }
  /// What a panel shows.
  package var panelTitle: TextStyle { TextStyle(size: 8.5, isBold: true) }
  /// What an axis shows.
  package var axisTitle: TextStyle { TextStyle(size: 8) }
  /// The numbers of an axis.
  package var tickLabel: TextStyle { TextStyle(size: 7.5, paint: Paint(.mutedInk)) }
  /// The names of rows.
  package var rowName: TextStyle { TextStyle(size: 7.5) }
  /// The names of series and what else is written among the data.
  package var label: TextStyle { TextStyle(size: 8) }
  /// Remarks.
  package var note: TextStyle { TextStyle(size: 7.5, paint: Paint(.mutedInk)) }

  /// The width of a text, in points.
  package func width(_ string: String, _ style: TextStyle) -> Double {
    measurer.metrics(of: Self.printable(string), in: style).width
  }

  /// The distance between two baselines, in points.
  package func lineHeight(_ style: TextStyle) -> Double { (1.25 * style.size).rounded(.up) }

  /// The distance from a baseline to the middle of the digits, in points: half of DejaVu Sans's height of 0.73.
  package func middle(_ style: TextStyle) -> Double { 0.365 * style.size }

  /// A line of a title above something of a width: it stands where lines of the language begin.
  package func heading(
    _ string: String,
    x: Double,
    width: Double,
    y: Double,
    _ style: TextStyle
  ) -> Node {
    TextLanguage.spoken.isRightToLeft
      ? run(string, x: x + width, y: y, anchor: .end, style) : run(string, x: x, y: y, style)
  }

  /// A text with its measured width.
  package func run(
    _ string: String,
    x: Double,
    y: Double,
    anchor: TextRun.Anchor = .start,
    rotation: Double = 0,
    _ style: TextStyle
  ) -> Node {
    .text(
      TextRun(
        Self.printable(string),
        at: Point(x: x, y: y),
        anchor: anchor,
        rotation: rotation,
        style: style,
        width: width(string, style)
      )
    )
  }

  /// A text without characters that no font draws: line breaks and tabs are spaces, other controls U+FFFD, and marks that
  /// turn the direction of what follows, in this text or beyond it, are left out; isolates stay in a language that needs them.
  package static func printable(_ string: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard string.unicodeScalars.contains(where: isControl) else { return string }
    let keepsIsolates = TextLanguage.spoken.isRightToLeft
    var result = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x2066...0x2069 where keepsIsolates: result.append(scalar)
      case 0x202A...0x202E, 0x2066...0x2069: break
      default: result.append(isControl(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return balanced([String(result)])[0]
  }

  /// Lines of one text in which every isolate ends that begins there: one that goes on begins again in the next line.
  private static func balanced(_ lines: [String]) -> [String] {
    var open: [Unicode.Scalar] = []
    return lines.map { line in
      var result = String.UnicodeScalarView(open)
      for scalar in line.unicodeScalars {
        switch scalar.value {
        case 0x2066...0x2068: open.append(scalar)
        case 0x2069 where open.isEmpty: continue
        case 0x2069: open.removeLast()
        default: break
        }
        result.append(scalar)
      }
      result.append(contentsOf: repeatElement("\u{2069}", count: open.count))
      return String(result)
    }
  }

  /// A text that fits a width: as it is, or its start with an ellipsis.
  package func shortened(_ string: String, in style: TextStyle, width limit: Double) -> String {
    let string = Self.printable(string)
    guard width(string, style) > limit else { return string }
    let letters = Array(string)
    // The width grows with the letters, so the most that fit are found by halving.
    var (fits, fails) = (0, letters.count)
    while fails - fits > 1 {
      let middle = (fits + fails) / 2
      if width(String(letters[..<middle]) + "…", style) <= limit {
        fits = middle
      } else {
        fails = middle
      }
    }
    while fits > 0, letters[fits - 1] == " " { fits -= 1 }
    return String(letters[..<fits]) + "…"
  }

  /// A title of an axis that fits a width: of one that is cut, the unit and the scale at its end stay.
  package func shortenedTitle(
    _ title: String,
    in style: TextStyle,
    width limit: Double
  ) -> String {
    guard width(title, style) > limit, let start = Self.startOfNote(title) else {
      return shortened(title, in: style, width: limit)
    }
    let note = String(title[start...])
    let room = limit - width(note, style)
    guard room > limit / 4 else { return shortened(title, in: style, width: limit) }
    return shortened(String(title[..<start]), in: style, width: room) + note
  }

  /// A title of an axis in a few lines: of one that is cut, the unit and the scale at its end stay, on a line of their own.
  package func titleLines(
    _ title: String,
    in style: TextStyle,
    width limit: Double,
    count: Int
  ) -> [String] {
    guard count > 1, lines(title, in: style, width: limit).count > count,
      let start = Self.startOfNote(title)
    else { return lines(title, in: style, width: limit, count: count) }
    let note = title[start...].drop { $0 == " " }
    return lines(String(title[..<start]), in: style, width: limit, count: count - 1)
      + [shortened(String(note), in: style, width: limit)]
  }

  /// Where the note in parentheses at the end of a title begins, with the space before it: ` (nats, log scale)`.
  static func startOfNote(_ title: String) -> String.Index? {
    guard let last = title.last, ")）".contains(last),
      let start = title.lastIndex(where: { "(（".contains($0) }), start > title.startIndex
    else { return nil }
    let before = title.index(before: start)
    return title[before] == " " ? before : start
  }

  /// A text broken into the fewest lines that fit a width, and those into nearly equal ones.
  ///
  /// It breaks at spaces, and within a word only if the word alone is wider than a line; what passes the count of lines
  /// ends in an ellipsis.
  package func lines(
    _ string: String,
    in style: TextStyle,
    width limit: Double,
    count: Int = .max
  ) -> [String] {
    var lines = greedyLines(string, in: style, width: limit)
    if lines.count > count {
      let rest = lines[(count - 1)...].joined(separator: " ")
      return Self.balanced(lines.prefix(count - 1) + [shortened(rest, in: style, width: limit)])
    }
    guard lines.count > 1 else { return lines }
    for share in stride(from: 0.9, through: 0.5, by: -0.1) {
      let narrower = greedyLines(string, in: style, width: share * limit)
      guard narrower.count == lines.count else { break }
      lines = narrower
    }
    return Self.balanced(lines)
  }

  private func greedyLines(_ string: String, in style: TextStyle, width limit: Double) -> [String] {
    var lines: [String] = []
    // A percent sign stays with its number.
    let text = Self.printable(string).replacing(" %", with: "\u{A0}%")
    for word in text.split(separator: " ") {
      if let last = lines.last, width(last + " " + word, style) <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines += pieces(String(word), in: style, width: limit)
      }
    }
    return lines
  }

  /// A word, or its pieces with hyphens between them if it is wider than a line; no more pieces than are of use.
  ///
  /// It is divided as its language does, and anywhere where that is not known or a line has no room for it.
  package func pieces(
    _ word: String,
    in style: TextStyle,
    width limit: Double,
    most: Int = .max
  ) -> [String] {
    guard width(word, style) > limit else { return [word] }
    let divisions = measurer.divisions(of: word)
    var pieces: [String] = []
    var piece = ""
    // How many letters are in the pieces before.
    var count = 0
    for letter in word {
      if !piece.isEmpty, width(piece + String(letter) + "\u{2010}", style) > limit {
        // Names of many words without spaces break where these end, and need no hyphen there.
        let end = piece.lastIndex { "_-./:,".contains($0) }.map { piece.index(after: $0) }
        if let end, end > piece.startIndex, piece[..<end].count > piece.count / 3 {
          count += piece[..<end].count
          pieces.append(String(piece[..<end]))
          piece = String(piece[end...])
        } else {
          let fits = count + piece.count
          let length = (divisions.last { $0 > count && $0 <= fits } ?? fits) - count
          count += length
          pieces.append(piece.prefix(length) + "\u{2010}")
          piece = String(piece.dropFirst(length))
        }
        if pieces.count == most { return pieces }
      }
      piece.append(letter)
    }
    return pieces + [piece]
  }
}
