/// The runs of the revision that is checked, and under which conditions they were measured.
public struct GateCandidates: Sendable, Hashable {
  /// The numbers, one for each run and metric, in any order.
  public var numbers: [GateNumber]
  /// Where in the training they were taken.
  public var endpoint: GateEndpoint
  /// How far each run was trained: `epochs: 10`.
  public var budget: [String: Double]
  /// What is known of the data and the settings: the baseline demands some of it.
  public var constants: [String: String]
  /// What was given and could not be read, a sentence each: it may have been a run, and so nothing passes beside it.
  public var unread: [String]

  /// Creates candidates.
  public init(
    numbers: [GateNumber],
    endpoint: GateEndpoint = .last,
    budget: [String: Double] = [:],
    constants: [String: String] = [:],
    unread: [String] = []
  ) {
    self.numbers = numbers
    self.endpoint = endpoint
    self.budget = budget
    self.constants = constants
    self.unread = unread
  }
}

/// Where in a training a number is taken.
public enum GateEndpoint: String, Sendable, Hashable, CaseIterable, Codable {
  /// At the end of the common budget.
  case last
  /// The best up to there: selected on the data that it is judged by.
  case best
}

/// Whether the runs of a baseline and of a candidate are pairs.
public enum GatePairing: String, Sendable, Hashable, CaseIterable, Codable {
  /// They are two samples.
  case none
  /// Runs of one seed are compared with one another.
  case seed
}
