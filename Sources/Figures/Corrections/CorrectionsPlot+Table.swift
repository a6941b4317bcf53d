internal import Evidence
internal import Experiments
internal import Measures
internal import Notation

extension CorrectionsPlot {
  /// The numbers that are drawn as a table: one row a reading, for both networks and their difference.
  var table: FigureTable {
    let hasPrinted = printed.contains { $0 != nil }
    return FigureTable(
      caption: localized(
        "One correction after the other: means over the seeds that are read, with half the 95 % interval."
      ),
      columns: [
        localized("Reading"), localized("Seeds"), readings[0].referenceTitle,
        readings[0].subjectTitle, localized("Difference"),
      ] + (hasPrinted ? [localized("Printed")] : []),
      rows: zip(readings, printed).map { reading, printed in
        let isShare = reading.measure.unit.isShare
        let style: NumberStyle = isShare ? .percent : .significant
        let means = [reading.reference, reading.subject].map { SeedMean($0, style) }
        let difference = SeedMean(
          reading.differences,
          PartResult.signedDifference(isShare: isShare)
        )
        let numbers = (means + [difference]).map { $0?.compact ?? "—" }
        let words = printed.map { [style.text($0.reference), style.text($0.subject)].listed }
        return [reading.title, Format.count(reading.seeds)] + numbers
          + (hasPrinted ? [words ?? ""] : [])
      }
    )
  }
}
