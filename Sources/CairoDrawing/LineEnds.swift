internal import CPango
internal import Drawing

/// Where the lines of a justified paragraph end.
struct LineEnds {
  /// The ends that the paragraph is given, each before a byte of its text, in order.
  private(set) var soft: [(byte: Int, isHyphenated: Bool)] = []
  /// Which lines are not as wide as the paragraph: the last, and those that the text itself ends.
  private(set) var hardEnds: Set<Int32> = []

  /// Finds them; nil where a part is wider than the lines, or the language has no spaces between words.
  init?(of text: TextLayoutText, width: Double, _ fonts: Fonts, _ set: FontSet) {
    guard !Self.withoutSpaces.contains(fonts.language.tag.prefix { $0 != "-" && $0 != "_" }) else {
      return nil
    }
    let layout = TextLayout.layout(text, set)
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    let scalars = Scalars(text.string)
    let advances = Self.advances(layout, bytes: scalars.bytes.count)
    var places: [LineFilling.Place] = []
    var ends: [(byte: Int, isHyphenated: Bool, isHard: Bool)] = []
    let hyphenator = Hyphenator.of(languageTag: fonts.language.tag)
    let hyphens = hyphenator.map { Self.hyphens(text, scalars, $0) } ?? []
    var count: Int32 = 0
    guard let attributes = pango_layout_get_log_attrs_readonly(layout, &count) else { return nil }
    var (x, spaces) = (0.0, 0.0)
    // Before the spaces that end here, if the character before is one.
    var (xOfWord, spacesOfWord) = (0.0, 0.0)
    for (index, byte) in scalars.starts.enumerated() {
      let scalar = scalars.values[index]
      if index > 0 {
        let before = scalars.values[index - 1]
        let isHard = before == "\u{2028}" || before == "\u{2029}"
        let canBreak = index < Int(count) && attributes[index].is_line_break != 0
        let isHyphen = hyphens.contains(index)
        if isHard || canBreak || isHyphen {
          // The width of DejaVu's hyphen, in condensed letters.
          let hyphen = isHyphen && !canBreak ? 0.31 * text.size(atByte: byte) : 0
          places.append(
            .init(
              end: xOfWord + hyphen,
              start: x,
              spacesBeforeEnd: spacesOfWord,
              spacesBeforeStart: spaces,
              isHyphen: hyphen > 0,
              isForced: isHard
            )
          )
          ends.append((byte, hyphen > 0, isHard))
        }
      }
      let next = index + 1 < scalars.starts.count ? scalars.starts[index + 1] : scalars.bytes.count
      let advance = advances[byte..<next].reduce(0, +)
      x += advance
      if scalar == " " || scalar == "\u{A0}" {
        spaces += advance
        if scalar == " " { continue }
      }
      (xOfWord, spacesOfWord) = (x, spaces)
    }
    places.append(
      .init(
        end: xOfWord,
        start: x,
        spacesBeforeEnd: spacesOfWord,
        spacesBeforeStart: spaces,
        isForced: true
      )
    )
    guard let lines = LineFilling.ends(of: places, width: width) else { return nil }
    for (number, line) in lines.enumerated() {
      if places[line].isForced { hardEnds.insert(Int32(number)) }
      if line < ends.count, !ends[line].isHard {
        soft.append((ends[line].byte, ends[line].isHyphenated))
      }
    }
  }

  /// Languages whose words are not parted by spaces.
  private static let withoutSpaces: Set<Substring> = ["ja", "zh", "th", "lo", "km", "my"]

  /// The characters of a text with the bytes that they begin at.
  private struct Scalars {
    var values: [Unicode.Scalar] = []
    var starts: [Int] = []
    var bytes: [UInt8]

    init(_ string: String) {
      bytes = Array(string.utf8)
      var start = 0
      for scalar in string.unicodeScalars {
        values.append(scalar)
        starts.append(start)
        start += UTF8.width(scalar)
      }
    }
  }

  /// The advance widths of the glyphs of each cluster, at its first byte.
  private static func advances(_ layout: OpaquePointer, bytes: Int) -> [Double] {
    var result = [Double](repeating: 0, count: bytes + 1)
    for index in 0..<pango_layout_get_line_count(layout) {
      guard let line = pango_layout_get_line_readonly(layout, index) else { continue }
      for run in TextLayout.runs(line) {
        let glyphs = run.pointee.glyphs.pointee
        let offset = Int(run.pointee.item.pointee.offset)
        for number in 0..<Int(glyphs.num_glyphs) {
          result[offset + Int(glyphs.log_clusters[number])] +=
            Double(glyphs.glyphs[number].geometry.width) / TextLayoutText.scale
        }
      }
    }
    return result
  }

  /// The characters before which a word may be divided, by their numbers.
  private static func hyphens(
    _ text: TextLayoutText,
    _ scalars: Scalars,
    _ hyphenator: Hyphenator
  ) -> Set<Int> {
    var result: Set<Int> = []
    var start = 0
    while start < scalars.values.count {
      var end = start
      while end < scalars.values.count, !isEdge(scalars.values[end]) { end += 1 }
      // Signs around a word are no part of it; what has others inside, such as 2-norm, is not divided.
      var word = start..<end
      while let first = word.first, !isLetter(scalars.values[first]) { word.removeFirst() }
      while let last = word.last, !isLetter(scalars.values[last]) { word.removeLast() }
      if word.count >= 6, word.allSatisfy({ isLetter(scalars.values[$0]) }),
        let span = text.span(atByte: scalars.starts[word.lowerBound]), text.isDivided(span: span)
      {
        var letters = String.UnicodeScalarView()
        letters.append(contentsOf: scalars.values[word])
        for place in hyphenator.breaks(in: String(letters)) {
          let index = word.lowerBound + place
          // Marks stay with their letter.
          if !isMark(scalars.values[index]) { result.insert(index) }
        }
      }
      start = end + 1
    }
    return result
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{2028}" || scalar == "—" || scalar == "–"
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isMark(scalar)
  }
}
