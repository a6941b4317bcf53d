internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Statistics

/// The answer of a comparison in a sentence or two: which group is better, by how much, how sure that is, on what budget.
struct ComparisonAnswer {
  let logs: LoggedStudy
  /// The claims that compare the groups of the study.
  let claims: [ClaimResult]
  /// The runs of the study.
  let cells: [Cell]
  /// The title of a network as Markdown.
  let title: (String) -> String

  /// The answer as Markdown.
  var markdown: String {
    let runs = logs.cells.map(\.runs.count).reduce(0, +)
    guard let metric = logs.primary else {
      return localized(
        "\(runs, "# run was read", "# runs were read"), and none of them logged a number: nothing is compared."
      )
    }
    let words = Language.current.midSentence(MetricName(metric.name).title.text)
    guard logs.groups.count > 1 else {
      return runs == 1
        ? localized("One run: there is nothing to compare.")
        : localized(
          "\(runs, "# run", "# runs") of one group: there is nothing to compare, and the table and the figure show how far the runs differ in \(words)."
        )
    }
    var sentences: [String] = []
    if logs.cells.allSatisfy({ $0.runs.count < 2 }) {
      sentences.append(
        localized("One run each: any difference may be chance, and there is no verdict.")
      )
    }
    guard metric.better != nil else {
      sentences.append(
        localized("Nobody said which values of \(words) are better: there is no verdict.")
      )
      return (sentences + PlainDifferences(logs: logs, cells: cells, title: title).sentences)
        .sentences
    }
    return (sentences + (bands.isEmpty ? claims.prefix(3).flatMap(findings) : bands + lead))
      .sentences
  }

  // MARK: Two groups

  /// What the parts of a claim found at the end of the budget, and where best values say otherwise.
  private func findings(_ claim: ClaimResult) -> [String] {
    let parts = claim.parts.filter { !$0.part.isSecondLook }
    let statement = MarkdownText.escape(claim.claim.statement.withoutStop)
    guard parts.count > 1 else {
      return parts.map { part in
        let place = part.part.title.map { localized(" (\($0))") } ?? ""
        // What the best values decide alone is said behind, with an interval of its own.
        let verdict = part.verdict == .inconclusive ? part.verdictWords : claim.verdictWords
        return localized(
          "\(statement)\(MarkdownText.escape(place)): \(found(part)): **\(verdict)**."
        )
      } + [otherwise(claim)].compactMap(\.self)
    }
    let groups = Verdict.allCases.compactMap { verdict -> String? in
      let mine = parts.filter { $0.verdict == verdict }
      guard !mine.isEmpty else { return nil }
      guard verdict != .inconclusive else {
        return localized("Inconclusive at \(levels(of: mine)).")
      }
      let places = mine.map { localized("\(level(of: $0)), \(found($0))") }
      return localized("\(verdict.words.capitalizedFirst) at \(places.clauses).")
    }
    return [localized("\(statement): **\(claim.verdictWords)**.")] + groups
      + [otherwise(claim)].compactMap(\.self)
  }

  private func found(_ part: PartResult) -> String {
    part.amount == nil ? part.obstacleText ?? part.verdictWords : part.numbers
  }

  private func level(of part: PartResult) -> String {
    part.part.test.sides.first.flatMap(\.fixed.first)?.phrase ?? part.part.title ?? ""
  }

  /// The levels of some parts, with their setting once: `batch size 8, 16 and 32`.
  private func levels(of parts: [PartResult]) -> String {
    let levels = parts.compactMap { $0.part.test.sides.first?.fixed.first }
    guard let first = levels.first else { return parts.map(level).listed }
    return ([first.phrase] + levels.dropFirst().map(\.number)).listed
  }

  /// Where the best values decide what the end of the budget leaves open, or decide it the other way.
  private func otherwise(_ claim: ClaimResult) -> String? {
    let looks = claim.parts.filter(\.part.isSecondLook)
    let differing = looks.filter { look in
      let same = claim.parts.first { part in
        !part.part.isSecondLook && part.part.test.sides == look.part.test.sides
      }
      return same.map { $0.verdict != look.verdict } ?? false
    }
    guard !differing.isEmpty else { return nil }
    let words = differing.map { look in
      let level = look.part.test.sides.first.flatMap(\.fixed.first)?.phrase
      return level.map { localized("\($0): \(look.verdictWords)") } ?? look.verdictWords
    }
    return localized(
      "Best values, selected on the same data, say something else (\(words.clauses))."
    )
  }

  // MARK: More groups

  /// At each level, the groups from the best, with what the data do not separate.
  var bands: [String] {
    logs.groups.count > 2 ? endpoints.flatMap(bands) : []
  }

  /// What claims compare at first, once a metric.
  private var endpoints: [Endpoint] {
    claims.compactMap { $0.parts.first?.part.endpoint }.reduce(into: []) { known, endpoint in
      if !known.contains(endpoint) { known.append(endpoint) }
    }
  }

  private func bands(_ endpoint: Endpoint) -> [String] {
    let levels: [[FactorLevel]] = logs.factor.map { $0.levels.map { [$0] } } ?? [[]]
    return levels.compactMap { level in
      let mine = cells.filter { $0.levels == level }
      let words =
        GroupBands(claims, cells: mine, of: endpoint).map { self.words($0, endpoint) }
        ?? AgainstReference(logs: logs, claims: claims, title: title).words(mine, endpoint)
      guard let words else { return nil }
      let metric = Language.current.midSentence(endpoint.measure.title)
      return level.first.map { localized("By \(metric) at \($0.phrase): \(words).") }
        ?? localized("By \(metric): \(words).")
    }
  }

  private func words(_ bands: GroupBands, _ endpoint: Endpoint) -> String {
    let style = endpoint.measure.unit.styleOfMeans
    let names = bands.bands.map { band in
      band.map { index in
        localized("\(title(bands.members[index].name)) (\(style.text(bands.members[index].mean)))")
      }
    }
    guard bands.bands.count > 1 else {
      return localized("the data do not separate \(names[0].listed)")
    }
    let parts = names.enumerated().map { index, band in
      band.count == 1
        ? localized("\(index + 1)) \(band[0])")
        : localized("\(index + 1)) \(band.listed), not told apart")
    }
    return localized("from the best, \(parts.clauses)")
  }

  /// What the best group has more than the reference.
  private var lead: [String] {
    guard logs.factor == nil, let endpoint = claims.first?.parts.first?.part.endpoint,
      let best = GroupBands(claims, cells: cells, of: endpoint)?.members.first,
      let reference = logs.groups.first, best.name != reference.name,
      let claim = claims.first(where: { claim in
        claim.claim.networks == [best.name, reference.name]
      }), let part = claim.parts.first
    else { return [] }
    return [
      localized(
        "\(title(best.name)) against \(title(reference.name)): \(found(part)): **\(part.verdictWords)**."
      )
    ]
  }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
