internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

// The second panel of a figure of a sweep: what lines differ by. Pairs share their seed, so their differences vary less
// than the networks do, and their intervals are what a comparison rests on.

extension SweepPlot {
  /// A pair of lines that is compared, with the look of the difference.
  struct Pair {
    var series: Series
    var subject: SweepLine
    var reference: SweepLine
    var shift: Double
  }

  /// How two numbers are compared.
  private var scale: EffectScale { shown.usualScale }

  /// Whether the ratios to a reference are what the figure is about: they have the larger panel, before the numbers themselves.
  var isOfRatios: Bool {
    reference != nil && scale == .ratio && !isSplit && pairs.contains { !marks(of: $0).isEmpty }
  }

  /// The levels of the paired differences, where most of them would share a strip of the panel; nil for all.
  var relativeLevels: [Double]? {
    guard let closer, scale != .ratio else { return nil }
    let spans = pairs.flatMap { marks(of: $0).compactMap { $0 as? ErrorBarMark }.flatMap(\.points) }
      .map { LevelSpan(level: $0.x, values: min($0.lower, $0.y)...max($0.upper, $0.y)) }
    return Self.closerLevels(spans) == nil ? nil : closer
  }

  var pairs: [Pair] {
    if let reference {
      return lines.indices.filter { $0 != reference }.map {
        Pair(
          series: lines[$0].series,
          subject: lines[$0],
          reference: lines[reference],
          shift: shift($0)
        )
      }
    }
    // A difference is no network, and has none of their looks.
    let taken = Set(lines.map(\.series.style))
    let free = [4, 5, 9, 10, 14, 15, 19, 20, 24, 25].map(SeriesStyle.numbered)
      .filter { !taken.contains($0) }
    return differences.enumerated().compactMap { index, difference in
      guard lines.indices.contains(difference.subject), lines.indices.contains(difference.reference)
      else { return nil }
      return Pair(
        series: Series(difference.title, style: free[index % free.count]),
        subject: lines[difference.subject],
        reference: lines[difference.reference],
        shift: 3 * (Double(index) - Double(differences.count - 1) / 2)
      )
    }
  }

  /// Whether there is anything to compare.
  var hasRelativePanel: Bool { reference != nil || !differences.isEmpty }

  /// The panel of the paired differences; nil where nothing is compared or no pair has numbers.
  func relativePanel(x: Axis) -> Panel? {
    let levels = relativeLevels
    let marks = pairs.flatMap { self.marks(of: $0, at: levels) }
    guard !marks.isEmpty else { return nil }
    return Panel(
      levels.map(Self.title),
      x: levels.flatMap { key?.axis(over: $0) } ?? x,
      y: Axis(axisTitle),
      marks: marks + [RuleMark(.y(scale == .ratio ? 1 : 0))],
      width: isOfRatios ? 2 : 1
    )
  }

  /// The paired differences, a panel each.
  func relativePanels(x: Axis) -> [Panel] {
    pairs.compactMap { pair in
      var pair = pair
      pair.shift = 0
      let marks = marks(of: pair)
      guard !marks.isEmpty else { return nil }
      return Panel(
        pair.series.name,
        x: x,
        y: Axis(axisTitle),
        marks: marks + [RuleMark(.y(scale == .ratio ? 1 : 0))]
      )
    }
  }

  /// Whether what is compared are pairs of runs.
  private var arePairs: Bool {
    !pairs.contains { pair in
      pair.subject.cells.contains { cell in
        guard let x = cell.levels.first?.value, let other = pair.reference.cell(at: x) else {
          return false
        }
        return PairedDifference(
          cell,
          minus: other,
          of: pair.subject.measure,
          and: pair.reference.measure
        ).isIndependent
      }
    }
  }

  private var axisTitle: String {
    // A small panel has no room for a name, which the caption says.
    let name = isSplit ? nil : reference.map { lines[$0].series.name }
    guard arePairs else { return axisTitleOfMeans(name) }
    return switch scale {
    case .ratio: name.map { localized("Ratio to \($0), paired") } ?? localized("Ratio, paired")
    case .points:
      name.map { localized("Difference from \($0), paired (points)") }
        ?? localized("Difference, paired (points)")
    case .difference:
      shown.unit.words(
        name.map { localized("Difference from \($0), paired") } ?? localized("Difference, paired")
      )
    }
  }

