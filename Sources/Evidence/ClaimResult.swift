package import Experiments
internal import Models
internal import Notation
package import Statistics

/// A claim with the parts that decide it.
package struct ClaimResult {
  package var claim: Claim
  package var parts: [PartResult]

  /// The parts that are judged together with those of other claims.
  package var family: [PartResult] {
    claim.weight > 0 ? parts.filter { $0.scale != nil && !$0.part.isSecondLook } : []
  }

  /// The verdict of its parts together: contested where they disagree.
  package var verdict: Verdict { Verdict.combining(parts.map(\.verdict)) ?? .inconclusive }

  /// The verdict as words: with one seed there is none.
  package var verdictWords: String {
    let words = Set(parts.map(\.verdictWords))
    return parts.allSatisfy(\.isUnjudgeable) && words.count == 1
      ? words.first ?? "" : verdict.words
  }

  /// The verdict as a sign and words, for tables.
  package var mark: String {
    parts.allSatisfy(\.isUnjudgeable) ? verdictWords : "\(verdict.sign)\u{A0}\(verdictWords)"
  }

  /// What an open claim would need, which is what the part needs that needs most; nil for one that is decided or could not
  /// be judged.
  package var openText: String? {
    guard verdict == .inconclusive else { return nil }
    let open = parts.filter { $0.openText != nil }
    return open.max { ($0.furtherSeeds ?? .max) < ($1.furtherSeeds ?? .max) }?.openText
  }

  /// The levels that were chosen for networks by their other seeds, in words.
  package var levelsText: String {
    var texts: [String] = []
    for levels in parts.flatMap(\.levels) where !texts.contains(levels.text) {
      texts.append(levels.text)
    }
    return texts.parted
  }
}
