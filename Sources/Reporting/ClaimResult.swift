internal import Experiments
internal import Statistics

/// A claim with what came of its parts.
struct ClaimResult {
  var claim: Claim
  /// One result for each part of the claim, in its order.
  var parts: [PartResult]

  /// The verdict that the parts' verdicts make together.
  var verdict: Verdict { Verdict.combining(parts.map(\.verdict)) ?? .inconclusive }

  /// Whether any part could be judged.
  var isJudged: Bool { parts.contains(where: \.isJudged) }

  /// The verdict in a word, or that there is none.
  var verdictWord: String { isJudged ? verdict.words : "not judged" }

  /// A sign of the verdict beside its word.
  var sign: String { isJudged ? verdict.sign : "–" }

  /// The only part of the claim, nil where there are several.
  var onlyPart: PartResult? { parts.count == 1 ? parts.first : nil }

  /// The claim, its verdict and the numbers behind it, in words.
  var sentence: String {
    let head = "\(claim.statement): \(verdictWord)"
    if let part = onlyPart {
      let explanation = part.judgement.map { " " + $0.explanation } ?? ""
      return part.effect == nil
        ? "\(head), \(part.numbers)." : "\(head) (\(part.numbers)).\(explanation)"
    }
    let texts = parts.map { part in
      let title = part.title.map { "\($0): " } ?? ""
      return part.effect == nil
        ? "\(title)\(part.verdictWord), \(part.numbers)"
        : "\(title)\(part.verdictWord) (\(part.numbers))"
    }
    let text = texts.joined(separator: "; ")
    return "\(head). \(text.prefix(1).uppercased())\(text.dropFirst())."
  }

  /// The effects of the parts.
  var effectText: String { joined(\.effectText) }

  /// The intervals of the parts.
  var intervalText: String { joined(\.intervalText) }

  /// The levels that were chosen where the best was asked for.
  var levelsText: String {
    let levels = parts.flatMap(\.chosenLevels).reduce(into: [String]()) { list, level in
      if !list.contains(level) { list.append(level) }
    }
    return levels.isEmpty ? "no level was chosen" : levels.joined(separator: ", ")
  }

  private func joined(_ text: (PartResult) -> String) -> String {
    if let part = onlyPart { return text(part) }
    return parts.map { part in
      (part.title.map { "\($0): " } ?? "") + text(part)
    }.joined(separator: "; ")
  }
}
