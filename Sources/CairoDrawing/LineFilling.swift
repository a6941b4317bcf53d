/// Where a paragraph's lines end: of all ways, the one whose spaces are the most even over the whole paragraph (Knuth and
/// Plass, "Breaking paragraphs into lines", 1981).
package enum LineFilling {
  /// A place where a line may end; distances from the start of the paragraph, as if it stood on one line.
  package struct Place: Sendable, Hashable {
    /// Where a line that ends here ends, with its hyphen, without the space behind.
    package var end: Double
    /// Where the next line starts, behind the space.
    package var start: Double
    /// The width of all spaces between words before the end.
    package var spacesBeforeEnd: Double
    /// The width of all spaces between words before the start of the next line.
    package var spacesBeforeStart: Double
    /// Whether a hyphen ends the line.
    package var isHyphen = false
    /// Whether the line must end here.
    package var isForced = false

    /// Creates a place.
    package init(
      end: Double,
      start: Double,
      spacesBeforeEnd: Double,
      spacesBeforeStart: Double,
      isHyphen: Bool = false,
      isForced: Bool = false
    ) {
      self.end = end
      self.start = start
      self.spacesBeforeEnd = spacesBeforeEnd
      self.spacesBeforeStart = spacesBeforeStart
      self.isHyphen = isHyphen
      self.isForced = isForced
    }
  }

  /// A space grows by half of itself before it looks wide, and shrinks by a quarter at most.
  private static let stretch = 0.5
  private static let shrink = 0.25
  /// What a hyphen costs, in the badness of a line; and a second one below the first.
  private static let hyphenCost = 60.0
  private static let ladderCost = 8_000.0

  /// The places where lines end, in order; the last one of `places` is the end of the paragraph, and forced.
  ///
  /// - Returns: the numbers of the places, or nil if something is wider than a line and cannot be divided.
  package static func ends(of places: [Place], width: Double) -> [Int]? {
    var best: [(cost: Double, before: Int)?] = Array(repeating: nil, count: places.count)
    // Lines start behind a place or, with -1, at the start of the paragraph; only from `first` on they can be short enough.
    var first = -1
    for (index, place) in places.enumerated() {
      for before in first..<index {
        let cost: Double
        if before < 0 {
          cost = 0
        } else if let known = best[before] {
          cost = known.cost
        } else {
          continue
        }
        let start = before < 0 ? 0 : places[before].start
        let spaces =
          place.spacesBeforeEnd - (before < 0 ? 0 : places[before].spacesBeforeStart)
        guard let badness = badness(width - (place.end - start), spaces, isLast: place.isForced)
        else { continue }
        let isLadder = place.isHyphen && before >= 0 && places[before].isHyphen
        let line = 10 + badness + (place.isHyphen ? hyphenCost : 0)
        let total = cost + line * line + (isLadder ? ladderCost : 0)
        if best[index].map({ total < $0.cost }) ?? true { best[index] = (total, before) }
      }
      if place.isForced {
        guard best[index] != nil else { return nil }
        first = index
      } else {
        let narrowest = place.end - width * 1.1
        while first < index, (first < 0 ? 0 : places[first].start) < narrowest - width * 0.1 {
          first += 1
        }
      }
    }
    var ends: [Int] = []
    var index = places.count - 1
    while index >= 0, let found = best[index] {
      ends.append(index)
      index = found.before
    }
    return index < 0 ? ends.reversed() : nil
  }

  /// How bad a line is that has so much room left, from 0; nil for one that is too long.
  private static func badness(_ room: Double, _ spaces: Double, isLast: Bool) -> Double? {
    if room < 0 {
      let ratio = -room / max(spaces * shrink, 1e-9)
      return ratio <= 1 ? 100 * ratio * ratio * ratio : nil
    }
    if isLast { return 0 }
    // Half a letter, so that a line of one word has a cost that is no infinity.
    let ratio = room / (spaces * stretch + 0.5)
    return min(100 * ratio * ratio * ratio, 1e6)
  }
}
