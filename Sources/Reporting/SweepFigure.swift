internal import Experiments
internal import Plotting
internal import Runs

/// A metric of the networks of a study against the factor that it sweeps.
struct SweepFigure {
  let cells: [Cell]
  let measure: Measure
  let palette: NetworkPalette

  var plot: CaptionedPlot {
    let values = cells.compactMap { $0.levels.first?.value }.reduce(into: [Double]()) {
      list,
      value in
      if !list.contains(value) { list.append(value) }
    }.sorted()
    guard let key, let x = key.axis(over: values) else {
      preconditionFailure("Reading refuses the figure of a study without a sweep.")
    }
    let networks = cells.first?.study.networks ?? []
    let marks = networks.enumerated().flatMap { index, name in
      self.marks(
        of: cells.filter { $0.network.name == name },
        shift: 3 * (Double(index) - Double(networks.count - 1) / 2)
      )
    }
    return CaptionedPlot(
      plot: Plot(
        title: title,
        subtitle: subtitle,
        panels: [[Panel(x: x, y: axis, marks: marks + theoryMarks)]]
      ),
      caption: caption
    )
  }

  private var key: Factor.Key? { cells.first?.levels.first?.key }

  /// All numbers that are drawn, theory included.
  private var drawn: [Double] { cells.flatMap { $0.records.compactMap(value) } + theory.map(\.y) }

  private var axis: Axis { shown.axis(for: drawn) }

  private var isLogarithmic: Bool { axis.scale != .linear }

  private func value(of record: RunRecord) -> Double? { shown.value(of: record).exact }

  /// The measure: accuracy on the validation set where the data have no test set.
  private var shown: Measure {
    guard case .accuracy(.test, let statistics) = measure,
      !cells.contains(where: { Estimate(.testAccuracy, at: .last, in: $0) != nil })
    else { return measure }
    return .accuracy(.validation, statistics)
  }

  /// What theory says at each value, where it says something.
  private var theory: [DataPoint] {
    let points = cells.compactMap { cell -> DataPoint? in
      guard let x = cell.levels.first?.value, let configuration = cell.records.first?.configuration
      else { return nil }
      let y: Double? =
        switch measure {
        case .probe(let quantity, _): Theory.value(of: quantity, for: configuration)
        case .relativeToTheory: 1
        case .accuracy, .statisticsGap, .loss, .generalizationGap, .gapAtTrainingLoss,
          .stepsToAccuracy, .epochsToAccuracy, .secondsToAccuracy, .secondsPerEpoch,
          .lastBatchLoss, .lossRoughness, .trains, .gradientSlope:
          nil
        }
      return y.map { DataPoint(x: x, y: $0) }
    }
    return points.reduce(into: []) { list, point in
      if !list.contains(point) { list.append(point) }
    }
    .sorted { $0.x < $1.x }
  }

  private var theoryMarks: [any Mark] {
    guard !theory.isEmpty else { return [] }
    let name =
      switch measure {
      case .probe(let quantity, _): Theory.words(for: quantity)
      case .accuracy, .statisticsGap, .loss, .generalizationGap, .gapAtTrainingLoss,
        .stepsToAccuracy, .epochsToAccuracy, .secondsToAccuracy, .secondsPerEpoch, .lastBatchLoss,
        .lossRoughness, .trains, .gradientSlope, .relativeToTheory:
        "Theory"
      }
    return [TheoryMark(name, theory)]
  }

  private func marks(of cells: [Cell], shift: Double) -> [any Mark] {
    guard let network = cells.first?.network else { return [] }
    let series = palette.series(of: network)
    var marks: [any Mark] = []
    var means: [IntervalPoint] = []
    // Where every run diverged there is no mean: the curve stops there.
    var gaps: [DataPoint] = []
    for cell in cells {
      guard let x = cell.levels.first?.value else { continue }
      let values = cell.finished.compactMap(value)
      marks.append(
        PointMark(series, values.map { DataPoint(x: x, y: $0) }, weight: .single, shift: shift)
      )
      if let point = SeedSpread.point(x: x, values, isLogarithmic: isLogarithmic) {
        means.append(point)
      } else if cell.hasDiverged {
        gaps.append(DataPoint(x: x, y: .nan))
      }
    }
    means.sort { $0.x < $1.x }
    let counts = cells.map(\.finished.count).filter { $0 > 0 }
    if let most = counts.max(), most > 1 {
      marks.append(
        ErrorBarMark(
          series,
          means,
          interval: SeedSpread.interval(seeds: most, isLogarithmic: isLogarithmic),
          shift: shift
        )
      )
    }
    var points = (means.map { DataPoint(x: $0.x, y: $0.y) } + gaps).sorted { $0.x < $1.x }
    // A gap at the end is no curve that stopped: each point is the result of runs of its own.
    while points.last?.y.isFinite == false { points.removeLast() }
    return marks + [LineMark(series, points, shift: shift)]
  }