  private func axisTitleOfMeans(_ name: String?) -> String {
    switch scale {
    case .ratio: return name.map { localized("Ratio to \($0)") } ?? localized("Ratio")
    case .points:
      return name.map { localized("Difference from \($0) (points)") }
        ?? localized("Difference (points)")
    case .difference:
      return shown.unit.words(
        name.map { localized("Difference from \($0)") } ?? localized("Difference")
      )
    }
  }

  /// The paired differences at some levels, or at all of them.
  private func marks(of pair: Pair, at levels: [Double]? = nil) -> [any Mark] {
    var points: [IntervalPoint] = []
    var singles: [DataPoint] = []
    var counts: [Int] = []
    var levelsOfPoints: [Double] = []
    for cell in pair.subject.cells {
      guard let x = cell.levels.first?.value, levels?.contains(x) ?? true,
        let other = pair.reference.cell(at: x)
      else { continue }
      let difference = PairedDifference(
        cell,
        minus: other,
        of: pair.subject.measure,
        and: pair.reference.measure
      )
      guard let point = difference.point(x: x) else { continue }
      points.append(point)
      levelsOfPoints.append(x)
      singles += difference.values.prefix(SeedSpread.shownCount).map { DataPoint(x: x, y: $0) }
      counts.append(difference.count)
    }
    guard !points.isEmpty else { return [] }
    points.sort { $0.x < $1.x }
    var line = LineMark(
      pair.series,
      points.map { DataPoint(x: $0.x, y: $0.y) },
      shift: pair.shift
    )
    line.singles = Set(zip(levelsOfPoints, counts).filter { $0.1 == 1 }.map(\.0))
    guard let most = counts.max(), let fewest = counts.filter({ $0 > 1 }).min() else {
      return [line]
    }
    var interval = SeedSpread.interval(seeds: most, isLogarithmic: scale == .ratio)
    interval.sampleCount = fewest...most
    interval.unit = arePairs ? localized("pairs") : localized("runs")
    return [
      PointMark(pair.series, singles, shift: pair.shift, unit: unitOfSingles),
      ErrorBarMark(pair.series, points, interval: interval, shift: pair.shift), line,
    ]
  }

  /// What the second panel shows, and for times the ratio of the arithmetic that the equations ask for: what is above it is
  /// memory and overhead.
  var relativeNote: String {
    guard let reference else { return differenceNote }
    let base = lines[reference].cells[0].network
    guard !isSplit || lines.count <= Crowding.pairedMultiples else {
      return localized("With so many networks the paired differences are not drawn.")
    }
    guard arePairs else {
      let words = localized(
        "The differences from \(base.title) are those of means of independent runs, with Welch’s intervals."
      )
      return words
    }
    let note =
      isSplit
      ? localized("Below: each run against that of \(base.title) with its seed.")
      : isOfRatios
        ? localized("Left: each run against that of \(base.title) with its seed.")
        : localized("Right: each run against that of \(base.title) with its seed.")
    guard let cost = shown.cost, let other = base.configuration else { return note }
    let operations = lines.indices.filter { $0 != reference }.compactMap { index -> String? in
      let mine = lines[index].cells[0].network
      guard let configuration = mine.configuration else { return nil }
      let ratio = Format.fixed(cost(configuration) / cost(other), decimals: 3)
      return localized("\(mine.title) \(ratio)×")
    }
    return [
      note, localized("Operations, counted from the equations: \(operations.listed)."),
    ].sentences
  }

  /// Which lines the second panel compares.
  private var differenceNote: String {
    let texts = pairs.map {
      localized(
        "\($0.series.name) is \($0.subject.series.name) minus \($0.reference.series.name)"
      )
    }
    return texts.isEmpty ? "" : localized("Below, by seed: \(texts.clauses).")
  }
}
