public import Faults
public import Logs
internal import Measures
internal import Notation
internal import Runs

extension LoggedStudy {
  /// A study of runs that were found and grouped.
  ///
  /// - Parameters:
  ///   - groups: The runs by group, level and seed.
  ///   - searchNotes: What is to be said of the search.
  ///   - request: What the study asks for: titles of groups, and directions of metrics.
  /// - Throws: ``Fault`` where the metric that is compared has several units.
  public init(
    _ groups: LogGroups,
    notes searchNotes: [LogNote] = [],
    _ request: LogRequest
  ) throws(Fault) {
    let runs = groups.runs
    var known = LoggedMetric.all(of: runs)
    for index in known.indices { known[index].direction = request.direction(of: known[index]) }
    let chosen = try Self.primary(known, runs.count, request)
    let curves = try chosen.map { choice throws(Fault) in try MetricCurves(choice.metric, of: runs)
    }
    let percents = try Self.percents(known, runs, primary: chosen?.metric)
    let names = Self.names(groups.groups.map(\.name))
    let factor = groups.level.map(Self.factor)
    var cells: [Cell] = []
    var number = Self.firstNumber(runs)
    for (group, name) in zip(groups.groups, names) {
      for cell in group.cells {
        guard cell.level != nil || factor == nil else { continue }
        var made = Cell(group: name, levels: [], runs: [], sources: [], seeds: [])
        if let factor, let level = cell.level {
          made.levels = [FactorLevel(key: factor.key, value: level)]
        }
        for member in cell.members {
          number += 1
          made.runs.append(
            MeasuredRun(
              member.run.dividing(percents),
              seed: groups.arePairs ? member.seed ?? number : number
            )
          )
          made.sources.append(member.run.source)
          made.seeds.append(member.seed.map(String.init))
        }
        cells.append(made)
      }
    }
    let metrics = known.map { Metric($0) }
    let primary = chosen.map { Metric($0.metric) }
    let all =
      searchNotes + groups.notes + (chosen?.notes ?? []) + (curves?.notes ?? [])
      + (chosen.map { groups.startNotes(of: $0.metric) } ?? [])
    var audit = LogAudit(groups).records.map(AuditedRun.init)
    let common = AuditedRun.removeCommonNotes(&audit)
    let folder = AuditedRun.removeCommonFolder(&audit, &cells)
    self.init(
      groups: zip(names, groups.groups).map { name, group in
        Group(
          name: name,
          phrase: request.groups.first { $0.name == group.name }?.title.map(Phrase.init(verbatim:))
            ?? group.phrase
        )
      },
      factor: factor,
      cells: Self.ordered(cells, factor),
      primary: primary,
      metrics: (primary.map { [$0] } ?? []) + metrics.filter { $0.name != primary?.name },
      isPaired: groups.arePairs,
      commonBudget: curves.flatMap(Self.budget),
      notes: Self.notes(all)
        + common.map { Note(isWarning: false, text: Phrase("of every run: \($0)")) },
      folder: folder,
      audit: audit
    )
  }

  /// Where the numbers of runs without seeds begin.
  ///
  /// That is at no seed of anybody's, and elsewhere for other runs, so that no two studies of one report have pairs by
  /// chance: FNV-1a of where the runs were read.
  private static func firstNumber(_ runs: [LoggedRun]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for run in runs {
      for byte in run.source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return 1 << 62 | (hash >> 4) << 1
  }

  /// What is compared: as the file says, else what is usual.
  ///
  /// - Throws: ``Fault`` where no run logged what the file names.
  private static func primary(
    _ known: [LoggedMetric],
    _ count: Int,
    _ request: LogRequest
  ) throws(Fault) -> (metric: LoggedMetric, notes: [LogNote])? {
    guard let name = request.metric else { return LoggedMetric.primary(of: known, count: count) }
    guard let metric = LoggedMetric.named(name, among: known) else {
      throw noMetric(name, among: known.map(\.name))
    }
    return LoggedMetric.primary(of: [metric], count: count)
  }

  /// The metric of a name with its split, without one, or as it was logged: `validation/accuracy`, `accuracy`, `val_acc`.
  ///
  /// - Throws: ``Fault`` of usage with the metrics that there are.
  public func metric(named name: String) throws(Fault) -> Metric {
    let reading = LogName(name)
    let split = reading.split.flatMap { DataSplit(rawValue: $0.rawValue) }
    let found =
      metrics.first { $0.name == name }
      ?? metrics.first { metric in
        metric.key.metric.name.lowercased() == reading.metric.lowercased()
          && (reading.split == nil || split == metric.key.split)
      }
    guard let found else { throw Self.noMetric(name, among: metrics.map(\.name)) }
    return found
  }

  private static func noMetric(_ name: String, among names: [String]) -> Fault {
    Fault(
      .usage,
      "no run has the metric \"\(name)\"",
      hint: Spelling.nearest(to: name, among: names).map { "Did you mean \($0)?" }
        ?? "They have \(names.prefix(20).joined(separator: ", "))."
    )
  }

  /// Levels first, as in a plan.
  private static func ordered(_ cells: [Cell], _ factor: Factor?) -> [Cell] {
    guard let factor else { return cells }
    return factor.levels.flatMap { level in cells.filter { $0.levels == [level] } }
  }

  private static func factor(_ level: LogGroups.Level) -> Factor {
    let (low, high) = (level.values.min() ?? 0, level.values.max() ?? 0)
    return Factor(
      key: .logged(level.name, isByRatio: low > 0 && high >= 10 * low),
      values: level.values
    )
  }

  private static func budget(_ curves: MetricCurves) -> TrainingMoment? {
    guard let budget = curves.budget else { return nil }
    return switch curves.axis {
    case .epoch: TrainingMoment(epoch: budget)
    case .step: TrainingMoment(step: Int(budget))
    case .none: nil
    }
  }

  /// Names of groups as names of a file, no two of them alike.
  private static func names(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let first = ComparisonFile.identifier(name)
      var unique = first
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(first)_\(number)"
        number += 1
      }
      return unique
    }
  }

  /// The metrics that were logged in percent.
  ///
  /// - Throws: ``Fault`` where the runs of the one that is compared do not agree.
  private static func percents(
    _ metrics: [LoggedMetric],
    _ runs: [LoggedRun],
    primary: LoggedMetric?
  ) throws(Fault) -> Set<String> {
    var percents: Set<String> = []
    for metric in metrics where MetricUnit.isPart(metric: metric.metric) {
      do throws(Fault) {
        if try MetricCurves.unit(of: metric, in: runs) == .percent { percents.insert(metric.name) }
      } catch {
        if metric == primary { throw error }
      }
    }
    return percents
  }

  private static func notes(_ notes: [LogNote]) -> [Note] {
    var known: Set<LogNote> = []
    let each = notes.filter { known.insert($0).inserted }
    return (each.filter { $0.kind == .warning } + each.filter { $0.kind != .warning }).map {
      Note(isWarning: $0.kind == .warning, text: $0.text)
    }
  }
}

