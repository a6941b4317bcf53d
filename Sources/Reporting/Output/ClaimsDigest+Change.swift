// What a report says otherwise than an earlier one, such as the one of the main branch.

extension ClaimsDigest {
  /// What an earlier report said of a claim.
  enum Before: Sendable, Hashable {
    /// Another verdict, with what it rested on.
    case verdict(String, finding: String)
    /// Nothing: the claim is new.
    case nothing
    /// What this report no longer says: the claim is gone.
    case gone(String, finding: String)
    /// The same verdict, with other numbers.
    case numbers(String)
    /// The same.
    case same

    /// What is read first: changes of verdicts, claims that came or went, changes of numbers.
    fileprivate var rank: Int {
      switch self {
      case .verdict: 0
      case .gone: 1
      case .nothing: 2
      case .numbers: 3
      case .same: 4
      }
    }

    /// What stands in the column of the earlier report.
    var text: String {
      switch self {
      case .verdict(let verdict, let finding), .gone(let verdict, let finding):
        finding.isEmpty ? verdict : "\(verdict): \(finding)"
      case .nothing: "not there"
      case .numbers(let finding): finding.isEmpty ? "without numbers" : finding
      case .same: "same"
      }
    }
  }

  /// The digest beside that of an earlier report: what changed comes first, so that it is never what is left out.
  ///
  /// Claims are the same where their names are; the order of the report is kept otherwise.
  /// - Parameter earlier: What is compared with.
  /// - Returns: The digest, whose texts say what was before.
  public func compared(with earlier: ClaimsDigest) -> ClaimsDigest {
    let known = Dictionary(earlier.rows.map { ($0.id, $0) }) { first, _ in first }
    let ids = Set(rows.map(\.id))
    var all = rows.map { row in
      var row = row
      row.before = Self.before(row, known[row.id])
      return row
    }
    all += earlier.rows.filter { !ids.contains($0.id) }.map { row in
      var gone = row
      gone.before = .gone(Self.word(row), finding: row.finding)
      return gone
    }
    var digest = self
    // Sorting by the rank alone would shuffle those of one rank.
    digest.rows = all.enumerated().sorted { one, other in
      let ranks = (one.element.before?.rank ?? 0, other.element.before?.rank ?? 0)
      return ranks.0 == ranks.1 ? one.offset < other.offset : ranks.0 < ranks.1
    }.map(\.element)
    digest.change = Self.change(digest.rows.compactMap(\.before))
    return digest
  }

  private static func before(_ row: Row, _ earlier: Row?) -> Before {
    guard let earlier else { return .nothing }
    guard word(row) == word(earlier) else {
      return .verdict(word(earlier), finding: earlier.finding)
    }
    return row.finding == earlier.finding ? .same : .numbers(earlier.finding)
  }

  private static func change(_ all: [Before]) -> String {
    let counts = (0...4).map { rank in all.count { $0.rank == rank } }
    let verdicts = "\(counts[0]) verdict\(counts[0] == 1 ? "" : "s") changed"
    let others = [
      (counts[1], "gone"), (counts[2], "new"), (counts[3], "with other numbers"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let first = counts[0] == 0 ? "no verdict changed" : verdicts
    return "against the baseline: " + ([first] + others).joined(separator: ", ")
  }

  /// A line for each claim whose verdict changed, that is new or gone; empty without a report to compare with.
  public var changes: [String] {
    rows.compactMap { row in
      switch row.before {
      case .verdict(let before, _):
        "changed  \(row.statement.oneLine): \(before) -> \(Self.word(row))"
      case .gone(let before, _): "gone     \(row.statement.oneLine): \(before)"
      case .nothing: "new      \(row.statement.oneLine): \(Self.word(row))"
      case .numbers, .same, nil: nil
      }
    }
  }
}
