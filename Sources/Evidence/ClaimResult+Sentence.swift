internal import Experiments
internal import Notation
internal import Statistics

extension ClaimResult {
  /// What was found, with its numbers, their meaning and the verdict.
  ///
  /// One sentence where all parts say the same: `Batch norm needed 2.6 times fewer updates (1.9 to 3.4, 14 seeds): supported.`
  /// Where they differ, the verdict of all stands first, “in part” if it is against the claim, and a sentence says for each
  /// verdict which parts have it.
  ///
  /// - Parameters:
  ///   - escape: What makes plain text out of words, such as their Markdown.
  ///   - emphasize: What makes the verdict stand out.
  /// - Returns: One sentence or several, with their stops.
  package func sentence(
    escaping escape: (String) -> String = { $0 },
    emphasizing emphasize: (String) -> String = { $0 }
  ) -> String {
    let statement = claim.statement.withoutStop
    let verdict = emphasize(verdictWords)
    guard Set(parts.map(\.verdictWords)).count > 1 else {
      let found = escape(together(statement).startingSentence)
      // What was found is not what was claimed: the claim is named, so that the verdict is not taken for one on the sentence.
      return isAgainst
        ? localized("\(found). “\(escape(claim.title))”: \(verdict).")
        : localized("\(found): \(verdict).")
    }
    let groups = Self.groups.compactMap { words, label -> String? in
      let mine = parts.filter { $0.verdictWords == words }
      guard !mine.isEmpty else { return nil }
      let found = mine.map { $0.finding(of: $0.part.title ?? "") }.clauses
      return escape(localized("\(label): \(found).")).startingSentence
    }
    // Where another part is open or supported, what decides against the claim is not said of all of it.
    let whole =
      self.verdict.isAgainst
      ? localized("\(escape(statement)): \(verdict) in part.")
      : localized("\(escape(statement)): \(verdict).")
    return ([whole] + groups).sentences
  }

  /// Whether what was found, told by its author, speaks against the claim.
  private var isAgainst: Bool {
    self.verdict.isAgainst && parts.allSatisfy { $0.part.sentence != nil && $0.amount != nil }
  }

  /// What parts with one verdict found: the statement leads where no author says it otherwise.
  private func together(_ statement: String) -> String {
    guard parts.count > 1 else {
      return parts.first?.finding(of: statement) ?? localized("\(statement): not judged")
    }
    let found = parts.map { $0.finding(of: $0.part.title ?? "") }.clauses
    return parts.contains { $0.part.sentence == nil } ? localized("\(statement): \(found)") : found
  }

  /// The verdicts that parts may have, in the order in which they are told, each with what its sentence begins with.
  private static var groups: [(words: String, label: String)] {
    [
      (Verdict.supported.words, localized("For it")),
      (Verdict.reversed.words, localized("Against it")),
      (Verdict.refuted.words, localized("Against it, by single runs")),
      (Verdict.noMeaningfulEffect.words, localized("Too small to matter")),
      (Verdict.inconclusive.words, localized("Still open")),
      (localized("not measured"), localized("Not measured")),
      (localized("one seed only"), localized("One seed only")),
    ]
  }
}

extension String {
  /// The text with a capital at its start.
  fileprivate var startingSentence: String { prefix(1).uppercased() + dropFirst() }
}
