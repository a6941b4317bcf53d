/// Why a part of a claim could not be judged by its numbers.
struct Obstacle: Hashable {
  /// What stands in the way.
  enum Kind: Hashable {
    /// A run diverged: leaving it out would flatter the network that diverges.
    case diverged
    /// A run lacks the number.
    case missing
    /// A run ended before it got there, or a sweep did, and the effect cannot be bounded against the claim.
    case unreached
    /// A single seed has no spread to judge by.
    case oneSeed
    /// A single seed leaves no other that could choose its level.
    case oneSeedToChoose
  }

  /// In how many seeds, or runs, one side of the claim has the obstacle.
  struct Place: Hashable {
    var side: String
    var count: Int
  }

  var kind: Kind
  /// The sides that have it.
  var places: [Place] = []
  /// How many seeds, or runs, there are.
  var total: Int
  /// What is counted: a seed, or a run.
  var counted = "seed"

  /// Whether more seeds would remove it.
  var isOneSeed: Bool {
    switch kind {
    case .oneSeed, .oneSeedToChoose: true
    case .diverged, .missing, .unreached: false
    }
  }

  /// Why nothing is decided with a single seed, once for a whole table.
  static let oneSeedSentence =
    "One seed: no interval, because one run says nothing about the spread of others."

  /// The reason in words, with the sides and their counts: `a run diverged (Baseline in 1 of 5 seeds)`.
  var words: String {
    switch kind {
    case .diverged: "a run diverged" + counts
    case .missing: "no number" + counts
    case .unreached: "runs that ended too early to tell" + counts
    case .oneSeed: "one seed: no interval, because one run says nothing about the spread of others"
    case .oneSeedToChoose: "one seed: the best level of a seed is chosen by the other seeds"
    }
  }

  private var counts: String {
    guard !places.isEmpty else { return "" }
    let texts = places.map { place in
      place.side
        + (total == 1 ? " in the only \(counted)" : " in \(place.count) of \(total) \(counted)s")
    }
    return " (\(texts.joined(separator: ", ")))"
  }
}
