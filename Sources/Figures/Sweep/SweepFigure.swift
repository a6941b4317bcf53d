package import Drawing
internal import Evidence
package import Experiments
package import Faults
package import Measures
internal import Notation
internal import Plotting
package import YAML

/// A measure against the swept factor, with the line of theory where there is one: `kind: sweep`.
package struct SweepFigure: DrawableFigure {
  package static let name = "sweep"
  package static let keys =
    ["study", "studies", "metric", "paired_with", "series", "differences", "levels"]
    + Measure.optionKeys

  /// The study, which sweeps one factor.
  let study: String
  /// What its runs are reduced to.
  let measure: Measure
  /// The network that a second panel compares the others with, pair by pair, if any.
  let reference: String?
  /// The levels that it shows; nil for all.
  let levels: [Double]?
  /// The lines; none for one line a network of the study.
  let series: [SweepSeries]
  /// What a second panel shows of pairs of these lines.
  let differences: [SweepDifference]

  package init(_ figure: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let several = try StudiesOfFigure(figure, scope)
    var fields = figure.value
    if several.areSeveral, let place = figure.value["studies"] {
      // What is shown is checked for the first study, and below for each of the others.
      var first = place
      first.content = .scalar(several.studies[0].name)
      fields.set(first, at: ["study"])
    }
    let reader = try FieldReader(
      fields,
      file: figure.file,
      path: figure.path,
      known: ["kind", "title", "caption", "size"] + Self.keys
    )
    let swept = try SweptMeasure(reader, scope)
    try swept.study.checkThatOneFactorIsSwept(
      reader,
      for: reader.path,
      at: StudiesOfFigure.place(reader)
    )
    study = swept.study.name
    measure = swept.measure
    reference = try Self.reference(reader, swept.study)
    levels = try reader.shownLevels(of: swept.study)
    var series: [SweepSeries] = []
    for value in reader.has("series") ? try reader.list("series") : [] {
      series.append(try SweepSeries(value, of: swept, reader, scope))
    }
    if several.areSeveral {
      try reader.refuse(
        ["paired_with"],
        of: "a figure of several studies; `differences` compares lines"
      )
      for line in several.lines(scope.networks) {
        series.append(try SweepSeries(line, of: swept, reader, scope))
      }
    }
    let titles = Self.titles(of: series, scope.networks)
    guard Set(titles).count == titles.count else {
      throw reader.error(
        "\(reader.path).series has two lines of one title",
        at: try reader.required("series").position,
        hint: "Give each a `title` of its own."
      )
    }
    self.series = series
    differences = try Self.differences(reader, titles: titles)
  }

  private static func reference(
    _ reader: FieldReader,
    _ study: Study
  ) throws(Fault) -> String? {
    guard reader.has("paired_with") else { return nil }
    try reader.refuse(["series"], of: "a figure with `paired_with`; `differences` compares lines")
    let name = try reader.text("paired_with")
    guard study.networks.contains(name), study.networks.count > 1 else {
      throw reader.error(
        "study \"\(study.name)\" has no network \"\(name)\" beside others",
        at: try reader.required("paired_with").position,
        hint: FieldReader.hint(for: name, known: study.networks)
      )
    }
    return name
  }

  private static func differences(
    _ reader: FieldReader,
    titles: [String]
  ) throws(Fault) -> [SweepDifference] {
    guard reader.has("differences") else { return [] }
    guard !titles.isEmpty else { throw reader.missing("series") }
    var differences: [SweepDifference] = []
    for value in try reader.list("differences") {
      differences.append(try SweepDifference(value, titles: titles, reader))
    }
    return differences
  }

  /// The names of the lines in files, which are English in every report.
  private static func titles(of series: [SweepSeries], _ networks: [Network]) -> [String] {
    Language.english.speaking {
      series.map { request in
        let network = networks.first { $0.name == request.line.network }
        return request.title(network?.title ?? request.line.network)
      }
    }
  }

  package func shows(_ series: SeriesKey) -> Bool { measure.reads(series) }

  package func yamlLines(in experiment: Experiment) -> [String] {
    let titles = Self.titles(of: series, experiment.networks)
    return SweptMeasure.yamlLines(study, measure)
      + (reference.map { ["paired_with: \($0)"] } ?? [])
      + (experiment.study(study)?.sweep.first.flatMap { factor in
        levels.map { [$0.yamlLevels(of: factor.key)] }
      } ?? [])
      + (series.isEmpty ? [] : ["series:"]) + series.map { "  - " + $0.yaml(in: study) }
      + (differences.isEmpty ? [] : ["differences:"])
      + differences.map { "  - " + $0.yaml(titles: titles) }
  }

  package var studies: [String] { [study] + series.map(\.line.study) }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    func cells(of study: String) -> [Cell] {
      material.cells(of: study).filter { cell in
        cell.levels.first.map { levels?.contains($0.value) ?? true } ?? true
      }
    }
    let own = cells(of: study)
    let count = Set(own.map(\.network.name)).count
    if series.isEmpty, count > Crowding.multiples {
      return ReportFigure(name: name, table(of: own, count: count), measuring: text)
    }
    let others = Set(series.map(\.line.study)).subtracting([study]).sorted()
    let sweep =
      series.isEmpty
      ? SweepPlot(
        cells: own,
        measure: measure,
        palette: material.palette,
        reference: reference
      )
      : SweepPlot(
        lines: .requested(
          series,
          cells: own + others.flatMap(cells),
          material.palette
        ),
        measure: measure,
        differences: differences
      )
    return ReportFigure(name: name, sweep.plot, measuring: text)
  }

  /// The means as cells, where there are too many networks for curves.
  private func table(of cells: [Cell], count: Int) -> CaptionedPlot {
    let shown = [SweepLine].networks(of: cells, measure, NetworkPalette([])).first?.measure
    var table = HeatmapPlot(cells: cells, measure: shown ?? measure).plot
    let note = localized(
      "With \(count) networks the figure has cells in place of curves."
    )
    table.caption = [table.caption, note].sentences
    return table
  }
}
