public import Faults

/// What is accepted: the numbers of the last accepted revision, and how later ones are compared with them.
///
/// All that decides is fixed here before anybody looks: the endpoint, the budget, the metrics with their margins, the level of
/// significance and the number of looks.
public struct Baseline: Sendable, Hashable {
  /// The first word of the file's format.
  public static let format = "bnreport-baseline/1"
  /// The fewest runs with a value that a comparison needs of a baseline.
  public static let leastRuns = 3

  /// Where in a training the numbers are taken.
  public var endpoint: GateEndpoint
  /// How far each run was trained.
  public var budget: [String: Double]
  /// The one-sided level of significance of a check, shared among its looks.
  public var alpha: Double
  /// How often a check may be looked at, runs being added in between.
  public var looks: Int
  /// Whether runs are pairs by their seed.
  public var pair: GatePairing
  /// The fewest runs with an outcome that a candidate must have in every cell.
  public var candidateRuns: Int
  /// What must be the same to compare.
  public var constant: [String: String]
  /// The metrics, by name.
  public var metrics: [GatedMetric]
  /// What was accepted over time, newest first.
  public var accepted: [Acceptance]
  /// The comments that somebody wrote into the file.
  public var comments: BaselineComments
  /// Where the metrics stand in the file, by `metrics.NAME`; no part of the value.
  public var places: FieldPlaces

  /// Creates a baseline; what is left out is as in a new file.
  public init(
    endpoint: GateEndpoint = .last,
    budget: [String: Double] = [:],
    alpha: Double = 0.01,
    looks: Int = 1,
    pair: GatePairing = .none,
    candidateRuns: Int = 1,
    constant: [String: String] = [:],
    metrics: [GatedMetric] = [],
    accepted: [Acceptance] = []
  ) {
    self.endpoint = endpoint
    self.budget = budget
    self.alpha = alpha
    self.looks = looks
    self.pair = pair
    self.candidateRuns = candidateRuns
    self.constant = constant
    self.metrics = metrics
    self.accepted = accepted
    comments = BaselineComments()
    places = FieldPlaces()
  }

  /// The line of the file that a metric begins on; nil for a baseline that was not read.
  public func line(of metric: String) -> Int? { places.positions["metrics.\(metric)"]?.line }

  /// All comparisons, in order.
  public var cells: [GateCell] { metrics.flatMap(\.cells).sorted() }

  /// The metric of a name; nil where it is not gated.
  public subscript(metric: String) -> GatedMetric? { metrics.first { $0.name == metric } }
}

/// That somebody accepted numbers, which is an act with a name.
public struct Acceptance: Sendable, Hashable {
  /// The most that a file keeps.
  public static let most = 20

  /// The revision whose numbers they are.
  public var revision: String?
  /// Why they are accepted.
  public var reason: String

  /// Creates an acceptance.
  public init(revision: String? = nil, reason: String) {
    self.revision = revision
    self.reason = reason
  }
}
