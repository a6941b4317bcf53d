internal import Evidence
internal import Experiments
internal import Notation

extension [Cell] {
  /// The titles of the studies that they are of, each once.
  var studyTitles: String {
    map(\.study.title).reduce(into: [String]()) { list, title in
      if !list.contains(title) { list.append(title) }
    }.clauses
  }
}
