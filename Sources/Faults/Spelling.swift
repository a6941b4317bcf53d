/// How many letters must be added, removed or replaced to turn one word into another (Levenshtein, 1966).
enum EditDistance {
  static func between(_ first: String, _ second: String) -> Int {
    let second = Array(second.unicodeScalars)
    var row = Array(0...second.count)
    for (i, letter) in first.unicodeScalars.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in second.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}

/// The word that someone may have meant.
package enum Spelling {
  /// The known word nearest to one that is not known, nil when none is near.
  package static func nearest(to word: String, among known: [String]) -> String? {
    // No word that is known is this long, and the time grows with the length.
    guard word.utf8.count <= 100 else { return nil }
    let nearest = known.map { ($0, EditDistance.between(word, $0)) }.min { $0.1 < $1.1 }
    guard let nearest, nearest.1 <= max(2, word.count / 3) else { return nil }
    return nearest.0
  }
}
