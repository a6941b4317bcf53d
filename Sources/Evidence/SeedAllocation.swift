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

    // Each at the price of what it would take to decide it; the wish is for its next look only.
    let candidates = evidence.claims.flatMap { claim in
      claim.parts.enumerated().compactMap { index, part -> Candidate? in
        guard let next = part.nextLook, let needed = part.pairsToDecide else { return nil }
        let places = part.part.test.sides.flatMap { side in
          side.cells(for: part.part.endpoint, in: cells).map(\.place)
        }
        return Candidate(
          extension: SeedRound.Extension(
            claim: claim.claim.id,
            part: index + 1,
            from: part.available,
            to: next
          ),
          places: places,
          price: prices.price(of: places, seeds: needed) / max(claim.claim.weight, 1)
        )
      }
    }
    var extensions: [SeedRound.Extension] = []
    for candidate in candidates.sorted(by: { $0.price < $1.price }) {
      let price = prices.price(of: candidate.places, seeds: candidate.extension.to)
      guard prices.total + price <= limit else { continue }
      prices.pay(for: candidate.places, seeds: candidate.extension.to)
      for place in candidate.places {
        seeds[place] = max(seeds[place] ?? 0, candidate.extension.to)
      }
      extensions.append(candidate.extension)
    }
    // Runs that another study has cost nothing and are seeds all the same.
    guard !extensions.isEmpty else { return false }
    rounds.append(SeedRound(extensions: extensions, cost: prices.total))
    return true
  }

  private struct Candidate {
    var `extension`: SeedRound.Extension
    var places: [Plan.Place]
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
  ///   - cost: The predicted seconds of a run on one core.
  ///   - records: The records of a plan in its order, nil where some are missing: then the rounds end.
  /// - Returns: The results, nil where not even the plan has its records.
  /// - Throws: What `records` throws.
  package static func gathered(
    for experiment: Experiment,
    datasets: [String: DatasetSummary],
    file: String,
    plan: Plan,
    cost: @escaping (RunConfiguration) -> Double,
    records: (Plan) throws -> [RunRecord]?
  ) throws -> Results? {
    var known: [RunID: RunRecord] = [:]
    var allocation = SeedAllocation(for: experiment, cost: cost)
    var results: Results?
    var plan = plan
    while let found = try records(plan.without(known.keys)) {
      for (entry, record) in zip(plan.without(known.keys).entries, found) { known[entry.id] = record }
      let runs = plan.entries.compactMap { entry in
        known[entry.id].map { Results.Run(entry: entry, record: $0) }
      }
      let now = Results(experiment: experiment, datasets: datasets, runs: runs, rounds: allocation.rounds)
      results = now
      guard allocation.addRound(after: now) else { break }
      plan = try Plan(experiment, datasets: datasets, file: file, seeds: allocation.seeds)
    }
    return results
  }
}

/// What runs cost, each once: two places can ask for the same.
private struct Prices {
  private var models: [Plan.Place: RunConfiguration] = [:]
  private var paid: Set<RunID> = []
  private(set) var total = 0.0
  private let firstSeed: UInt64
  private let cost: (RunConfiguration) -> Double

  init(_ results: Results, _ cost: @escaping (RunConfiguration) -> Double) {
    firstSeed = results.experiment.firstSeed
    self.cost = cost
    for run in results.runs {
      models[run.entry.place] = run.entry.configuration
      if paid.insert(run.entry.id).inserted { total += cost(run.entry.configuration) }
    }
  }

  /// The cost of what places lack of so many seeds.
  func price(of places: [Plan.Place], seeds: Int) -> Double {
    missing(places, seeds).reduce(0) { $0 + cost($1.value) }
  }

  mutating func pay(for places: [Plan.Place], seeds: Int) {
    for (id, configuration) in missing(places, seeds) where paid.insert(id).inserted {
      total += cost(configuration)
    }
  }

  private func missing(_ places: [Plan.Place], _ seeds: Int) -> [(key: RunID, value: RunConfiguration)] {
    var runs: [RunID: RunConfiguration] = [:]
    for place in places {
      guard var configuration = models[place] else { continue }
      for index in 0..<seeds {
        configuration.seed = firstSeed + UInt64(index)
        let id = configuration.id
        if !paid.contains(id) { runs[id] = configuration }
      }
    }
    // In a fixed order, so that sums have the same bits.
    return runs.sorted { $0.key < $1.key }
  }
}

extension Cell {
  /// Where it stands in the plan.
  fileprivate var place: Plan.Place {
    Plan.Place(study: study.name, network: network.name, levels: levels)
  }
}

extension PartResult {
  /// The number of pairs at which an open comparison is looked at next; nil where it is decided, or had its last look.
  var nextLook: Int? {
    guard judgement?.verdict == .inconclusive else { return nil }
    return schedule?.counts.first { $0 > available }
  }

  /// The look at which a comparison would be decided if mean and spread stayed what they are, or the mean were a standard
  /// error off: nil for a hopeless one.
  var pairsToDecide: Int? {
    guard let judgement, case .comparison(let claimed) = part.test,
      let error = judgement.comparison.standardError, let looks = schedule
    else { return nil }
    let rule = VerdictRule(smallestEffect: claimed.smallestEffectOnScale)
    let deviation = error * Double(judgement.comparison.count).squareRoot()
    let mean = judgement.comparison.mean
    for shift in [0, error, -error] {
      for (look, count) in looks.counts.enumerated() where count > available {
        let level = looks.level(at: look, of: judgement.familyLevel)
        let isDecided = rule.decides(
          mean: mean + shift,
          deviation: deviation,
          pairs: count,
          significance: level
        )
        if isDecided { return count }
      }
    }
    return nil
  }
}
