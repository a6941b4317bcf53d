public import Experiments
public import Runs

/// Which runs of a plan a worker trains.
public enum RunSelection: Sendable, Hashable {
  /// All of them, shared with whoever works on the same store.
  case all
  /// A part, by its number from 0, of so many that are as long as one another: for workers that do not know of each other.
  case shard(Int, of: Int)
  /// Those named.
  case named(Set<RunID>)

  /// A part in words such as `2/8`: the third of eight.
  ///
  /// - Returns: Nil for other words, and for a part that there is not.
  public init?(shard text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 2, numbers.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      let number = Int(numbers[0]), let count = Int(numbers[1]),
      (1...100_000).contains(count), number < count
    else { return nil }
    self = .shard(number, of: count)
  }

  /// The selected part of a plan, in its order.
  ///
  /// Shards are filled with the most expensive run first, each into the one with the least predicted work so far (Graham,
  /// 1969: at most a third more than the best division): the same everywhere, whatever a store has.
  public func runs(of plan: Plan) -> Plan {
    switch self {
    case .all: return plan
    case .named(let ids): return plan.only(ids)
    case .shard(let number, let count):
      let runs = Dictionary(plan.entries.map { ($0.id, $0) }) { first, _ in first }
      var work = [Double](repeating: 0, count: count)
      var ids: Set<RunID> = []
      for run in Runner.longestFirst(runs.values) {
        // `min` gives the first of equals.
        let least = work.indices.min { work[$0] < work[$1] } ?? 0
        work[least] += Runner.cost(of: run.configuration)
        if least == number { ids.insert(run.id) }
      }
      return plan.only(ids)
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
