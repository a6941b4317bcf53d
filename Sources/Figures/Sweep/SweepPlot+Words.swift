internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs
internal import Statistics

// What a figure of a sweep says of itself: its finding, its measure and what the marks leave out.

extension SweepPlot {
  /// What the figure shows, as a sentence of its numbers.
  var finding: String {
    agreementWithTheory ?? findingOfDifferences ?? largestDifference ?? course ?? title
  }

  /// A line's mean at a level.
  private struct Mean {
    var line: SweepLine
    var cell: Cell
    var level: FactorLevel
    var value: Double

    var name: String { line.series.name }
  }

  /// The means that are drawn, in the order of the levels.
  private var means: [Mean] {
    lines.flatMap { line in
      line.cells.compactMap { cell -> Mean? in
        guard let level = cell.levels.first,
          cell.runs.allSatisfy({ line.bound(of: $0) == nil }),
          let point = spread(x: level.value, line.values(of: cell))
        else { return nil }
        return Mean(line: line, cell: cell, level: level, value: point.y)
      }
    }
    .sorted { $0.level.value < $1.level.value }
  }

  /// How far the means are from the lines of theory; nil without such a line.
  private var agreementWithTheory: String? {
    let values = lines.flatMap { line in
      line.cells.flatMap { cell in
        cell.runs.compactMap { run -> (measured: Double, theory: Double)? in
          guard let measured = line.value(of: run),
            let theory = run.configuration.flatMap({ line.measure.theory?.value($0) }),
            measured > 0, theory > 0
          else { return nil }
          return (measured, theory)
        }
      }
    }
    guard let key, !values.isEmpty else { return nil }
    if shown.theory?.isBound == true {
      let beyond = values.count { $0.measured > $0.theory * (1 + 1e-6) }
      return beyond == 0
        ? localized("No value beyond its bound, at any \(key.words)")
        : localized(
          "\(beyond) of \(values.count, "# value beyond its bound", "# values beyond their bound")"
        )
    }
    // Of means, not of runs: theory speaks of expectations.
    let factor = lines.flatMap { line in
      line.cells.compactMap { cell -> Double? in
        guard let theory = line.theoreticalValue(of: cell),
          let mean = spread(x: 0, line.values(of: cell))?.y, mean > 0, theory > 0
        else { return nil }
        return max(mean / theory, theory / mean)
      }
    }.max()
    guard let factor else { return nil }
    guard factor < 1.5 else {
      return localized(
        "Means within a factor of \(Format.fixed(factor, decimals: 1)) of theory, which has no free parameter, at every \(key.words)"
      )
    }
    let percent = Format.fixed((factor - 1) * 100, decimals: 0) + NumberStyle.percent.unit
    return localized(
      "Means within \(percent) of theory, which has no free parameter, at every \(key.words)"
    )
  }

  /// Two means at a level, and what their runs differ by.
  private struct Gap {
    var highest: Mean
    var lowest: Mean
    var difference: PairedDifference
    /// How many pairs of means this is the largest difference of.
    var count: Int

    /// Whether the interval of the difference does not hold 0, as the largest of so many.
    var isClear: Bool { difference.isClear(ofOneIn: count) }
  }

  /// The level at which two lines differ most, with their means there.
  private var largestGap: Gap? {
    var gaps: [(Mean, Mean, distance: Double)] = []
    for (_, means) in Dictionary(grouping: means, by: \.level.value).sorted(by: { $0.key < $1.key })
    {
      for (index, first) in means.enumerated() {
        for second in means[(index + 1)...] {
          let (high, low) = first.value >= second.value ? (first, second) : (second, first)
          gaps.append(
            (high, low, isLogarithmic ? log(high.value / low.value) : high.value - low.value)
          )
        }
      }
    }
    guard let most = gaps.max(by: { $0.distance < $1.distance }) else { return nil }
    return Gap(
      highest: most.0,
      lowest: most.1,
      difference: PairedDifference(
        most.0.cell,
        minus: most.1.cell,
        of: most.0.line.measure,
        and: most.1.line.measure
      ),
      count: gaps.count
    )
  }

  /// The largest difference of two lines, called one only where its interval says so.
  private var largestDifference: String? {
    guard let gap = largestGap else { return nil }
    let level = gap.highest.level.phrase
    let means = [gap.highest, gap.lowest].map {
      localized("\($0.name) \(shown.text($0.value))")
    }.listed
    return gap.isClear
      ? localized("Largest difference at \(level): \(means)")
      : localized("No difference is told from 0; the largest, at \(level): \(means)")
  }

  /// The interval that the title rests on.
  var gapNote: String {
    guard differences.isEmpty, agreementWithTheory == nil, let gap = largestGap,
      let text = gap.difference.text(ofOneIn: gap.count)
    else { return "" }
    let count = gap.difference.values.count
    guard count > 1 else { return "" }
    let note =
      gap.count > 1
      ? localized(
        "The title’s difference, by seed: \(text), n = \(count, "# pair", "# pairs"); 95 % for all \(gap.count, "# difference", "# differences") of means together."
      )
      : localized(
        "The title’s difference, by seed: \(text), n = \(count, "# pair", "# pairs"), 95 % interval."
      )
    return count < PairedDifference.fewestPairs
      ? [
        note,
        localized(
          "With fewer than \(PairedDifference.fewestPairs) pairs no difference is told from 0."
        ),
      ]
      .sentences : note
  }

