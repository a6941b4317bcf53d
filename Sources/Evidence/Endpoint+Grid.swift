internal import Experiments
internal import Foundation
internal import Measures
internal import Runs

extension Endpoint {
  /// The widest gap between the levels on which the number is found, on the scale that is compared; 0 for a continuum.
  ///
  /// The largest level at which a network trains lies anywhere up to the next one, and a range of levels has two such ends.
  func step(between levels: [Double], _ scale: EffectScale) -> Double {
    let ends: Double
    switch summary {
    case .largestTrainedLevel: ends = 1
    case .decadesWithin: ends = 2
    // Of a yes or no nobody knows by how much.
    case nil: return measure.isYesOrNo ? 1 : 0
    case .range, .deviation, .slopePerDoubling: return 0
    }
    let used = Set(levels).sorted()
    let gaps = zip(used, used.dropFirst()).map { low, high in
      switch (summary, scale) {
      case (.decadesWithin, _): log10(high / low)
      case (_, .ratio): log(high / low)
      case (_, .points), (_, .difference): high - low
      }
    }
    return (gaps.max() ?? 0) * ends.squareRoot()
  }

  /// The grid of a number of examples: no two of its values are nearer than one example.
  ///
  /// - Parameter cell: The runs that are measured.
  /// - Returns: The share that one example is, of the run on the fewest; nil for a continuum.
  func grain(in cell: Cell) -> Double? {
    switch summary {
    case nil, .range: break
    // A deviation and a slope are of several numbers; levels have a grid of their own.
    case .deviation, .slopePerDoubling, .largestTrainedLevel, .decadesWithin: return nil
    }
    guard let split = measure.countedSplit else { return nil }
    return cell.runs.compactMap { $0.exampleCounts[split] }.min().map { 1 / Double($0) }
  }

  /// What the number can be: of a share 0 to 1, of a difference of shares −1 to 1; nil where nothing bounds it.
  var possible: ClosedRange<Double>? {
    guard measure.unit.isShare else { return nil }
    switch summary {
    case nil: return measure.isDifference ? -1...1 : 0...1
    case .range: return measure.isDifference ? 0...2 : 0...1
    case .deviation, .slopePerDoubling, .largestTrainedLevel, .decadesWithin: return nil
    }
  }
}

extension Claim.Comparison {
  /// What an effect can be, as it is compared.
  ///
  /// - Parameter endpoint: What is compared.
  /// - Returns: The range of the effect; nil where nothing bounds it.
  func possibleEffects(of endpoint: Endpoint) -> ClosedRange<Double>? {
    guard scale != .ratio, let number = endpoint.possible else { return nil }
    func range(of term: Claim.Term) -> ClosedRange<Double> {
      switch term {
      case .side: number
      case .change: number.lowerBound - number.upperBound...number.upperBound - number.lowerBound
      case .constant(let constant): constant...constant
      }
    }
    let (own, other) = (range(of: subject), range(of: reference))
    let (low, high) = (own.lowerBound - other.upperBound, own.upperBound - other.lowerBound)
    return direction == .higher ? low...high : -high...(-low)
  }
}
