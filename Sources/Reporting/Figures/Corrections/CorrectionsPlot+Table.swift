internal import Experiments

extension CorrectionsPlot {
  /// The numbers that are drawn as a table: one row a reading, for both networks and their difference.
  var table: FigureTable {
    let hasPrinted = printed.contains { $0 != nil }
    return FigureTable(
      caption:
        "One correction after the other: means over the seeds that are read, with half the 95 % interval.",
      columns: [
        "Reading", "Seeds", readings[0].referenceTitle, readings[0].subjectTitle, "Difference",
      ] + (hasPrinted ? ["Printed"] : []),
      rows: zip(readings, printed).map { reading, printed in
        let isShare = reading.measure.isShare
        let format = isShare ? Format.percent : Format.significant
        let means = [reading.reference, reading.subject].map { Estimate($0, format: format) }
        let difference = Estimate(reading.differences) {
          PartResult.signedShare($0, isShare: isShare)
        }
        let numbers = (means + [difference]).map { $0?.compact ?? "—" }
        let words = printed.map { "\(format($0.reference)), \(format($0.subject))" }
        return [reading.title, "\(reading.seeds)"] + numbers + (hasPrinted ? [words ?? ""] : [])
      }
    )
  }
}