  /// Where a single network starts and ends.
  private var course: String? {
    let means = means
    guard let first = means.first, let last = means.last,
      first.level.value < last.level.value
    else { return nil }
    return localized(
      "\(first.name): \(shown.text(first.value)) at \(first.level.phrase), \(shown.text(last.value)) at \(last.level.number)"
    )
  }

  /// The measure and the factor: what the figure is about, whatever it shows.
  private var title: String {
    key.map { localized("\(shown.title) against \($0.words)") }
      ?? localized("\(shown.title) against level")
  }

  /// What was done before the measure was taken.
  var subtitle: String {
    let details = Set(lines.map(\.measure.details)).count == 1 ? shown.details : nil
    let after = cells.flatMap(\.runs).afterEpochs
    switch shown.moment {
    case .allEpochs(let words): return words.text
    case .look: return details.map(\.capitalizedFirst) ?? after
    case .lastEpoch:
      return details.map { [after, $0].parted } ?? localized("\(after), all else equal")
    }
  }

  /// What the crosses below the curves are.
  private var divergenceNote: String {
    switch failureForm {
    case nil: ""
    case .crosses: localized("Crosses: runs that diverged, of all runs; they are in no mean.")
    case .numbers:
      localized("Numbers below the curves: runs that diverged; they are in no mean.")
    case .boxes:
      localized(
        "Boxes below the curves: the share of runs that diverged, which are in no mean: \(failureCounts)."
      )
    }
  }

  /// How many runs diverged, by network and level.
  private var failureCounts: String {
    let rows = strip?.rows ?? []
    return rows.map { row in
      let counts = row.counts.map { count in
        let level = key.map { FactorLevel(key: $0, value: count.x).number } ?? ""
        return localized("\(count.failed) of \(count.all) at \(level)")
      }
      return localized("\(row.series.name) \(counts.parted)")
    }.clauses
  }

  /// That each line has a panel, where they have.
  private var multiplesNote: String { isSplit ? Crowding.note(lines.count) : "" }

  /// What the markers of bounds are.
  var boundDefinition: String {
    let values = lines.flatMap { line in line.cells.flatMap(\.runs).map(line.measure.value) }
    guard values.contains(where: \.isUpperBound) else {
      return localized(
        "Open markers: where runs ended before they got there; at such levels there is no mean."
      )
    }
    return values.contains(where: \.isLowerBound)
      ? localized(
        "Open markers: where runs ended before they got there or were there at their first evaluation; at such levels there is no mean."
      )
      : localized(
        "Open markers: where runs were there at their first evaluation; at such levels there is no mean."
      )
  }

  /// How many runs ended before they got there, and how many were there when they were first measured.
  private var boundsNote: String {
    let (unreached, passed) = (places(of: \.isLowerBound), places(of: \.isUpperBound))
    // A page of places is no caption: the data files have them all.
    guard unreached.count + passed.count <= 16 else {
      let runs = lines.flatMap { line in line.cells.flatMap(\.runs).map(line.measure.value) }
      let (early, late) = (runs.count(where: \.isLowerBound), runs.count(where: \.isUpperBound))
      return localized(
        "Of \(runs.count) runs, \(early) ended before they got there, and \(late) were there at their first evaluation."
      )
    }
    return [
      unreached.isEmpty
        ? "" : localized("Runs that ended before they got there: \(unreached.clauses)."),
      passed.isEmpty
        ? "" : localized("Runs that were there at their first evaluation: \(passed.clauses)."),
    ].sentences
  }

  /// Which lines have bounds at which levels, and how many.
  private func places(of isBound: (MeasuredValue) -> Bool) -> [String] {
    lines.flatMap { line in
      line.cells.compactMap { cell -> String? in
        let count = cell.runs.count { isBound(line.measure.value(of: $0)) }
        guard count > 0 else { return nil }
        return cell.levels.first.map {
          localized("\(line.series.name) at \($0.number), \(count) of \(cell.runs.count)")
        } ?? localized("\(line.series.name), \(count) of \(cell.runs.count)")
      }
    }
  }

  /// Where there are too few numbers for the interval that the other levels have.
  private var fewSeedsNote: String {
    let counts = lines.flatMap { line in line.cells.map { line.values(of: $0).count } }.filter {
      $0 > 1
    }
    return !isShareOfRuns && counts.contains { $0 < 5 } && counts.contains { $0 >= 5 }
      ? localized(
        "Where fewer than 5 runs have a number, the bars are from the smallest to the largest."
      ) : ""
  }

  /// Which networks have no such setting, so that each of their runs stands at every value.
  private var independenceNote: String {
    var titles: [String] = []
    for cell in cells {
      guard let key, !cell.study.varies(cell.network, by: key),
        !titles.contains(cell.network.title)
      else { continue }
      titles.append(cell.network.title)
    }
    return titles.isEmpty
      ? ""
      : localized(
        "Without such a setting, and so the same runs at every value: \(titles.listed)."
      )
  }

  /// What was measured, and what the marks leave out.
  var caption: String {
    let start =
      switch shown.moment {
      case .allEpochs where shown.isTimed:
        localized("\(title), on the machine named in the text.")
      case .allEpochs, .look: localized("\(title).")
      case .lastEpoch: localized("\(title), after the last epoch.")
      }
    return [
      start, multiplesNote, closerNote, relativeNote, noteOfDifferences, gapNote, independenceNote,
      divergenceNote, boundsNote, fewSeedsNote, cells.warningOfLosses,
    ].sentences
  }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
