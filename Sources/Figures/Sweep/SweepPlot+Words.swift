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
    agreementWithTheory ?? largestDifference ?? course ?? title
  }

  /// A network's mean at a level.
  private struct Mean {
    var network: String
    var level: FactorLevel
    var value: Double
  }

  /// The means that are drawn, in the order of the levels.
  private var means: [Mean] {
    cells.compactMap { cell -> Mean? in
      guard let level = cell.levels.first, cell.runs.allSatisfy({ bound(of: $0) == nil }),
        let point = spread(x: level.value, cell.runs.compactMap(value))
      else { return nil }
      return Mean(network: cell.network.title, level: level, value: point.y)
    }
    .sorted { $0.level.value < $1.level.value }
  }

  /// How far the means are from the lines of theory; nil without such a line.
  private var agreementWithTheory: String? {
    let values = cells.flatMap { cell in
      cell.runs.compactMap { record -> (measured: Double, theory: Double)? in
        guard let measured = value(of: record),
          let theory = theoreticalValue(for: record),
          measured > 0, theory > 0
        else { return nil }
        return (measured, theory)
      }
    }
    guard let key, !values.isEmpty else { return nil }
    if measure.theory?.isBound == true {
      let beyond = values.count { $0.measured > $0.theory * (1 + 1e-6) }
      return beyond == 0
        ? "No value beyond its bound, at any \(key.words)"
        : "\(beyond) of \(values.count) values beyond their bound"
    }
    // Of means, not of runs: theory speaks of expectations.
    let factor = cells.compactMap { cell -> Double? in
      guard let record = cell.runs.first,
        let theory = theoreticalValue(for: record),
        let mean = spread(x: 0, cell.runs.compactMap(value))?.y, mean > 0, theory > 0
      else { return nil }
      return max(mean / theory, theory / mean)
    }.max()
    guard let factor else { return nil }
    let distance =
      factor < 1.5
      ? "\(Format.fixed((factor - 1) * 100, decimals: 0))\u{A0}%"
      : "a factor of \(Format.fixed(factor, decimals: 1))"
    return "Within \(distance) of theory, which has no free parameter, at every \(key.words)"
  }

  /// The level at which the networks differ most, with the largest and the smallest mean there.
  private var largestDifference: String? {
    let places = Dictionary(grouping: means, by: \.level.value).values
      .compactMap { means -> (highest: Mean, lowest: Mean, distance: Double)? in
        guard let highest = means.max(by: { $0.value < $1.value }),
          let lowest = means.min(by: { $0.value < $1.value }), highest.network != lowest.network
        else { return nil }
        let distance =
          isLogarithmic ? log(highest.value / lowest.value) : highest.value - lowest.value
        return (highest, lowest, distance)
      }
      // The order of a dictionary is none.
      .sorted { $0.highest.level.value < $1.highest.level.value }
    guard let most = places.max(by: { $0.distance < $1.distance }) else { return nil }
    return "Largest difference at \(most.highest.level.phrase): "
      + [most.highest, most.lowest].map { "\($0.network) \(shown.text($0.value))" }.listed
  }

  /// Where a single network starts and ends.
  private var course: String? {
    let means = means
    guard let first = means.first, let last = means.last,
      first.level.value < last.level.value
    else { return nil }
    return "\(first.network): \(shown.text(first.value)) at \(first.level.phrase), "
      + "\(shown.text(last.value)) at \(last.level.text)"
  }

  /// The measure and the factor: what the figure is about, whatever it shows.
  private var title: String {
    "\(shown.title) against \(key?.title.lowercased() ?? "level")"
  }

  /// What was done before the measure was taken.
  var subtitle: String {
    let range =
      Format.range(cells.flatMap(\.runs).compactMap(\.configuration?.training.epochs)) ?? "0"
    let after = "After \(range) \(range == "1" ? "epoch" : "epochs")"
    switch measure.moment {
    case .allEpochs(let words): return words
    case .look: return shown.details.map(\.capitalizedFirst) ?? after
    case .lastEpoch: return after + (shown.details.map { ", " + $0 } ?? ", all else equal")
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
    let values = cells.flatMap(\.runs).map(shown.value)
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
    let places = cells.compactMap { cell -> String? in
      let count = cell.runs.count { isBound(shown.value(of: $0)) }
      let level = cell.levels.first.map { " at \($0.text)" } ?? ""
      return count > 0 ? "\(cell.network.title)\(level), \(count) of \(cell.runs.count)" : nil
    }
    return places.isEmpty ? "" : " Runs that \(words): \(places.joined(separator: "; "))."
  }

  /// Where there are too few numbers for the interval that the other levels have.
  private var fewSeedsNote: String {
    let counts = cells.map { $0.runs.compactMap(value).count }.filter { $0 > 1 }
    return !isShareOfRuns && counts.contains { $0 < 5 } && counts.contains { $0 >= 5 }
      ? " Where fewer than 5 runs have a number, the bars are from the smallest to the largest."
      : ""
  }

  /// Which networks have no such setting, so that each of their runs stands at every value.
  private var independenceNote: String {
    var titles: [String] = []
    for cell in cells {
      guard let key, !cell.network.configuration.depends(on: key),
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
      relativeNote + independenceNote + divergenceNote + boundsNote + fewSeedsNote
      + (cells.first?.study.training.loss.warning.map { " " + $0 } ?? "")
    switch measure.moment {
    case .allEpochs where measure.isTimed:
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
