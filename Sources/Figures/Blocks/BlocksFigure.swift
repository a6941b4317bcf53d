package import Drawing
internal import Evidence
package import Experiments
package import Faults
internal import Measures
package import YAML

/// What a probe found at each residual block when it looked first, with the line of theory where there is one:
/// `kind: blocks`.
package struct BlocksFigure: DrawableFigure {
  package static let name = "blocks"
  package static let keys = ["study", "quantity", "level"]

  /// The study, which runs the probe.
  let study: String
  /// What the probe found.
  let quantity: ProbeQuantity
  /// The one level of the study's sweep; nil in a study without a sweep.
  let level: FactorLevel?

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let study = try scope.study(reader)
    try study.checkThatOneFactorIsSwept(
      reader,
      for: reader.path,
      at: try reader.required("study").position
    )
    self.study = study.name
    quantity = try reader.choice("quantity")
    guard quantity.isOfBlocks else {
      throw reader.error(
        "\(quantity.rawValue) is no number of residual blocks",
        at: try reader.required("quantity").position,
        hint: "Quantities of residual blocks: "
          + ProbeQuantity.allCases.filter(\.isOfBlocks).map(\.rawValue).joined(separator: ", ")
          + "."
      )
    }
    try quantity.checkFigure(scope.check(study, reader, key: "quantity"))
    level = try reader.shownLevel(of: study)
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    ["study: \(study)", "quantity: \(quantity.rawValue)"]
      + (level.map { ["level: { \($0.key.rawValue): \($0.text) }"] } ?? [])
  }

  package var studies: [String] { [study] }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let blocks = BlocksPlot(
      cells: material.cells(of: study).filter { level.map($0.levels.contains) ?? true },
      quantity: quantity,
      palette: material.palette
    )
    return ReportFigure(name: name, blocks.plot, measuring: text)
  }
}
