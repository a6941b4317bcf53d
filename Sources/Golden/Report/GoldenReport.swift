/// The comparison of a set of pictures with their references: what pages, JUnit files and JSON are made of.
public struct GoldenReport: Sendable, Hashable {
  /// What was compared, such as `plots with baseline`.
  public var title: String
  /// The results, failures first, the gravest of them first, then by name.
  public let results: [GoldenResult]
  /// References that no picture was compared with, sorted.
  public let unused: [String]
  /// The command that accepts what failed.
  public var accept: AcceptCommand

  /// Creates a report; the order of its parts does not matter.
  public init(
    title: String,
    results: [GoldenResult],
    unused: [String],
    accept: AcceptCommand
  ) {
    self.title = title
    self.results = results.sorted { first, second in
      let ranks = [first, second].map { GoldenVerdict.allCases.firstIndex(of: $0.verdict) ?? 0 }
      return ranks[0] == ranks[1]
        ? first.name.unicodeScalars.lexicographicallyPrecedes(second.name.unicodeScalars)
        : ranks[0] < ranks[1]
    }
    self.unused = unused.sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    self.accept = accept
  }

  /// How many results have a verdict.
  public func count(_ verdict: GoldenVerdict) -> Int { results.count { $0.verdict == verdict } }

  /// Whether no result is a failure.
  public var passes: Bool { !results.contains { $0.verdict.isFailure } }

  /// The counts in words, such as `3 equal, 1 different, 1 missing`.
  public var summary: String { counts(named: \.rawValue) }

  /// The counts, with the verdicts so named.
  func counts(named name: (GoldenVerdict) -> String) -> String {
    let counts = GoldenVerdict.allCases.reversed().compactMap { verdict -> String? in
      let count = count(verdict)
      return count > 0 ? "\(count) \(name(verdict))" : nil
    }
    let unused = unused.isEmpty ? [] : ["\(unused.count) unused"]
    return counts.isEmpty && unused.isEmpty
      ? "no pictures" : (counts + unused).joined(separator: ", ")
  }
}
