public import Drawing
internal import Evidence
public import Experiments
public import Faults
internal import Plotting

/// The faults of a figure of a report, by the rules of print.
public struct FigureFaults: Sendable, Hashable {
  /// The name of the figure.
  public var figure: String
  /// What is wrong with it; empty if nothing is.
  public var faults: [FigureFault]

  /// Creates what was found in a figure.
  public init(figure: String, faults: [FigureFault]) {
    self.figure = figure
    self.faults = faults
  }

  /// The faults of every figure that the report of some results has, in the order of the experiment.
  ///
  /// Each figure is drawn as the report draws it. A series that looks different from where it came first is a fault of
  /// the later figure.
  ///
  /// - Throws: ``Fault`` when the fonts are not installed.
  public static func all(in results: Results) throws(Fault) -> [FigureFaults] {
    let cells = Cell.cells(of: results)
    let claims = Evidence(results.experiment.claims, cells: cells).all
    let studio = try FigureStudio()
    var seen: [(figure: String, series: [Series])] = []
    let material = FigureMaterial(results, cells: cells, claims: claims)
    return try FigureStudio.figures(of: material, workers: 1).map { figure in
      let before = PlotLint().faults(ofLooksIn: seen).count
      seen.append((figure.name, figure.plot?.plot.series ?? []))
      return FigureFaults(
        figure: figure.name,
        faults: studio.faults(of: figure)
          + PlotLint().faults(ofLooksIn: seen).dropFirst(before)
      )
    }
  }
}
