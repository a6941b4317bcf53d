internal import Evidence
internal import Experiments
internal import Measures
internal import Models
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
    var lines: [TheoryLine] = []
    for name in networks {
      let mine = cells.filter { $0.network.name == name }
      let points = mine.compactMap { cell -> DataPoint? in
        guard let x = cell.levels.first?.value,
          let y = cell.runs.first.flatMap(theoreticalValue)
        else { return nil }
        return DataPoint(x: x, y: y)
      }
      .sorted { $0.x < $1.x }
      guard !points.isEmpty, !lines.contains(where: { $0.points == points }) else { continue }
      lines.append(TheoryLine(network: mine[0].network.title, points: points))
    }
    return lines
  }

  func theoreticalValue(for record: MeasuredRun) -> Double? {
    record.configuration.flatMap { measure.theory?.value($0) }
  }

  var theoryMarks: [any Mark] {
    let name = measure.theory?.words ?? ""
    let lines = theory
    return lines.map { line in
      TheoryMark(lines.count == 1 ? name : "\(name), \(line.network)", line.points)
    }
  }
}
