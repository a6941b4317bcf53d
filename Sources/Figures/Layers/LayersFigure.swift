package import Drawing
internal import Evidence
package import Experiments
package import Faults
internal import Measures
package import YAML

/// What a probe found layer by layer, one panel a step, with the line of theory where there is one: `kind: layers`.
package struct LayersFigure: DrawableFigure {
  package static let name = "layers"
  package static let keys = ["study", "quantity", "level", "steps"]

  /// The study, which runs the probe.
  let study: String
  /// What the probe found.
  let quantity: ProbeQuantity
  /// The one level of the study's sweep; nil in a study without a sweep.
  let level: FactorLevel?
  /// After how many updates, one panel each.
  let steps: [LayersStep]

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let study = try scope.study(reader)
    try study.checkThatOneFactorIsSwept(
      reader,
      for: reader.path,
      at: try reader.required("study").position
    )
    self.study = study.name
    quantity = try Self.quantity(reader, study, scope)
    level = try reader.shownLevel(of: study)
    steps = try LayersStep.steps(reader)
    try quantity.check(
      steps: steps.compactMap(\.count),
      scope.check(study, reader, key: "quantity"),
      at: "steps"
    )
  }

  private static func quantity(
    _ reader: FieldReader,
    _ study: Study,
    _ scope: ReadingScope
  ) throws(Fault) -> ProbeQuantity {
    let quantity: ProbeQuantity = try reader.choice("quantity")
    guard quantity.hasLayers else {
      throw reader.error(
        "\(quantity.rawValue) is a number of the whole network, not of its layers",
        at: try reader.required("quantity").position,
        hint: "Quantities of layers: "
          + ProbeQuantity.allCases.filter(\.hasLayers).map(\.rawValue).joined(separator: ", ")
          + "."
      )
    }
    try quantity.checkFigure(scope.check(study, reader, key: "quantity"))
    return quantity
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    ["study: \(study)", "quantity: \(quantity.rawValue)"]
      + (level.map { ["level: { \($0.key.rawValue): \($0.text) }"] } ?? [])
      + ["steps: [\(steps.map(\.yaml).joined(separator: ", "))]"]
  }

  package var studies: [String] { [study] }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let layers = LayersPlot(
      cells: material.cells(of: study).filter { cell in
        level.map(cell.levels.contains) ?? true
      },
      quantity: quantity,
      steps: steps,
      palette: material.palette
    )
    return ReportFigure(name: name, layers.plot, measuring: text)
  }
}
