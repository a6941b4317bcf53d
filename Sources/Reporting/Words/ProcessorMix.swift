public import Experiments
internal import Faults
internal import Measures
internal import Notation
internal import Runs

/// With which vector instructions and which version of oneDNN the runs of a report were trained, and whether they differ.
///
/// Matrix products have other last digits with others, which training magnifies: where the runs of a pair differ in them,
/// a part of the difference between its networks is that.
public struct ProcessorMix: Sendable {
  /// What was recorded of runs, most runs first; nil of those that record nothing.
  private let kinds: [(kind: Kind?, count: Int)]
  /// How many groups of paired runs there are, runs of one study, levels and seed, in which two networks differ.
  public let mixedGroups: Int

  /// What decides the last digits.
  private struct Kind: Hashable, Comparable {
    var vectors: String?
    var onednn: String?

    /// Nil where nothing is recorded.
    init?(_ host: Runs.Host) {
      (vectors, onednn) = (host.vectors, host.onednn)
      if vectors == nil, onednn == nil { return nil }
    }

    var words: String {
      switch (vectors, onednn) {
      case (let vectors?, let onednn?): localized("\(vectors) with oneDNN \(onednn)")
      case (let vectors?, nil): vectors
      case (nil, let onednn): "oneDNN \(onednn ?? "")"
      }
    }

    static func < (one: Kind, other: Kind) -> Bool {
      (one.vectors ?? "", one.onednn ?? "") < (other.vectors ?? "", other.onednn ?? "")
    }
  }

  /// Looks at the runs of a report.
  public init(of results: Results) {
    var counts: [Kind?: Int] = [:]
    var groups: [Group: Set<Kind>] = [:]
    for run in results.runs {
      let kind = Kind(run.record.host)
      counts[kind, default: 0] += 1
    }
    // Runs of one kind have no mixed groups, however many they are.
    if counts.keys.compactMap(\.self).count > 1 {
      for run in results.runs {
        guard let kind = Kind(run.record.host) else { continue }
        groups[Group(run.entry), default: []].insert(kind)
      }
    }
    mixedGroups = groups.values.count { $0.count > 1 }
    kinds = counts.map { ($0.key, $0.value) }.sorted { one, other in
      guard one.count == other.count else { return one.count > other.count }
      guard let first = one.kind, let second = other.kind else { return other.kind == nil }
      return first < second
    }
  }

  /// What pairs its runs.
  private struct Group: Hashable {
    var study: String
    var levels: [FactorLevel]
    var seed: UInt64

    init(_ entry: Plan.Entry) {
      study = entry.study
      levels = entry.levels
      seed = entry.configuration.seed
    }
  }

  /// Whether two runs are known to differ.
  public var isMixed: Bool { kinds.compactMap(\.kind).count > 1 }

  /// Whether there are runs to speak of.
  var isEmpty: Bool { kinds.isEmpty }

  /// What was used, in one sentence, which warns where it was not the same.
  public var sentence: String {
    guard isMixed else { return localized("Vector instructions: \(list).") }
    guard mixedGroups > 0 else {
      return localized("Vector instructions are mixed, though among no paired runs: \(list).")
    }
    return localized(
      "Warning: vector instructions are mixed, also within \(mixedGroups, "# group", "# groups") of paired runs, whose differences include those of rounding: \(list)."
    )
  }

  /// What a terminal says where the runs are mixed, in English.
  public var warning: String {
    "the runs used different vector instructions (\(Language.english.speaking { list }))"
      + (mixedGroups > 0
        ? ", also within \(counted(mixedGroups, "group", "groups")) of paired runs" : "")
  }

  private var list: String {
    let words = kinds.map { kind, count in
      let words = kind?.words ?? localized("not recorded")
      return kinds.count == 1 ? words : localized("\(words) (\(count, "# run", "# runs"))")
    }
    return words.listed
  }
}
