internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Plotting

// What a figure of a sweep found: its lines against one of them, level by level.

extension SweepPlot {
  /// The lines that are compared, pair by pair: those that the file names, else all with the one that they are drawn against
  /// or the first; none where they are too many for a title.
  var contrasts: [LevelContrasts] {
    let compared: [(name: String, subject: SweepLine, reference: SweepLine)]
    let isNamed = !differences.isEmpty
    if hasRelativePanel {
      compared = pairs.map { ($0.series.name, $0.subject, $0.reference) }
    } else {
      compared = lines.dropFirst().map { ($0.series.name, $0, lines[0]) }
    }
    guard !compared.isEmpty, lines.count <= Crowding.overlaidCurves || isNamed else { return [] }
    let differences = compared.map { pair in
      pair.subject.cells.compactMap { cell -> (level: FactorLevel, difference: PairedDifference)? in
        guard let level = cell.levels.first, let other = pair.reference.cell(at: level.value)
        else { return nil }
        let difference = PairedDifference(
          subject: cell,
          reference: other,
          of: (pair.subject.measure, pair.reference.measure)
        )
        return difference.count == 0 ? nil : (level, difference)
      }.sorted { $0.level.value < $1.level.value }
    }
    let count = max(1, differences.map(\.count).reduce(0, +))
    return zip(compared, differences).map { pair, differences in
      LevelContrasts(
        subject: pair.name,
        reference: isNamed ? nil : pair.reference.series.name,
        differences: differences,
        levels: pair.subject.cells.compactMap(\.levels.first),
        count: count
      )
    }
  }

  /// That no pair of runs can be compared.
  var unmeasured: Finding {
    Finding(
      titles: [localized("\(shown.title): there are no pairs of runs to compare")],
      basis: .noDifference
    )
  }

  /// The highest and the lowest of many lines.
  var extremes: Finding? {
    guard lines.count > Crowding.overlaidCurves else { return nil }
    return Extremes(
      shown.title,
      scale: shown.comparedScale,
      unit: shown.unit.ofDifference,
      lines.map { ($0.series.name, numbers(of: $0)) }
    )?.finding
  }

  /// The mean of a line over its levels, by seed; of seeds that have a number at all of them.
  private func numbers(of line: SweepLine) -> [UInt64: Double] {
    let all = line.cells.map { $0.numbers(of: line.measure) }.filter { !$0.isEmpty }
    guard let first = all.first else { return [:] }
    var means: [UInt64: Double] = [:]
    for seed in first.keys {
      let values = all.compactMap { $0[seed] }
      guard values.count == all.count,
        let mean = SeedSpread.point(
          x: 0,
          values,
          isLogarithmic: shown.comparedScale == .ratio && values.allSatisfy { $0 > 0 }
        )?.y
      else { continue }
      means[seed] = mean
    }
    return means
  }

  /// What a single line has more at the last level than at the first.
  var course: Finding? {
    guard let line = lines.first, let first = line.cells.first, let last = line.cells.last,
      let low = first.levels.first, let high = last.levels.first, low.value != high.value
    else { return nil }
    let (from, to) = low.value < high.value ? (first, last) : (last, first)
    let (start, end) = low.value < high.value ? (low, high) : (high, low)
    return Contrast(
      subject: localized("\(line.series.name) at \(end.phrase)"),
      reference: localized("the same network at \(start.number)"),
      quantity: shown.title,
      difference: PairedDifference(
        subject: to,
        reference: from,
        of: (line.measure, line.measure)
      ),
      isNeeded: shown.isCrossing || shown.isTimed,
      places: (end.phrase, start.number)
    ).finding
  }
}

extension Measure {
  /// How titles compare two numbers: shares by points, also where a claim compares them as they are.
  var comparedScale: EffectScale { unit.isShare ? .points : usualScale }
}

extension PairedDifference {
  /// What two cells differ by as a title says it.
  init(subject: Cell, reference: Cell, of measures: (Measure, Measure)) {
    self.init(
      subject.numbers(of: measures.0),
      minus: reference.numbers(of: measures.1),
      measures.0.comparedScale
    )
    if scale == .difference { unit = measures.0.unit.ofDifference }
  }
}
