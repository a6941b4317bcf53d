internal import Experiments
internal import Plotting
internal import Runs

/// What each correction of a protocol changes: the numbers of two networks, reading by reading, and their difference.
struct CorrectionsFigure {
  private let corrections: [FigureRequest.Correction]
  private let readings: [CorrectionReading]
  private let datasets: Set<String>
  private let subject: Series
  private let reference: Series

  init(
    _ corrections: [FigureRequest.Correction],
    experiment: Experiment,
    cells: [Cell],
    datasets: Set<String>,
    palette: NetworkPalette
  ) {
    self.corrections = corrections
    self.datasets = datasets
    readings = corrections.map { CorrectionReading($0, cells: cells) }
    func series(_ side: Claim.Side?) -> Series {
      side.flatMap { experiment.network($0.network) }.map(palette.series)
        ?? Series("", style: .numbered(1))
    }
    subject = series(corrections.first?.subject)
    reference = series(corrections.first?.reference)
  }

  var chart: RowChart {
    let measure = readings.first?.measure ?? .accuracy(.test, .running)
    let format: NumberFormat = measure.isShare ? .percent : .number
    return RowChart(
      title: "One correction after the other",
      subtitle: "The measure as each reading of the protocol has it",
      columns: [
        RowChart.Column(measure.isShare ? "Accuracy" : "Value", format: format, isJoined: true),
        RowChart.Column(
          "\(subject.name) − \(reference.name.lowercased())\(measure.isShare ? " (points)" : "")",
          hasBars: true
        ),
      ],
      rows: readings.indices.map { row($0, isShare: measure.isShare) },
      labelShare: 0.3
    )
  }

  private func row(_ index: Int, isShare: Bool) -> RowChart.Row {
    let reading = readings[index]
    var values = [value(subject, reading.subject), value(reference, reading.reference)]
      .compactMap(\.self)
    if let printed = printed(index) {
      values += [
        RowChart.Value(subject, printed.subject, isOpen: true),
        RowChart.Value(reference, printed.reference, isOpen: true),
      ]
    }
    let differences = reading.differences.map { isShare ? $0 * 100 : $0 }
    return RowChart.Row(
      reading.title,
      values: [values, [value(subject, differences)].compactMap(\.self)]
    )
  }

  private func value(_ series: Series, _ numbers: [Double]) -> RowChart.Value? {
    SeedSpread.point(x: 0, numbers).map { point in
      RowChart.Value(
        series,
        point.y,
        interval: numbers.count > 1 ? point.lower...point.upper : nil
      )
    }
  }

  private func printed(_ index: Int) -> FigureRequest.Correction.Printed? {
    corrections[index].printed.flatMap { datasets.contains($0.dataset) ? $0 : nil }
  }

  var caption: String {
    let counts = readings.map(\.seeds)
    let most = counts.max() ?? 0
    let words = most > 1 ? " Bars: \(SeedSpread.interval(seeds: most).words)." : ""
    let single = counts.contains(1) ? " A reading of one seed has no interval." : ""
    let note =
      corrections.indices.contains { printed($0) != nil }
      ? " Outlines: the numbers that were printed." : ""
    return "Each row corrects one mistake more of the protocol.\(words)\(single)\(note)"
  }
}
