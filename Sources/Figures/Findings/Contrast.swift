internal import Measures
internal import Notation

/// What one side has more or less than another, pair by pair, as the sentence of a title.
struct Contrast {
  /// The name of the one side.
  let subject: String
  /// The name of the other.
  let reference: String
  /// What is compared, as a title: `Validation accuracy`.
  let quantity: String
  /// What the pairs differ by.
  let difference: PairedDifference
  /// Of how many differences it is one, whose intervals hold together.
  var count = 1
  /// Whether a side needs so much of it, such as updates, and less is better.
  var isNeeded = false

  /// What tells the sides apart where they are one network at two levels, for a title in few words.
  var places: (subject: String, reference: String)?

  /// The finding; nil without pairs.
  var finding: Finding? {
    var finding = whole
    if let places, finding != nil {
      finding?.titles.append(short(places.subject, places.reference))
    }
    return finding
  }

  /// What one level has more than another in few words: `Test accuracy: 0.44 points more at momentum 1 than at 0.01 (3 pairs)`.
  private func short(_ subject: String, _ reference: String) -> String {
    let amount = difference.amount ?? ""
    let pairs =
      difference.isIndependent
      ? localized("\(difference.count, "# run of each", "# runs of each")")
      : localized("\(difference.count, "# pair", "# pairs")")
    let range =
      difference.certainty(ofOneIn: count) == .clear
      ? difference.ends(ofOneIn: count) : localized("\(pairs), not told apart")
    if difference.scale == .ratio {
      return localized("\(quantity): \(amount) as much at \(subject) as at \(reference) (\(range))")
    }
    return difference.isAbove
      ? localized("\(quantity): \(amount) more at \(subject) than at \(reference) (\(range))")
      : localized("\(quantity): \(amount) less at \(subject) than at \(reference) (\(range))")
  }

  private var whole: Finding? {
    guard let amount = difference.amount else { return nil }
    switch difference.certainty(ofOneIn: count) {
    case .clear:
      return Finding(
        titles: [sentence(amount)],
        basis: .interval,
        note: difference.note(ofOneIn: count)
      )
    case .open(let text):
      return Finding(
        titles: [
          localized(
            "No difference in \(mid) between \(subject) and \(reference) is shown: \(text)"
          ), localized("\(quantity): no difference is shown (\(text))"),
        ],
        basis: .noDifference,
        note: difference.note(ofOneIn: count)
      )
    case .few(1):
      return Finding(
        titles: [plain(amount), brief(amount)].map { localized("\($0) (one run of each)") },
        basis: .oneRun
      )
    case .few(let pairs):
      return Finding(
        titles: [plain(amount), brief(amount)].map {
          difference.isIndependent
            ? localized("\($0) (\(pairs) runs of each: too few for an interval)")
            : localized("\($0) (\(pairs) pairs of runs: too few for an interval)")
        },
        basis: .noDifference
      )
    }
  }

  /// The comparison without the names, where they are too long for a title: the key has them.
  private func brief(_ amount: String) -> String { localized("\(quantity): \(amount)") }

  private var mid: String { Language.current.midSentence(quantity) }

  /// The comparison with its interval.
  private func sentence(_ amount: String) -> String {
    localized("\(plain(amount)) (\(difference.ends(ofOneIn: count)))")
  }

  /// The comparison without an interval: of differences above and below, of ratios how many times.
  private func plain(_ amount: String) -> String {
    switch (difference.scale, difference.isAbove) {
    case (.ratio, _):
      return isNeeded
        ? localized("\(subject) needs \(amount) the \(mid) of \(reference)")
        : localized("\(subject) has \(amount) the \(mid) of \(reference)")
    case (.points, true), (.difference, true):
      return localized("\(subject) is \(amount) above \(reference) in \(mid)")
    case (.points, false), (.difference, false):
      return localized("\(subject) is \(amount) below \(reference) in \(mid)")
    }
  }
}
