internal import Drawing

/// The names of an axis's categories, broken into lines that fit the room of each.
struct CategoryNames {
  /// The most lines of a name.
  private static let lineLimit = 3

  private let lettering: Lettering
  /// The distance between the baselines of a name, in points: closer than in text.
  static let lineHeight = 9.0

  /// The room between the names of neighbours, in points.
  static let gap = 4.0

  init(_ lettering: Lettering) {
    self.lettering = lettering
  }

  /// How many lines a name beside a band of this height may have.
  static func lineCount(band: Double) -> Int {
    max(1, min(lineLimit, Int(min(1e3, band) / lineHeight)))
  }

  /// A name in lines no wider than a limit, in points; what does not fit ends in an ellipsis.
  ///
  /// It breaks at spaces, and within a word only if the word alone is too wide.
  func lines(_ name: String, width limit: Double, count: Int = lineLimit) -> [String] {
    let style = lettering.tickLabel
    // No more pieces of a word are shown than lines.
    let words = name.split(separator: " ").flatMap {
      lettering.pieces(String($0), in: style, width: limit, most: Self.lineLimit + 1)
    }
    var lines = lettering.lines(words.joined(separator: " "), in: style, width: limit)
    guard lines.count > count else { return lines }
    lines = Array(lines.prefix(count))
    var last = lines[count - 1]
    while !last.isEmpty, lettering.width(last + "…", style) > limit { last.removeLast() }
    lines[count - 1] = last + "…"
    return lines
  }
}
