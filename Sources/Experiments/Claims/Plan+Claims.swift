internal import Faults
internal import Measures
internal import Models
internal import Runs

extension Plan {
  /// Refuses claims that compare runs with themselves: two studies or two levels can ask for the same ones.
  ///
  /// - Throws: ``Faults`` with the claims and their sides.
  func checkThatClaimsCompare(_ experiment: Experiment, file: String) throws(Faults) {
    var faults = FaultCollector()
    for claim in experiment.claims {
      for part in claim.parts {
        guard case .comparison(let comparison) = part.test else { continue }
        for (one, other) in comparison.pairs where areSame(one, other, part.endpoint.levels) {
          faults.add(
            experiment.places.fault(
              at: ["claims.\(claim.id)"],
              "claim \"\(claim.id)\" compares \(describe(one)) with \(describe(other)), whose runs are the"
                + " same and always equal",
              hint: "Compare runs that differ in a setting."
            )
          )
        }
      }
    }
    try faults.check()
  }

  private func areSame(_ one: Claim.Side, _ other: Claim.Side, _ levels: [Double]?) -> Bool {
    guard let first = runs(of: one, levels), let second = runs(of: other, levels) else {
      return false
    }
    return !first.isEmpty && first == second
  }

  /// The runs of a side in order, nil where they are not known before training.
  private func runs(of side: Claim.Side, _ levels: [Double]?) -> [RunID]? {
    guard side.level != .best else { return nil }
    let entries = entries.filter { entry in
      entry.study == side.study && entry.network == side.network
        && side.fixed.allSatisfy(entry.levels.contains)
    }
    guard side.level == nil, let levels else { return entries.map(\.id) }
    return entries.filter { entry in
      side.read(of: entry.levels).map { levels.contains($0.value) } ?? true
    }.map(\.id)
  }

  private func describe(_ side: Claim.Side) -> String {
    let levels = side.fixed.map { "\($0.key.rawValue) \($0.text)" }.joined(separator: " and ")
    return "network \"\(side.network)\" of study \"\(side.study)\""
      + (levels.isEmpty ? "" : " at \(levels)")
  }
}

extension Claim.Comparison {
  /// The pairs of sides of which a number is taken from another.
  var pairs: [(Claim.Side, Claim.Side)] {
    var pairs: [(Claim.Side, Claim.Side)] = []
    if case .side(let one) = subject, case .side(let other) = reference {
      pairs.append((one, other))
    }
    for term in [subject, reference] {
      if case .change(let one, from: let other) = term { pairs.append((one, other)) }
    }
    return pairs
  }
}
