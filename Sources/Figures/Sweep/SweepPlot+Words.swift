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
        ? "No value beyond its bound, at any \(key.words)"
        : "\(beyond) of \(values.count) values beyond their bound"
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
    let distance =
      factor < 1.5
      ? "\(Format.fixed((factor - 1) * 100, decimals: 0))\u{A0}%"
      : "a factor of \(Format.fixed(factor, decimals: 1))"
    return "Means within \(distance) of theory, which has no free parameter, at every \(key.words)"
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
    let place =
      "at \(gap.highest.level.phrase): "
      + [gap.highest, gap.lowest].map { "\($0.name) \(shown.text($0.value))" }.listed
    return gap.isClear
      ? "Largest difference \(place)" : "No difference is told from 0; the largest, \(place)"
  }

  /// The interval that the title rests on.
  private var gapNote: String {
    guard differences.isEmpty, agreementWithTheory == nil, let gap = largestGap,
      let text = gap.difference.text(ofOneIn: gap.count)
    else { return "" }
    let count = gap.difference.values.count
    guard count > 1 else { return "" }
    return " The title’s difference, by seed: \(text), n = \(count) pairs"
      + (gap.count > 1
        ? "; 95 % for all \(gap.count) differences of means together." : ", 95 % interval.")
  }

  /// Where a single network starts and ends.
  private var course: String? {
    let means = means
    guard let first = means.first, let last = means.last,
      first.level.value < last.level.value
    else { return nil }
    return "\(first.name): \(shown.text(first.value)) at \(first.level.phrase), "
      + "\(shown.text(last.value)) at \(last.level.text)"
  }

  /// The measure and the factor: what the figure is about, whatever it shows.
  private var title: String {
    "\(shown.title) against \(key?.title.lowercased() ?? "level")"
  }

  /// What was done before the measure was taken.
  var subtitle: String {
    let details = Set(lines.map(\.measure.details)).count == 1 ? shown.details : nil
    let range =
      Format.range(cells.flatMap(\.runs).compactMap(\.configuration?.training.epochs)) ?? "0"
    let after = "After \(range) \(range == "1" ? "epoch" : "epochs")"
    switch shown.moment {
    case .allEpochs(let words): return words
    case .look: return details.map(\.capitalizedFirst) ?? after
    case .lastEpoch: return after + (details.map { ", " + $0 } ?? ", all else equal")
    }
  }

  /// What the crosses below the curves are.
  private var divergenceNote: String {
    strip == nil ? "" : " Crosses: runs that diverged, of all runs; they are in no mean."
  }

  private static let unreached = "ended before they got there"
  private static let passed = "were there at their first evaluation"

  /// What the bounds are of.
  var boundWords: String {
    let values = lines.flatMap { line in line.cells.flatMap(\.runs).map(line.measure.value) }
    return [
      values.contains(where: \.isLowerBound) ? Self.unreached : nil,
      values.contains(where: \.isUpperBound) ? Self.passed : nil,
    ].compactMap(\.self).joined(separator: " or ")
  }

  /// How many runs ended before they got there, and how many were there when they were first measured.
  private var boundsNote: String {
    note(Self.unreached, of: \.isLowerBound) + note(Self.passed, of: \.isUpperBound)
  }

  private func note(_ words: String, of isBound: (MeasuredValue) -> Bool) -> String {
    let places = lines.flatMap { line in
      line.cells.compactMap { cell -> String? in
        let count = cell.runs.count { isBound(line.measure.value(of: $0)) }
        let level = cell.levels.first.map { " at \($0.text)" } ?? ""
        return count > 0 ? "\(line.series.name)\(level), \(count) of \(cell.runs.count)" : nil
      }
    }
    return places.isEmpty ? "" : " Runs that \(words): \(places.joined(separator: "; "))."
  }

  /// Where there are too few numbers for the interval that the other levels have.
  private var fewSeedsNote: String {
    let counts = lines.flatMap { line in line.cells.map { line.values(of: $0).count } }.filter {
      $0 > 1
    }
    return !isShareOfRuns && counts.contains { $0 < 5 } && counts.contains { $0 >= 5 }
      ? " Where fewer than 5 runs have a number, the bars are from the smallest to the largest."
      : ""
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
      : " Without such a setting, and so the same runs at every value: \(titles.joined(separator: ", "))."
  }

  /// What was measured, and what the marks leave out.
  var caption: String {
    let note =
      relativeNote + noteOfDifferences + gapNote + independenceNote + divergenceNote + boundsNote
      + fewSeedsNote
      + (cells.warningOfLosses)
    switch shown.moment {
    case .allEpochs where shown.isTimed:
      return "\(title), on the machine named in the text.\(note)"
    case .allEpochs, .look: return "\(title).\(note)"
    case .lastEpoch: return "\(title), after the last epoch.\(note)"
    }
  }
}

extension [String] {
  /// The items of a list in a sentence, parted by semicolons where one of them has a comma.
  var listed: String { joined(separator: contains { $0.contains(",") } ? "; " : ", ") }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