  private var title: String {
    "\(Self.quantity(shown)) against \(key?.title.lowercased() ?? "level")"
  }

  /// The words of a measure without their unit.
  private static func quantity(_ measure: Measure) -> String {
    let words = measure.words
    guard words.hasSuffix(")"), let unit = words.lastIndex(of: "(") else { return words }
    return String(words[..<unit].dropLast())
  }

  private var subtitle: String {
    let range = Format.range(cells.flatMap(\.records).map(\.configuration.training.epochs)) ?? "0"
    let after = "After \(range) \(range == "1" ? "epoch" : "epochs")"
    switch measure {
    case .secondsPerEpoch: return "Median over the epochs of a run, evaluation not counted"
    case .probe, .relativeToTheory, .gradientSlope:
      return shown.details.map(\.capitalizedFirst) ?? after
    case .accuracy, .statisticsGap, .loss, .generalizationGap, .gapAtTrainingLoss,
      .stepsToAccuracy, .epochsToAccuracy, .secondsToAccuracy, .lastBatchLoss, .lossRoughness,
      .trains:
      return after + (shown.details.map { ", " + $0 } ?? ", all else equal")
    }
  }

  /// Which runs diverged, and so are not drawn.
  private var divergenceNote: String {
    let places = cells.filter(\.hasDiverged).map { cell in
      let level = cell.levels.first.map { " at \($0.text)" } ?? ""
      let diverged = cell.records.count - cell.finished.count
      return "\(cell.network.title)\(level), \(diverged) of \(cell.records.count)"
    }
    return places.isEmpty
      ? "" : " Runs that diverged are not drawn: \(places.joined(separator: "; "))."
  }

  /// Which runs have no number because they ended before they reached it.
  private var unreachedNote: String {
    let places = cells.compactMap { cell -> String? in
      let unreached = cell.finished.count { shown.value(of: $0).isBound }
      let level = cell.levels.first.map { " at \($0.text)" } ?? ""
      return unreached > 0
        ? "\(cell.network.title)\(level), \(unreached) of \(cell.records.count)" : nil
    }
    return places.isEmpty
      ? "" : " Runs that ended before they got there are not drawn: \(places.joined(separator: "; "))."
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

  private var caption: String {
    let note =
      independenceNote + divergenceNote + unreachedNote
      + (cells.first?.study.training.loss.warning.map { " " + $0 } ?? "")
    switch measure {
    case .secondsPerEpoch: return "\(title), on the machine named in the text.\(note)"
    case .probe, .relativeToTheory, .gradientSlope: return "\(title).\(note)"
    case .accuracy, .statisticsGap, .loss, .generalizationGap, .gapAtTrainingLoss,
      .stepsToAccuracy, .epochsToAccuracy, .secondsToAccuracy, .lastBatchLoss, .lossRoughness,
      .trains:
      return "\(title), after the last epoch.\(note)"
    }
  }
}

extension Factor.Key {
  /// The axis of the values that were swept, ascending; nil for none.
  ///
  /// What acts by its ratio has a logarithmic axis, unless there is a 0, which has no place on one.
  fileprivate func axis(over values: [Double]) -> Axis? {
    guard let first = values.first, let last = values.last else { return nil }
    let base: Int? =
      switch self {
      case .batchSize, .hiddenLayers, .examples, .ghostBatch: 2
      case .learningRate, .weightDecay, .initializationScale, .normalizationMomentum,
        .normalizationEpsilon, .featureScale:
        10
      case .momentum, .dropout: nil
      }
    guard let base else {
      return Axis(title, domain: .exact(first...last), ticks: .at(values), inset: 12)
    }
    // Powers crowd beside a 0: round numbers tell more than labels of some of them.
    guard first > 0 else { return Axis(title, domain: .exact(first...last), inset: 12) }
    return .swept("\(title) (log scale)", values: values, base: base)
  }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
