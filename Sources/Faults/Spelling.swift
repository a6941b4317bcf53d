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
  /// What others call things: words of PyTorch and of papers, folded as ``folded(_:)`` does.
  private static let synonyms = [
    "lr": "learning_rate", "wd": "weight_decay", "bs": "batch_size", "kaiming": "he",
    "kaiminguniform": "he", "kaimingnormal": "he", "glorot": "xavier", "bn": "batch",
    "ln": "layer", "ce": "cross_entropy", "tests": "test_accuracy", "acc": "test_accuracy",
  ]

  /// The known word nearest to one that is not known, nil when none is near.
  ///
  /// Capitals, hyphens, underscores and spaces do not count; a word that begins or ends with a known one is near
  /// to it, as `BatchNorm1d` is to `batch`.
  package static func nearest(to word: String, among known: [String]) -> String? {
    // No word that is known is this long, and the time grows with the length.
    guard word.utf8.count <= 100 else { return nil }
    let wanted = folded(word)
    if let same = known.first(where: { folded($0) == wanted }) { return same }
    if let synonym = synonyms[wanted], known.contains(synonym) { return synonym }
    let nearest = known.map { ($0, EditDistance.between(wanted, folded($0))) }.min { $0.1 < $1.1 }
    if let nearest, nearest.1 <= max(2, word.count / 3), nearest.1 < word.count {
      return nearest.0
    }
    let parts = known.filter { isPart(folded($0), of: wanted) || isPart(wanted, of: folded($0)) }
    return parts.max { $0.count < $1.count }
  }

  /// A word in small letters, without what parts words.
  private static func folded(_ word: String) -> String {
    word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
  }

  private static func isPart(_ part: String, of whole: String) -> Bool {
    part.count >= 4 && (whole.hasPrefix(part) || whole.hasSuffix(part))
  }
}
