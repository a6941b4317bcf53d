package import Experiments
internal import Measures
internal import Statistics

/// Groups of runs in the order of their means, with what the data do not separate: bands, not a ranking.
///
/// Two groups are separated where the comparison of the two is decided, in either direction, at its level in the family. A
/// band is as long as possible a row of groups no two of which are (the letters of compact letter displays, Piepho 2004,
/// doi:10.1198/1061860043515).
package struct GroupBands {
  /// A group with its mean.
  package struct Member: Sendable, Hashable {
    /// The name of the network or group.
    package var name: String
    /// The mean of its runs.
    package var mean: Double
  }

  /// The groups, the best first.
  package let members: [Member]
  /// The bands, as ranges of ``members``; each group is in one at least.
  package let bands: [ClosedRange<Int>]

  /// The bands of the groups that claims compare, two by two, at one level; nil where a pair of groups was not compared, or
  /// a group has no number.
  ///
  /// - Parameters:
  ///   - claims: Claims; their first parts of a pair of groups decide.
  ///   - cells: The runs of the study at that level.
  ///   - endpoint: What is compared.
  package init?(_ claims: [ClaimResult], cells: [Cell], of endpoint: Endpoint) {
    let isHigher = endpoint.measure.better != .lower
    let means = cells.compactMap { cell -> Member? in
      Summary(of: cell.runs.compactMap { endpoint.measure.value(of: $0).exact }).map {
        Member(name: cell.network.name, mean: $0.mean)
      }
    }
    guard means.count == cells.count, means.count > 1 else { return nil }
    let members = means.sorted { isHigher ? $0.mean > $1.mean : $0.mean < $1.mean }
    var separated: Set<Set<String>> = []
    var compared: Set<Set<String>> = []
    for part in claims.flatMap(\.parts) where part.part.endpoint == endpoint {
      guard case .comparison(let comparison) = part.part.test,
        case .side(let one) = comparison.subject, case .side(let other) = comparison.reference,
        let level = cells.first?.levels, one.fixed == level, other.fixed == level
      else { continue }
      let pair: Set<String> = [one.network, other.network]
      guard compared.insert(pair).inserted else { continue }
      if part.verdict == .supported || part.verdict == .reversed { separated.insert(pair) }
    }
    func isOpen(_ one: Int, _ other: Int) -> Bool {
      !separated.contains([members[one].name, members[other].name])
    }
    for one in members.indices {
      for other in members.indices.dropFirst(one + 1)
      where !compared.contains([members[one].name, members[other].name]) {
        return nil
      }
    }
    var bands: [ClosedRange<Int>] = []
    for first in members.indices {
      let last =
        members.indices.dropFirst(first).prefix { end in
          (first...end).allSatisfy { one in
            (first...end).allSatisfy { one == $0 || isOpen(one, $0) }
          }
        }.last ?? first
      if bands.last.map({ $0.upperBound < last }) ?? true { bands.append(first...last) }
    }
    self.members = members
    self.bands = bands
  }
}
