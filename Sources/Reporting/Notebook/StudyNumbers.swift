internal import Evidence
internal import Experiments
internal import Notation
internal import Statistics

/// The report's numbers of a study as the output of the cell that repeats it, until somebody runs the cell.
struct StudyNumbers {
  let places: [StudyProgram.Place]

  /// Means over all seeds, with half the width of their 95 % intervals.
  var text: String {
    var lines = ["The report's means over all its seeds, ± half the 95 % interval:"]
    for place in places {
      let finished = place.cell.finished
      let title = [place.cell.network.title, place.level].filter { !$0.isEmpty }
        .joined(separator: ", ")
      lines.append("\n\(title): \(finished.count) of \(place.cell.runs.count) runs")
      for number in place.numbers {
        guard let summary = Summary(of: finished.compactMap(number.value)) else { continue }
        let half = summary.interval().map {
          " ± " + Format.fixed(($0.high - $0.low) / 2, decimals: 4)
        }
        let name = number.name.replacing("_", with: " ")
        let space = String(repeating: " ", count: max(1, 30 - name.count))
        lines.append("  \(name)\(space)\(Format.fixed(summary.mean, decimals: 4))\(half ?? "")")
      }
    }
    return lines.joined(separator: "\n")
  }
}
