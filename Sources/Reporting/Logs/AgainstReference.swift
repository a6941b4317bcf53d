internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Statistics

/// Many groups, each of which was compared with the reference alone: which are told from it, and no ranking.
struct AgainstReference {
  let logs: LoggedStudy
  /// The claims that compare the groups.
  let claims: [ClaimResult]
  /// The title of a network as Markdown.
  let title: (String) -> String

  /// Which groups are better than the reference, which are not told from it, and which are worse; nil without numbers.
  ///
  /// - Parameters:
  ///   - cells: The runs at one level.
  ///   - endpoint: What is compared.
  func words(_ cells: [Cell], _ endpoint: Endpoint) -> String? {
    guard let reference = logs.groups.first else { return nil }
    let style = endpoint.measure.unit.styleOfMeans
    var names: [Verdict: [String]] = [:]
    var own: String?
    for cell in cells {
      let mean = Summary(of: cell.finished.compactMap { endpoint.measure.value(of: $0).exact })?.mean
      let name =
        mean.map { localized("\(title(cell.network.name)) (\(style.text($0)))") }
        ?? title(cell.network.name)
      if cell.network.name == reference.name {
        own = name
      } else {
        let verdict = verdict(of: cell, against: reference.name, endpoint)
        names[verdict == .noMeaningfulEffect ? .inconclusive : verdict, default: []].append(name)
      }
    }
    guard let own, !names.isEmpty else { return nil }
    let parts = [
      names[.supported].map { localized("better: \($0.listed)") },
      names[.inconclusive].map { localized("not told from it: \($0.listed)") },
      names[.reversed].map { localized("worse: \($0.listed)") },
    ].compactMap(\.self)
    return localized("each against \(own) alone: \(parts.clauses)")
  }

  private func verdict(
    of cell: Cell,
    against reference: String,
    _ endpoint: Endpoint
  ) -> Verdict {
    for part in claims.flatMap(\.parts) where part.part.endpoint == endpoint {
      guard case .comparison(let comparison) = part.part.test,
        case .side(let one) = comparison.subject, case .side(let other) = comparison.reference,
        one.network == cell.network.name, other.network == reference, one.fixed == cell.levels
      else { continue }
      return part.verdict
    }
    return .inconclusive
  }
}
