internal import Evidence
internal import Experiments
internal import Plotting

/// Lines of several studies, or of levels of one, as if each were a network: with a name and a look of its own.
struct CurveLines {
  /// The runs of each line, under its name.
  let cells: [Cell]
  /// The looks of the lines.
  let palette: NetworkPalette

  init(_ requests: [SeriesRequest], of material: FigureMaterial) {
    let lines = StepsLine.requested(requests, cells: material.cells, material.palette)
    cells = lines.map { line in
      var cell = line.cell
      cell.network.name = "\(cell.study.name)/\(line.series.name)"
      cell.network.title = line.series.name
      cell.levels = []
      return cell
    }
    palette = material.palette.naming(lines.map(\.series))
  }
}
