package import Experiments
internal import Measures
internal import Models
package import Runs
internal import Statistics

/// Which comparisons get further seeds: those that are open and not hopeless, the cheapest to decide first, as far as the
/// budget goes.
///
/// Everything here depends on results and predicted costs, and on no clock: the same runs give the same plan on any machine.
/// Whoever stops early spends less of α, so that no choice made here raises the chance of a false verdict.
package struct SeedAllocation {
  /// The rounds so far.
  package private(set) var rounds: [SeedRound] = []
  /// How many seeds places have that have more than the least of their study.
  package private(set) var seeds: [Plan.Place: Int] = [:]

  private let experiment: Experiment
  private let cost: (RunConfiguration) -> Double

  /// Before the first round.
  ///
  /// - Parameters:
  ///   - experiment: What is asked.
  ///   - cost: The predicted seconds of a run on one core.
  package init(for experiment: Experiment, cost: @escaping (RunConfiguration) -> Double) {
    self.experiment = experiment
    self.cost = cost
  }

  /// Adds a round to what results say so far.
  ///
  /// - Returns: Whether anything was added.
  package mutating func addRound(after results: Results) -> Bool {
    let cells = Cell.cells(of: results)
    let evidence = Evidence(experiment.claims, cells: cells)
    var prices = Prices(results, cost)
    let limit = experiment.budget?.coreSeconds ?? .infinity

    // Each at the price of what it would take to decide it; it gets that, but no more than twice what it has at once.
    let candidates = evidence.claims.flatMap { claim in
      claim.parts.enumerated().compactMap { index, part -> Candidate? in
        guard let needed = part.judgement?.promisingLook else { return nil }
        let places = Set(
          part.part.test.sides.flatMap { side in
            side.cells(for: part.part.endpoint, in: cells).map(\.place)
          }
        )
        return Candidate(
          claim: claim.claim.id,
          part: index + 1,
          pairs: part.available,
          looks: part.looks(towards: needed),
          places: places,
          price: prices.price(of: places, seeds: needed) / max(claim.claim.weight, 1)
        )
      }
    }
    var extensions: [SeedRound.Extension] = []
    let order = candidates.indices.sorted {
      (candidates[$0].price, $0) < (candidates[$1].price, $1)
    }
    for candidate in order.map({ candidates[$0] }) {
      let affordable = candidate.looks.last { look in
        prices.total + prices.price(of: candidate.places, seeds: look) <= limit
      }
      guard let look = affordable else { continue }
      prices.pay(for: candidate.places, seeds: look)
      for place in candidate.places { seeds[place] = max(seeds[place] ?? 0, look) }
      extensions.append(
        SeedRound.Extension(
          claim: candidate.claim,
          part: candidate.part,
          from: candidate.pairs,
          to: look
        )
      )
    }
    // Runs that another study has cost nothing and are seeds all the same.
    guard !extensions.isEmpty else { return false }
    rounds.append(SeedRound(extensions: extensions, cost: prices.total))
    return true
  }

  private struct Candidate {
    var claim: String
    var part: Int
    /// How many pairs it has.
    var pairs: Int
    /// The looks that it may go to at once.
    var looks: [Int]
    var places: Set<Plan.Place>
    var price: Double
  }
}

extension Results {
  /// The results of an experiment: those of its plan, then round by round the seeds that open comparisons get.
  ///
  /// - Parameters:
  ///   - experiment: What is asked.
  ///   - datasets: A summary of each data set that a study names.
  ///   - file: The experiment's file, for messages.
  ///   - plan: The plan with the least seeds.
  ///   - logs: What was read of the logs of studies that have some.
  ///   - cost: The predicted seconds of a run on one core.
  ///   - records: The records of a plan in its order, nil where some are missing: then the rounds end.
  /// - Returns: The results, nil where not even the plan has its records.
  /// - Throws: What `records` throws.
  package static func gathered(
    for experiment: Experiment,
    datasets: [String: DatasetSummary],
    file: String,
    plan: Plan,
    logs: [String: LoggedStudy] = [:],
    cost: @escaping (RunConfiguration) -> Double,
    records: (Plan) throws -> [RunRecord]?
  ) throws -> Results? {
    var known: [RunID: Shared<RunRecord>] = [:]
    var allocation = SeedAllocation(for: experiment, cost: cost)
    var results: Results?
    var plan = plan
    var missing = plan
    while let found = try records(missing) {
      var host: Shared<Host>?
      for (entry, record) in zip(missing.entries, found) where known[entry.id] == nil {
        let record = record.sharing(entry.configuration, host)
        host = record.sharedHost
        known[entry.id] = Shared(wrappedValue: record)
      }
      let runs = plan.entries.compactMap { entry in
        known[entry.id].map { Results.Run(entry: entry, record: $0) }
      }
      let now = Results(
        experiment: experiment,
        datasets: datasets,
        runs: runs,
        rounds: allocation.rounds,
        logs: logs
      )
      results = now
      guard allocation.addRound(after: now) else { break }
      plan = try Plan(experiment, datasets: datasets, file: file, seeds: allocation.seeds)
      missing = plan.without(known.keys)
    }
    return results
  }
}

/// What seeds cost at each place.
///
/// A run that two places share is paid for once among the runs that there are, and at both places among those to come.
private struct Prices {
  private var seeds: [Plan.Place: Int] = [:]
  private var costs: [Plan.Place: Double] = [:]
  private(set) var total = 0.0

  init(_ results: Results, _ cost: (RunConfiguration) -> Double) {
    var paid: Set<RunID> = []
    for run in results.runs {
      let place = run.entry.place
      seeds[place, default: 0] += 1
      // Of all seeds alike.
      let price = costs[place] ?? cost(run.entry.configuration)
      costs[place] = price
      if paid.insert(run.entry.id).inserted { total += price }
    }
  }

  /// The cost of what places lack of so many seeds.
  func price(of places: Set<Plan.Place>, seeds count: Int) -> Double {
    // In ascending order, so that sums have the same bits.
    places.map { Double(max(0, count - (seeds[$0] ?? 0))) * (costs[$0] ?? 0) }.sorted()
      .reduce(0, +)
  }

  mutating func pay(for places: Set<Plan.Place>, seeds count: Int) {
    total += price(of: places, seeds: count)
    for place in places { seeds[place] = max(seeds[place] ?? 0, count) }
  }
}

extension Cell {
  /// Where it stands in the plan.
  fileprivate var place: Plan.Place {
    Plan.Place(study: study.name, network: network.name, levels: levels)
  }
}

extension PartResult {
  /// The looks up to `needed` that have twice the pairs at most; the next one at least.
  fileprivate func looks(towards needed: Int) -> [Int] {
    let further = schedule?.counts.filter { $0 > available } ?? []
    let near = further.filter { $0 <= min(needed, 2 * available) }
    return near.isEmpty ? Array(further.prefix(1)) : near
  }
}
