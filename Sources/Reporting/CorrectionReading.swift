internal import Experiments
internal import Runs

/// One reading of a protocol: what a measure is for two networks, seed by seed.
struct CorrectionReading {
  var title: String
  var measure: Measure
  var subjectTitle: String
  var referenceTitle: String
  /// The numbers of the subject, of the seeds that are read.
  var subject: [Double]
  /// The numbers of the reference.
  var reference: [Double]

  init(_ correction: FigureRequest.Correction, cells: [Cell]) {
    title = correction.title
    measure = correction.measure
    func numbers(_ side: Claim.Side) -> (title: String, values: [Double]) {
      let mine = side.cells(in: cells)
      let values = side.values(Endpoint(correction.measure), in: cells)
        .prefix(correction.seeds ?? .max).compactMap(\.value.exact)
      return (mine.first?.network.title ?? side.network, values)
    }
    (subjectTitle, subject) = numbers(correction.subject)
    (referenceTitle, reference) = numbers(correction.reference)
  }

  /// How many seeds are read of both.
  var seeds: Int { min(subject.count, reference.count) }

  /// Subject minus reference, seed by seed.
  var differences: [Double] { zip(subject, reference).map { $0 - $1 } }
}
