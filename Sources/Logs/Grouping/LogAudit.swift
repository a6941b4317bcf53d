package import Notation

/// What was read and what became of it, run by run: for `compare --list` and the appendix.
public struct LogAudit: Sendable, Hashable {
  /// The series of one split.
  public struct SplitSummary: Sendable, Hashable {
    /// The split.
    public var split: LoggedSeries.Split
    /// The metrics, in the order in which they were logged.
    public var metrics: [String]
    /// How many points they have together.
    public var points: Int
    /// The first and the last epoch that was completed; nil where none is logged.
    public var epochs: ClosedRange<Double>?
    /// The first and the last step; nil where none is logged.
    public var steps: ClosedRange<Int>?
  }

  /// One run.
  public struct Record: Sendable, Hashable {
    /// Where it was read.
    public var source: String
    /// The format, for people.
    public var format: String
    /// How it ended.
    public var state: LoggedRun.State
    /// The title of its group; nil where it is left out.
    package var group: Phrase?
    /// The value of the level's setting.
    public var level: Double?
    /// What makes it a pair.
    public var seed: UInt64?
    /// What it logged, by split.
    public var splits: [SplitSummary]
    /// What was ignored, assumed or odd, and why it is left out.
    public var notes: [LogNote]
  }

  /// The runs in the order of their groups, levels and seeds, and then those that are left out.
  public let records: [Record]

  /// Lists the runs of a comparison.
  public init(_ groups: LogGroups) {
    var records: [Record] = []
    for group in groups.groups {
      for cell in group.cells {
        for member in cell.members {
          var record = Record(member.run)
          (record.group, record.level, record.seed) = (group.phrase, cell.level, member.seed)
          records.append(record)
        }
      }
    }
    for out in groups.leftOut {
      var record = Record(out.run)
      record.notes.append(LogNote(.warning, "left out: \(out.reason)"))
      records.append(record)
    }
    self.records = records
  }

  /// Lists runs that are in no groups, because nobody said yet what is compared.
  public init(ungrouped runs: [LoggedRun]) { records = runs.map { Record($0) } }
}

extension LogAudit.Record {
  /// What was read of a run, before it is known where it belongs.
  init(_ run: LoggedRun) {
    source = run.source
    format = LogFormat.all.first { $0.name == run.format }?.title ?? run.format
    state = run.state
    splits = LoggedSeries.Split.allCases.compactMap { split in
      LogAudit.SplitSummary(split, run.series.filter { $0.split == split && !$0.points.isEmpty })
    }
    notes = run.notes
    if run.hasDivergedInResult {
      notes.append(LogNote(.warning, "it diverged: the last values are not finite"))
    } else if run.hasDiverged {
      let names = run.series.filter { $0.points.last?.value.isFinite == false }.map(\.name)
      notes.append(
        LogNote(.warning, "the last values of \(RunKeys.list(names)) are not finite")
      )
    }
  }

  /// What was read, a clause a split: `30 validation points of accuracy and loss, epochs 1 to 15`.
  package var summary: [Phrase] { splits.map(\.text) }
}

extension LogAudit.SplitSummary {
  /// The sum of some series of one split; nil for none.
  init?(_ split: LoggedSeries.Split, _ series: [LoggedSeries]) {
    guard !series.isEmpty else { return nil }
    var names: [String] = []
    for one in series where !names.contains(one.metric) { names.append(one.metric) }
    self.split = split
    metrics = names
    points = series.reduce(0) { $0 + $1.points.count }
    epochs = Self.range(series.lazy.map(\.points).flatMap { $0.epochs.lazy.filter { !$0.isNaN } })
    steps = Self.range(
      series.lazy.map(\.points).flatMap { $0.steps.lazy.filter { $0 != LoggedPoints.noStep } }
    )
  }

  private static func range<Value: Comparable>(_ values: some Sequence<Value>) -> ClosedRange<
    Value
  >? {
    var iterator = values.makeIterator()
    guard var (low, high) = iterator.next().map({ ($0, $0) }) else { return nil }
    while let value = iterator.next() {
      if value < low { low = value }
      if value > high { high = value }
    }
    return low...high
  }

  /// One clause of a sentence.
  package var text: Phrase {
    let names = RunKeys.list(metrics)
    let text =
      switch split {
      case .train: Phrase("\(points, "# train point", "# train points") of \(names)")
      case .validation:
        Phrase("\(points, "# validation point", "# validation points") of \(names)")
      case .test: Phrase("\(points, "# test point", "# test points") of \(names)")
      case .other: Phrase("\(points, "# point", "# points") of \(names)")
      }
    if let epochs {
      return Phrase(
        "\(text), epochs \(setting: epochs.lowerBound) to \(setting: epochs.upperBound)"
      )
    }
    return steps.map { Phrase("\(text), steps \($0.lowerBound) to \($0.upperBound)") } ?? text
  }
}
