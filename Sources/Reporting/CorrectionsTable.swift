internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Runs

/// What each correction of a protocol changes: one row a reading, for both networks and their difference.
struct CorrectionsTable {
  private let readings: [CorrectionReading]
  /// What someone printed, reading by reading; nil where the data set is not theirs.
  private let printed: [FigureRequest.Correction.Printed?]

  init(_ corrections: [FigureRequest.Correction], results: Results, cells: [Cell]) {
    readings = corrections.map { CorrectionReading($0, cells: cells) }
    let names = Set(results.datasets.values.map(\.name))
    printed = corrections.map { correction in
      correction.printed.flatMap { names.contains($0.dataset) ? $0 : nil }
    }
  }

  /// The table as Markdown.
  var markdown: String {
    guard let first = readings.first else { return "There are no readings." }
    var header = ["Reading", "Seeds", first.referenceTitle, first.subjectTitle, "Difference"]
    var alignments: [MarkdownText.Alignment] = [
      .leading, .trailing, .trailing, .trailing, .trailing,
    ]
    if hasPrinted {
      header.append("Printed")
      alignments.append(.trailing)
    }
    return MarkdownText.table(
      caption:
        "One correction after the other: means over the seeds that are read, with half the 95 % interval.",
      header: header.map(MarkdownText.escape),
      alignments: alignments,
      rows: readings.indices.map(row)
    )
  }

  private var hasPrinted: Bool { printed.contains { $0 != nil } }

  private func row(_ index: Int) -> [String] {
    let reading = readings[index]
    let isShare = reading.measure.unit.isShare
    let style: NumberStyle = isShare ? .percent : .significant
    var cells = [MarkdownText.escape(reading.title), "\(reading.seeds)"]
    for numbers in [reading.reference, reading.subject] {
      cells.append(SeedMean(numbers, style)?.compact ?? "—")
    }
    let differences = SeedMean(
      reading.differences,
      PartResult.signedDifference(isShare: isShare)
    )
    cells.append(differences?.compact ?? "—")
    if hasPrinted {
      cells.append(
        printed[index].map { "\(style.text($0.reference)), \(style.text($0.subject))" } ?? ""
      )
    }
    return cells
  }
}
