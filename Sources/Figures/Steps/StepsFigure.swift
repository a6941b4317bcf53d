package import Drawing
package import Evidence
package import Experiments
package import Faults
internal import Measures
package import YAML

/// What probes found against the number of updates, one panel a quantity or a layer; percentiles share one panel a line:
/// `kind: steps`.
package struct StepsFigure: DrawableFigure {
  package static let name = "steps"
  package static let keys = ["study", "quantities", "layers", "levels", "series"]

  /// The study, which runs the probes more than once.
  let study: String
  /// What the probes found.
  let quantities: [ProbeQuantity]
  /// The layers with a panel each; none for the mean over layers, of which each quantity has a panel.
  let layers: StepsLayers?
  /// The levels of the study's sweep, one line each; nil for all.
  let levels: [Double]?
  /// The lines; none for one line a network and level of the study.
  let series: [SeriesRequest]

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let study = try scope.study(reader)
    self.study = study.name
    quantities = try reader.distinct("quantities")
    guard !quantities.isEmpty else { throw reader.missing("quantities") }
    layers = try StepsLayers(reader, quantities)
    try study.checkThatOneFactorIsSwept(
      reader,
      for: reader.path,
      at: try reader.required("study").position
    )
    levels = try reader.shownLevels(of: study)
    guard reader.has("series") else {
      series = []
      try Self.check(study, quantities, reader, scope)
      let count = levels?.count ?? study.sweep.first?.values.count ?? 1
      guard count <= NetworkPalette.variantCount else {
        throw reader.error(
          "\(reader.path) shows \(count) levels (at most \(NetworkPalette.variantCount) can be told apart)",
          at: (reader.value["levels"] ?? reader.value).position,
          hint: "Name those that matter with `levels`."
        )
      }
      return
    }
    try reader.refuse(["levels"], of: "a figure with `series`, whose lines have a `level`")
    series = try Self.series(reader, study, quantities, scope)
  }

  /// The lines that are named, and that their studies have what is shown.
  private static func series(
    _ reader: FieldReader,
    _ study: Study,
    _ quantities: [ProbeQuantity],
    _ scope: ReadingScope
  ) throws(Fault) -> [SeriesRequest] {
    var series: [SeriesRequest] = []
    for line in try reader.seriesLines() {
      var request = try SeriesRequest(line, in: study, scope)
      let own = try scope.study(line)
      try own.checkThatOneFactorIsSwept(line, for: line.path, at: line.value.position)
      request.level = try line.shownLevel(of: own)
      try check(own, quantities, reader, scope)
      series.append(request)
    }
    let titles = series.map { $0.name(among: scope.networks) }
    guard Set(titles).count == titles.count else {
      throw reader.error(
        "\(reader.path).series has two lines of one title",
        at: try reader.required("series").position,
        hint: "Give each a `title` of its own."
      )
    }
    return series
  }

  private static func check(
    _ study: Study,
    _ quantities: [ProbeQuantity],
    _ reader: FieldReader,
    _ scope: ReadingScope
  ) throws(Fault) {
    for quantity in quantities {
      try quantity.checkFigure(scope.check(study, reader, key: "quantities"))
    }
    guard study.probeSteps.areSeveral else {
      throw reader.error(
        "the probes of study \"\(study.name)\" look once, which makes no line",
        at: try reader.required("study").position,
        hint: "Add `probe_steps: { every: 50 }` to the study."
      )
    }
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    let names = quantities.map(\.rawValue).joined(separator: ", ")
    var lines = ["study: \(study)", "quantities: [\(names)]"]
    if let layers { lines.append("layers: \(layers.yaml)") }
    if let levels, let factor = experiment.study(study)?.sweep.first {
      lines.append(levels.yamlLevels(of: factor.key))
    }
    if !series.isEmpty {
      lines.append("series:")
      lines += series.map { "  - { \($0.yamlFields(in: study).joined(separator: ", ")) }" }
    }
    return lines
  }

  package var studies: [String] { [study] + series.map(\.study) }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let steps = StepsPlot(lines: lines(of: material), quantities: quantities, layers: layers)
    return ReportFigure(name: name, steps.plot, measuring: text)
  }

  package func shownCells(of material: FigureMaterial) -> [Cell] {
    lines(of: material).map(\.cell)
  }

  private func lines(of material: FigureMaterial) -> [StepsLine] {
    guard series.isEmpty else {
      return StepsLine.requested(series, cells: material.cells, material.palette)
    }
    let cells = material.cells(of: study).filter { cell in
      cell.levels.first.map { levels?.contains($0.value) ?? true } ?? true
    }
    return StepsLine.lines(of: cells, material.palette)
  }
}
