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

  /// In how many seeds one side of the claim has the obstacle.
  struct Place: Hashable {
    var side: String
    var count: Int
  }

  var kind: Kind
  /// The sides that have it.
  var places: [Place] = []
  /// How many seeds there are.
  var seedCount: Int

  /// The reason in words, with the sides and their counts.
  var words: String {
    switch kind {
    case .diverged: "a run diverged" + counts
    case .missing: "no number" + counts
    case .unreached: "the end came before the number was known" + counts
    case .oneSeed: "one seed: no interval, because one run says nothing about the spread of others"
    case .oneSeedToChoose: "one seed: the best level of a seed is chosen by the other seeds"
    }
  }

  private var counts: String {
    guard !places.isEmpty else { return "" }
    let seeds = seedCount == 1 ? "the only seed" : "\(seedCount) seeds"
    let texts = places.map { place in
      seedCount == 1 ? "\(place.side) in \(seeds)" : "\(place.side) in \(place.count) of \(seeds)"
    }
    return ": " + texts.joined(separator: ", ")
  }
}
