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
