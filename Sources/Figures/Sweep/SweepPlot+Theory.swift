internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

// What theory says, as lines without a free parameter.

extension SweepPlot {
  /// What theory says of a network at each value.
  struct TheoryLine {
    var network: String
    var points: [DataPoint]
  }

  /// The lines of theory, each once: networks that differ in what theory does not see share theirs.
  var theory: [TheoryLine] {
    var theory: [TheoryLine] = []
    for line in lines {
      let points = line.cells.compactMap { cell -> DataPoint? in
        guard let x = cell.levels.first?.value, let y = line.theoreticalValue(of: cell) else {
          return nil
        }
        return DataPoint(x: x, y: y)
      }
      .sorted { $0.x < $1.x }
      guard !points.isEmpty, !theory.contains(where: { $0.points == points }) else { continue }
      theory.append(TheoryLine(network: line.series.name, points: points))
    }
    return theory
  }

  var theoryMarks: [any Mark] {
    let name = shown.theory?.words ?? ""
    let lines = theory
    return lines.map { line in
      TheoryMark(lines.count == 1 ? name : [name, line.network].parted, line.points)
    }
  }
}
