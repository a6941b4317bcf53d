package import Drawing
internal import Evidence
package import Experiments
package import Faults
package import Measures
internal import Models
internal import Plotting
internal import Runs
package import YAML

/// Loss and accuracy after every epoch, or one of the two over the training, level by level: `kind: learning_curves`.
package struct LearningCurvesFigure: DrawableFigure {
  package static let name = "learning_curves"
  package static let keys = [
    "study", "studies", "series", "threshold", "metric", "networks", "levels", "over", "panels",
  ]

  /// The study whose networks are shown, or the first of several.
  let study: String
  /// The lines, where it does not show the networks of one study.
  let series: [SeriesRequest]
  /// A validation accuracy to draw a line at, if any.
  let threshold: Double?
  /// The one number that is shown; nil for loss and accuracy of a study without a sweep.
  let metric: CurveMetric?
  /// The networks that are shown with that number; nil for all.
  let networks: [String]?
  /// The levels of the sweep; nil for all.
  let levels: [Double]?
  /// What the training is followed over.
  let progress: CurveProgress
  /// What the panels of a sweep are of.
  let panels: CurvePanels

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let several = try StudiesOfFigure(reader, scope)
    let study = several.studies[0]
    self.study = study.name
    series = try Self.series(reader, several, scope)
    for own in Set([study.name] + series.map(\.study)).sorted() {
      guard let own = scope.studies.first(where: { $0.name == own }),
        !own.isLogged, !own.trainings.contains(where: { $0.training.epochs > 0 })
      else { continue }
      throw reader.error(
        "study \"\(own.name)\" has no epochs to draw curves of",
        at: StudiesOfFigure.place(reader),
        hint: "Set the study's `training: { epochs: … }` to 1 or more."
      )
    }
    if !series.isEmpty {
      try reader.refuse(["networks", "levels", "panels"], of: "a figure whose lines are named")
    }
    guard reader.has("metric") else {
      try reader.refuse(
        ["networks", "levels", "over", "panels"],
        of: "curves of loss and accuracy; `metric` shows one of them"
      )
      guard study.sweep.isEmpty || !series.isEmpty else {
        throw reader.error(
          "\(reader.path) needs a study without a sweep (\"\(study.name)\" has one)",
          at: try reader.required("study").position,
          hint: "Add `metric: validation_loss` for one panel a network with one line a level."
        )
      }
      threshold = reader.has("threshold") ? try reader.threshold() : nil
      (metric, networks, levels, progress, panels) = (nil, nil, nil, .epochs, .networks)
      return
    }
    try reader.refuse(["threshold"], of: "curves of one metric")
    threshold = nil
    metric = try CurveMetric(reader, study, scope)
    guard series.isEmpty else {
      (networks, levels, panels) = (nil, nil, .networks)
      progress = try reader.choice("over", default: .epochs)
      return
    }
    try study.checkThatOneFactorIsSwept(
      reader,
      for: reader.path,
      at: try reader.required("study").position
    )
    networks =
      reader.has("networks")
      ? try reader.names("networks", known: study.networks, of: "network") : nil
    levels = try reader.shownLevels(of: study)
    panels = try reader.choice("panels", default: .networks)
    guard !study.sweep.isEmpty || panels == .networks else {
      throw reader.error(
        "\(reader.path).panels needs a study with a sweep (\"\(study.name)\" has none)",
        at: try reader.required("panels").position,
        hint: "Remove `panels`."
      )
    }
    let count = levels?.count ?? study.sweep.first?.values.count ?? 0
    let most = panels == .levels ? Crowding.pairedMultiples : SeriesStyle.levelCount
    guard count <= most else {
      throw reader.error(
        "\(reader.path) shows \(count) levels (at most \(most) can be told apart)",
        at: (reader.value["levels"] ?? reader.value).position,
        hint:
          "Name those that matter: `levels: [\(study.sweep.first?.yamlValues.prefix(4).joined(separator: ", ") ?? "")]`."
      )
    }
    progress = try reader.choice("over", default: .epochs)
  }

  /// The lines of `series:`, and those of several studies.
  private static func series(
    _ reader: FieldReader,
    _ several: StudiesOfFigure,
    _ scope: ReadingScope
  ) throws(Fault) -> [SeriesRequest] {
    var series: [SeriesRequest] = []
    if several.areSeveral {
      for study in several.studies where !study.sweep.isEmpty {
        throw reader.error(
          "study \"\(study.name)\" has a sweep, of which each line needs a level",
          at: StudiesOfFigure.place(reader),
          hint: "Name the lines: `series: [{ study: \(study.name), network: …, level: { … } }]`."
        )
      }
      series = several.lines(scope.networks)
    } else if reader.has("series") {
      for line in try reader.seriesLines() {
        var request = try SeriesRequest(line, in: several.studies[0], scope)
        let own = try scope.study(line)
        try own.checkThatOneFactorIsSwept(line, for: line.path, at: line.value.position)
        request.level = try line.shownLevel(of: own)
        series.append(request)
      }
    }
    let titles = series.map { $0.name(among: scope.networks) }
    try StudiesOfFigure.check(titles, reader, several.areSeveral ? "studies" : "series")
    return series
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    var lines = ["study: \(study)"]
    if !series.isEmpty {
      lines.append("series:")
      lines += series.map { "  - { \($0.yamlFields(in: study).joined(separator: ", ")) }" }
    }
    if let threshold { lines.append("threshold: \(threshold)") }
    if let metric { lines.append("metric: \(metric.name)") }
    if let networks { lines.append("networks: [\(networks.joined(separator: ", "))]") }
    if let levels, let factor = experiment.study(study)?.sweep.first {
      lines.append(levels.yamlLevels(of: factor.key))
    }
    if progress != .epochs { lines.append("over: \(progress.rawValue)") }
    if panels != .networks { lines.append("panels: \(panels.rawValue)") }
    return lines
  }

  package var studies: [String] { [study] + series.map(\.study) }

  package func shows(_ series: SeriesKey) -> Bool {
    guard let metric else { return CurveMetric.ours.contains { $0.key.isOfMetric(of: series) } }
    return metric.key.isOfMetric(of: series)
  }

  /// The levels that it shows of a factor; none where it shows none.
  func shownLevels(of factor: FactorDefinition, in experiment: Experiment) -> [Double] {
    guard metric != nil, series.isEmpty, panels == .networks,
      let swept = experiment.study(study)?.sweep.first,
      swept.key == factor
    else { return [] }
    return levels ?? swept.values
  }

  /// Curves of loss and accuracy show no test set; a time to an accuracy where they pass it, which they do not where they
  /// begin above it.
  package func shows(_ measure: Measure, of material: FigureMaterial) -> Bool {
    guard metric == nil, measure.countedSplit != .test else { return metric != nil }
    guard measure.isCrossing, let threshold else { return true }
    let cells =
      series.isEmpty ? material.cells(of: study) : CurveLines(series, of: material).cells
    return LearningCurvesPlot(cells: cells, palette: material.palette).begins(below: threshold)
  }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let lines = series.isEmpty ? nil : CurveLines(series, of: material)
    let cells = lines?.cells ?? material.cells(of: study)
    let palette = lines?.palette ?? material.palette
    guard let metric else {
      let curves = LearningCurvesPlot(
        cells: cells,
        palette: palette,
        threshold: threshold
      )
      return ReportFigure(name: name, curves.plot, measuring: text)
    }
    let shown = cells.filter { cell in
      networks?.contains(cell.network.name) ?? true
        && cell.levels.first.map { levels?.contains($0.value) ?? true } ?? true
    }
    let curves = MetricCurvesPlot(
      cells: shown,
      metric: metric,
      progress: progress,
      palette: palette,
      levels: shown.first?.levels.first.map { material.levels(of: $0.key) } ?? [],
      panels: panels
    )
    return ReportFigure(name: name, curves.plot, measuring: text)
  }
}