extension LoggedStudy.Metric {
  fileprivate init(_ metric: LoggedMetric) {
    let better: Measures.Metric.Better? =
      switch metric.direction {
      case .higher: .higher
      case .lower: .lower
      case .none: nil
      }
    let name = MetricName(metric.name, better: better)
    self.init(
      name: name.text,
      key: SeriesKey(name.metric, on: name.split),
      better: better,
      runCount: metric.runs,
      pointCount: metric.points
    )
  }
}

extension LoggedStudy.AuditedRun {
  fileprivate init(_ record: LogAudit.Record) {
    self.init(
      source: record.source,
      format: record.format,
      group: record.group,
      level: record.level.map { Setting($0).text },
      seed: record.seed.map(String.init),
      contents: record.summary,
      notes: record.notes.map(\.text)
    )
  }
}

extension LoggedStudy.AuditedRun {
  /// Takes out what is to be said of every run, which is said once.
  fileprivate static func removeCommonNotes(_ runs: inout [Self]) -> [Phrase] {
    guard runs.count > 1, let first = runs.first else { return [] }
    let common = first.notes.filter { note in runs.allSatisfy { $0.notes.contains(note) } }
    for index in runs.indices { runs[index].notes.removeAll(where: common.contains) }
    return common
  }

  /// Takes out the folder that all runs are in, which may be anywhere on somebody's machine.
  fileprivate static func removeCommonFolder(
    _ runs: inout [Self],
    _ cells: inout [LoggedStudy.Cell]
  ) -> String {
    let paths = runs.map { run in
      // The run of a table stands behind the path.
      let path =
        run.source.firstRange(of: ": ").map { run.source[..<$0.lowerBound] }
        ?? run.source[...]
      return path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    }
    guard var common = paths.first else { return "" }
    for path in paths.dropFirst() {
      let count = zip(common, path).prefix { $0 == $1 }.count
      common = common.prefix(count)
    }
    let folder = common.joined(separator: "/")
    guard !common.isEmpty, !folder.isEmpty else { return "" }
    func short(_ source: String) -> String { String(source.dropFirst(folder.count + 1)) }
    for index in runs.indices { runs[index].source = short(runs[index].source) }
    for index in cells.indices { cells[index].sources = cells[index].sources.map(short) }
    return folder
  }
}

extension LogRequest {
  /// Which values of a metric are better: as the file says, else as its name does.
  fileprivate func direction(of metric: LoggedMetric) -> MetricDirection {
    func isNamed(_ names: [String]) -> Bool {
      names.contains { $0 == metric.metric || $0 == metric.name }
    }
    if isNamed(higher) { return .higher }
    return isNamed(lower) ? .lower : metric.direction
  }
}

extension LoggedRun {
  /// The run with some metrics as parts of 1, which were logged in percent.
  fileprivate func dividing(_ percents: Set<String>) -> LoggedRun {
    guard !percents.isEmpty else { return self }
    var run = self
    for index in run.series.indices {
      let series = run.series[index]
      let name =
        series.split == .other ? series.metric : "\(series.split.rawValue)/\(series.metric)"
      guard percents.contains(name) else { continue }
      run.series[index].points.divideValues(by: 100)
    }
    return run
  }
}
