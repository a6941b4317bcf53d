/// The comparison of a set of pictures with their references: what pages, JUnit files and JSON are made of.
public struct GoldenReport: Sendable, Hashable {
  /// A file that may be a picture and was not compared.
  public struct Skipped: Sendable, Hashable {
    /// Why it was not.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
      /// A link whose target is not there.
      case dangling
      /// Its name, or that of a folder around it, begins with a dot.
      case hidden
      /// A link to a folder, which is not followed.
      case linkedFolder
      /// A pipe or a device.
      case noFile

      /// The reason in words.
      public var words: String {
        switch self {
        case .dangling: "it is a link that leads nowhere"
        case .hidden: "it is hidden"
        case .linkedFolder: "it is a link to a folder, which is not followed"
        case .noFile: "it is no file"
        }
      }
    }

    /// Its path, as it is shown.
    public var path: String
    /// Why it was not compared.
    public var reason: Reason

    /// Creates an entry.
    public init(path: String, reason: Reason) { (self.path, self.reason) = (path, reason) }
  }

  /// What was compared, such as `plots with baseline`.
  public var title: String
  /// The results, failures first, the gravest of them first, then by name.
  public let results: [GoldenResult]
  /// References that no picture was compared with, sorted.
  public let unused: [String]
  /// What was not compared, sorted.
  public let skipped: [Skipped]
  /// Whether references without a picture, and what was not compared, are failures.
  public var isStrict: Bool
  /// The command that accepts what failed.
  public var accept: AcceptCommand

  /// Creates a report; the order of its parts does not matter.
  public init(
    title: String,
    results: [GoldenResult],
    unused: [String],
    skipped: [Skipped] = [],
    isStrict: Bool = false,
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
    self.skipped = skipped.sorted {
      $0.path.unicodeScalars.lexicographicallyPrecedes($1.path.unicodeScalars)
    }
    self.isStrict = isStrict
    self.accept = accept
  }

  /// How many results have a verdict.
  public func count(_ verdict: GoldenVerdict) -> Int { results.count { $0.verdict == verdict } }

  /// Whether no result is a failure, and of a strict report nothing else either.
  public var passes: Bool { !results.contains { $0.verdict.isFailure } && strictFaults.isEmpty }

  /// What makes a strict report fail beside its results: a sentence each, with what it is about.
  var strictFaults: [(name: String, text: String)] {
    guard isStrict else { return [] }
    return unused.map { ($0, "the reference has no picture") }
      + skipped.map { ($0.path, "not compared: \($0.reason.words)") }
  }

  /// The counts in words, such as `3 equal, 1 different, 1 missing`.
  public var summary: String { counts(named: \.rawValue) }

  /// The counts, with the verdicts so named.
  func counts(named name: (GoldenVerdict) -> String) -> String {
    let counts = GoldenVerdict.allCases.reversed().compactMap { verdict -> String? in
      let count = count(verdict)
      return count > 0 ? "\(count) \(name(verdict))" : nil
    }
    let unused = unused.isEmpty ? [] : ["\(unused.count) unused"]
    let skipped = isStrict && !skipped.isEmpty ? ["\(skipped.count) not compared"] : []
    return counts.isEmpty && unused.isEmpty && skipped.isEmpty
      ? "no pictures" : (counts + unused + skipped).joined(separator: ", ")
  }
}
