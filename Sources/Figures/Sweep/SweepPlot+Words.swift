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
  /// What the figure found, as a sentence of its numbers.
  var finding: Finding {
    agreementWithTheory
      ?? contrasts.finding(of: shown.title)
      ?? extremes ?? course ?? unmeasured
  }

  /// How far the means are from the lines of theory; nil without such a line.
  private var agreementWithTheory: Finding? {
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
      let words =
        beyond == 0
        ? localized("\(shown.title): no value beyond its bound, at any \(key.words)")
        : localized(
          "\(shown.title): \(beyond) of \(values.count, "# value beyond its bound", "# values beyond their bound")"
        )
      return Finding(titles: [words], basis: .theory)
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
      ? Format.fixed((factor - 1) * 100, decimals: 0) + NumberStyle.percent.unit
      : localized("a factor of \(Format.fixed(factor, decimals: 1))")
    return Finding(
      titles: [
        localized(
          "\(shown.title): means within \(distance) of theory, which has no free parameter, at every \(key.words)"
        ),
        localized("\(shown.title): means within \(distance) of theory at every \(key.words)"),
      ],
      basis: .theory
    )
  }

  /// The measure and the factor: what the figure is about, whatever it shows.
  var title: String {
    key.map { localized("\(shown.title) against the \($0.words)") }
      ?? localized("\(shown.title) against level")
  }

  /// What was done before the measure was taken.
  var subtitle: String {
    let details = Set(lines.map(\.measure.details)).count == 1 ? shown.details : nil
    // How long others trained, the measure says where it is known.
    guard cells.unitOfRuns == nil else {
      return details.map(\.capitalizedFirst) ?? localized("As it was logged")
    }
    let after = cells.flatMap(\.runs).afterEpochs
    switch shown.moment {
    case .allEpochs(let words): return words.text
    case .look: return details.map(\.capitalizedFirst) ?? after
    case .lastEpoch:
      let notes = [details, growth].compactMap(\.self)
      return notes.isEmpty
        ? localized("\(after), all else equal") : ([after] + notes).parted
    }
  }

  /// What grows with the batch size in the studies that are shown, so that all else is not equal; nil where nothing does.
  private var growth: String? {
    let scalings = Set(cells.map(\.study.batchSizeScaling))
    guard scalings.count == 1, let scaling = scalings.first else { return nil }
    switch (scaling.learningRate, scaling.epochs) {
    case (true, true):
      return localized("learning rate and epochs in proportion to the batch size")
    case (true, false): return localized("learning rate in proportion to the batch size")
    case (false, true): return localized("epochs in proportion to the batch size")
    case (false, false): return nil
    }
  }

  /// What the crosses below the curves are.
  private var divergenceNote: String {
    switch failureForm {
    case nil: ""
    case .crosses: localized("Crosses count the runs that diverged, which are in no mean.")
    case .numbers:
      localized("Numbers below the curves count the runs that diverged, which are in no mean.")
    case .boxes:
      localized(
        "Boxes below the curves show the share of runs that diverged, which are in no mean: \(failureCounts)."
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
    let counts = lines.flatMap { line in line.cells.map { line.values(of: $0).count } }
      .filter { $0 > 0 }
    let few = counts.filter { $0 < 5 }
    guard !isShareOfRuns, few.contains(where: { $0 > 1 }), few.count < counts.count,
      let fewest = few.min(), let most = few.max()
    else { return "" }
    let range = fewest == most ? "\(most)" : localized("\(fewest) to \(most)")
    return localized(
      "Where fewer than 5 runs have a number (n = \(range)), the bars are from the smallest to the largest."
    )
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
    let shownWords = Language.current.midSentence(title)
    let start =
      shown.isTimed
      ? localized("The figure shows \(shownWords), on the machine named in the text.")
      : localized("The figure shows \(shownWords).")
    return [
      start, multiplesNote, closerNote, relativeNote, independenceNote,
      divergenceNote, boundsNote, fewSeedsNote, cells.warningOfLosses,
    ].sentences
  }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
