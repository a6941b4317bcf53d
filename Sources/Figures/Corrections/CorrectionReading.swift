internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Runs

/// One reading of a protocol: what a measure is for two networks, seed by seed.
struct CorrectionReading {
  var title: String
  var measure: Measure
  var subjectTitle: String
  var referenceTitle: String
  /// The numbers of the two, of the seeds that both were run with; nil where a run has none.
  private var pairs: [(subject: Double?, reference: Double?)]

  init(_ correction: Correction, cells: [Cell]) {
    title = correction.title
    measure = correction.measure
    func numbers(_ side: Claim.Side) -> (title: String, values: [UInt64: Double?]) {
      let mine = side.cells(in: cells)
      let values = side.values(Endpoint(correction.measure), in: cells)
      return (
        mine.first?.network.title ?? side.network,
        Dictionary(
          values.map { ($0.seed, $0.value.exact) },
          uniquingKeysWith: { first, _ in first }
        )
      )
    }
    let subject = numbers(correction.subject)
    let reference = numbers(correction.reference)
    subjectTitle = subject.title
    referenceTitle = reference.title
    // A seed that only one of the two was run with has no part in either mean: they would not differ by the difference.
    pairs = subject.values.keys.filter { reference.values[$0] != nil }.sorted()
      .prefix(correction.seeds ?? .max)
      .map { (subject.values[$0] ?? nil, reference.values[$0] ?? nil) }
  }

  /// The numbers of the subject, of the seeds that are read and have one.
  var subject: [Double] { pairs.compactMap(\.subject) }

  /// The numbers of the reference.
  var reference: [Double] { pairs.compactMap(\.reference) }

  /// How many seeds have both numbers.
  var seeds: Int { differences.count }

  /// How many runs have none, because they diverged.
  var lost: Int { 2 * pairs.count - subject.count - reference.count }

  /// Subject minus reference, seed by seed.
  var differences: [Double] {
    pairs.compactMap { pair in
      pair.subject.flatMap { subject in pair.reference.map { subject - $0 } }
    }
  }
}
