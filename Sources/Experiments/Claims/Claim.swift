internal import Foundation
public import Measures
internal import Models

/// A sentence that studies can support or refute.
public struct Claim: Sendable, Hashable {
  /// The name in the file, in data tables and in templates.
  public var id: String
  /// The claim in two or three words, for rows of figures.
  public var title: String
  /// The question of the assignment that it belongs to.
  public var question: String
  /// The claim as a sentence.
  public var statement: String
  /// Where the claim comes from, such as a line of the notebook with its words.
  public var source: String?
  /// What decides it, at least one.
  ///
  /// Parts that contradict one another make the claim contested, and each is shown.
  public var parts: [Part]
  /// The share of α that each of its comparisons has in proportion to those of other claims; 0 for a control, which is
  /// judged alone and leaves α to the others.
  public var weight: Double
  /// What it is for: a finding about the world, or what is counted apart.
  public var role: Role
  /// The name of the figure that shows it, if any.
  public var figure: String?

  /// Creates a claim.
  package init(
    id: String,
    title: String,
    question: String,
    statement: String,
    source: String? = nil,
    parts: [Part],
    weight: Double = 1,
    role: Role = .finding,
    figure: String? = nil
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.statement = statement
    self.source = source
    self.parts = parts
    self.weight = weight
    self.role = role
    self.figure = figure
  }

  /// Whether a part of it depends on the machine's speed: then all of it stays out of the reproducible files.
  public var isTimed: Bool { parts.contains { $0.endpoint.measure.isTimed } }

  /// The names of the networks whose numbers decide it, each once, in the order of its parts.
  public var networks: [String] {
    parts.flatMap { part -> [Side] in
      switch part.test {
      case .comparison(let comparison): comparison.subject.sides + comparison.reference.sides
      case .everyRun(let side, _): [side]
      }
    }
    .reduce(into: []) { names, side in
      if !names.contains(side.network) { names.append(side.network) }
    }
  }

  /// One legitimate way to decide a claim.
  public struct Part: Sendable, Hashable {
    /// What tells this part from the claim's others, in words; nil for the only one.
    public var title: String?
    /// What was found in the author's words, with a place for the number; nil where the program says it.
    public var sentence: ClaimSentence?
    /// The number that is measured.
    public var endpoint: Endpoint
    /// What is asked of the number.
    public var test: Test
    /// How many updates the runs must make at least for the number to say anything; 0 for any.
    public var updates: Int
    /// Whether it looks at what another part decides in another way, such as at the best value beside the last: it is judged
    /// alone, and leaves α to the others.
    public var isSecondLook = false

    /// Creates a part.
    public init(
      title: String? = nil,
      sentence: ClaimSentence? = nil,
      endpoint: Endpoint,
      test: Test,
      updates: Int = 0
    ) {
      self.title = title
      self.sentence = sentence
      self.endpoint = endpoint
      self.test = test
      self.updates = updates
    }
  }

  /// What is asked of a number.
  public enum Test: Sendable, Hashable {
    /// That one side has more, or less, than the other: pairs by seed, an interval, a test, a smallest effect that matters.
    case comparison(Comparison)
    /// That the number of one side lies in a range in every run: one run outside refutes it. No statistics, no p-value.
    case everyRun(Side, in: ClosedRange<Double>)
  }

  /// Two sides and what is claimed of them.
  public struct Comparison: Sendable, Hashable {
    /// What the claim is about.
    public var subject: Term
    /// What it is compared with.
    public var reference: Term
    /// Whether the claim says that the subject has more or less than the reference.
    public var direction: Direction
    /// The smallest effect that matters, in the unit of ``scale``.
    public var smallestEffect: Double
    /// How the two are compared.
    public var scale: EffectScale

    /// Creates a comparison.
    public init(
      subject: Term,
      reference: Term,
      direction: Direction,
      smallestEffect: Double,
      scale: EffectScale
    ) {
      self.subject = subject
      self.reference = reference
      self.direction = direction
      self.smallestEffect = smallestEffect
      self.scale = scale
    }
  }

  /// A number for each seed.
  public enum Term: Sendable, Hashable {
    /// That of one side.
    case side(Side)
    /// The first minus the second, or their ratio where the comparison is by ratio: for claims about changes of changes.
    case change(Side, from: Side)
    /// The same for every seed.
    case constant(Double)

    /// The sides that it takes numbers from.
    public var sides: [Side] {
      switch self {
      case .side(let side): [side]
      case .change(let first, let second): [first, second]
      case .constant: []
      }
    }
  }

  /// Which side of a claim has more.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    case higher
    case lower
  }

  /// The runs of one network in one study, at one level of each factor that the study sweeps.
  public struct Side: Sendable, Hashable {
    /// The name of the study.
    public var study: String
    /// The name of the network.
    public var network: String
    /// The level, nil for an endpoint over all levels and in a study without sweep.
    public var level: Level?
    /// The levels of further factors, which stay as they are while the level is chosen or goes over all.
    public var others: [FactorLevel]

    /// Creates a side.
    public init(
      study: String,
      network: String,
      level: Level? = nil,
      others: [FactorLevel] = []
    ) {
      self.study = study
      self.network = network
      self.level = level
      self.others = others
    }

    /// The levels that are named.
    public var fixed: [FactorLevel] {
      guard case .at(let one) = level else { return others }
      return [one] + others
    }

    /// The level among those of a run or a study that is not of the further factors: the one that is read.
    public func read(of levels: [FactorLevel]) -> FactorLevel? {
      levels.first { level in !others.contains { $0.key == level.key } }
    }
  }

  /// A level of the swept factor.
  public enum Level: Sendable, Hashable {
    /// This one.
    case at(FactorLevel)
    /// For each seed, the one with the highest mean validation accuracy over the *other* seeds: each network tuned by the
    /// same rule on the same grid, and no run judged by what chose its level. The choices share runs all the same, and
    /// the standard error is corrected for that (Nadeau and Bengio 2003).
    case best
  }
}

extension Claim.Comparison {
  /// The smallest effect of interest on the scale that is compared.
  package var smallestEffectOnScale: Double {
    switch scale {
    case .ratio: log(smallestEffect)
    case .points: smallestEffect / 100
    case .difference: smallestEffect
    }
  }
}
