internal import Experiments
internal import Runs

extension Endpoint {
  /// The endpoint of one seed, from its record at each level.
  func value(of records: [RunRecord]) -> MeasuredValue {
    guard summary == nil else {
      let values = records.map { measure.value(of: $0) }
      let numbers = values.compactMap(\.exact)
      guard numbers.count == values.count, let low = numbers.min(), let high = numbers.max() else {
        return values.contains(.diverged) ? .diverged : .none
      }
      return .number(high - low)
    }
    return records.first.map(measure.value) ?? .none
  }
}

extension Claim.Side {
  /// The records of this side for each seed: one, or one per level for an endpoint over levels.
  func recordsBySeed(in cells: [Cell]) -> [[RunRecord]] {
    let mine = cells.filter { cell in
      cell.study.name == study && cell.network.name == network
        && {
          switch level {
          case .at(let level): cell.levels.contains(level)
          case .best, nil: true
          }
        }()
    }
    guard let seeds = mine.first?.records.count else { return [] }
    return (0..<seeds).map { seed in mine.map { $0.records[seed] } }
  }
}
