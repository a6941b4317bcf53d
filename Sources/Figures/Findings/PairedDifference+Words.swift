internal import Measures
internal import Notation

// How a difference is said in the title of a figure: without a sign, and with what its interval allows to say.

extension PairedDifference {
  /// What may be said of a difference.
  enum Certainty: Hashable {
    /// That there is one: the interval leaves out none.
    case clear
    /// How large it may be, in words.
    case open(String)
    /// What is seen, in so few pairs.
    case few(Int)
  }

  /// What may be said, if it is one of several.
  func certainty(ofOneIn count: Int = 1) -> Certainty {
    guard self.count >= Self.fewestPairs else { return .few(self.count) }
    return isClear(ofOneIn: count) ? .clear : .open(text(ofOneIn: count) ?? "")
  }

  /// Whether the mean is above no difference.
  var isAbove: Bool { (mean ?? neutral) >= neutral }

  /// The mean without its sign: `1.17 points`, `0.12 nats`, `0.45 times`; nil without pairs.
  var amount: String? { mean.map { amount($0) } }

  /// A size without its sign, with its unit.
  func amount(_ value: Double) -> String {
    let number = unsigned(value)
    switch scale {
    case .ratio: return localized("\(number) times")
    case .points: return localized("\(number) points")
    case .difference: return unit.isEmpty ? number : localized("\(number) \(unit)")
    }
  }

  /// The ends of the interval without their sign, the smaller first: `0.71 to 1.63`; empty without an interval.
  func ends(ofOneIn count: Int = 1) -> String {
    guard let interval = interval(ofOneIn: count) else { return "" }
    let width = interval.upperBound - interval.lowerBound
    let ends = [interval.lowerBound, interval.upperBound].sorted { size($0) < size($1) }
    return localized("\(unsigned(ends[0], width)) to \(unsigned(ends[1], width))")
  }

  private func size(_ value: Double) -> Double { scale == .ratio ? value : abs(value) }

  /// What the interval of a title is, for the caption.
  func note(ofOneIn count: Int = 1) -> String {
    guard !isIndependent else {
      return count > 1
        ? localized(
          "The title’s intervals are Welch’s of independent runs, 95 % for all \(count) comparisons together."
        ) : localized("The title’s interval is Welch’s 95 % interval of independent runs.")
    }
    let pairs = localized("\(values.count, "# pair", "# pairs")")
    return count > 1
      ? localized(
        "The title’s intervals are of \(pairs) of one seed, 95 % for all \(count) comparisons together."
      ) : localized("The title’s interval is the 95 % interval of \(pairs) of one seed.")
  }
}
