/// The seeds that open comparisons got at once.
public struct SeedRound: Sendable, Hashable, Codable {
  /// A comparison that got seeds.
  public struct Extension: Sendable, Hashable, Codable {
    /// The claim.
    public var claim: String
    /// Which of its parts, from 1.
    public var part: Int
    /// How many pairs of runs it had.
    public var from: Int
    /// How many pairs of runs it got.
    public var to: Int

    /// Creates an extension.
    public init(claim: String, part: Int, from: Int, to: Int) {
      self.claim = claim
      self.part = part
      self.from = from
      self.to = to
    }
  }

  /// The comparisons, in the order in which they were served.
  public var extensions: [Extension]
  /// The predicted cost of all runs up to this round's, in seconds of one core of a usual machine.
  public var cost: Double

  /// Creates a round.
  public init(extensions: [Extension], cost: Double) {
    self.extensions = extensions
    self.cost = cost
  }
}
