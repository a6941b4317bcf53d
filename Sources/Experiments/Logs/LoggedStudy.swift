public import Measures
package import Notation

/// What was read from the logs of a study: its groups of runs, what they logged, and how sure that is.
public struct LoggedStudy: Sendable {
  /// Runs that belong together.
  public struct Group: Sendable, Hashable {
    /// The name in data tables and in claims.
    public var name: String
    /// The name for people.
    package var phrase: Phrase

    /// Creates a group.
    package init(name: String, phrase: Phrase) { (self.name, self.phrase) = (name, phrase) }

    /// The name for people in the language that is spoken.
    public var title: String { phrase.text }
  }

  /// The runs of a group at one level, which differ by their chance only.
  public struct Cell: Sendable {
    /// The name of the group.
    public var group: String
    /// The level of the setting that is a sweep; none without one.
    public var levels: [FactorLevel]
    /// The runs; those whose seed is not recorded have numbers of their own, so that they are no pairs.
    public var runs: [MeasuredRun]
    /// Where each run was read.
    public var sources: [String]
    /// What is recorded of the seed of each run, as it was logged; nil for one without.
    public var seeds: [String?]

    /// Creates a cell.
    public init(
      group: String,
      levels: [FactorLevel],
      runs: [MeasuredRun],
      sources: [String],
      seeds: [String?]
    ) {
      self.group = group
      self.levels = levels
      self.runs = runs
      self.sources = sources
      self.seeds = seeds
    }
  }

  /// A metric that runs logged.
  public struct Metric: Sendable, Hashable {
    /// As claims name it: `validation/accuracy`.
    public var name: String
    /// Which numbers of a run it is.
    public var key: SeriesKey
    /// Which of two numbers is better; nil where nobody said so.
    public var better: Measures.Metric.Better?
    /// How many of the runs logged it.
    public var runCount: Int
    /// How many numbers of it they logged together.
    public var pointCount: Int

    /// Creates a metric.
    public init(
      name: String,
      key: SeriesKey,
      better: Measures.Metric.Better?,
      runCount: Int,
      pointCount: Int
    ) {
      self.name = name
      self.key = key
      self.better = better
      self.runCount = runCount
      self.pointCount = pointCount
    }
  }

  /// What is to be said of the reading: of a run, or of all.
  public struct Note: Sendable, Hashable {
    /// Where it was read; nil for what is of all.
    public var source: String?
    /// Whether somebody should look.
    public var isWarning: Bool
    /// A sentence without its stop.
    package var text: Phrase

    /// Creates a note.
    package init(source: String? = nil, isWarning: Bool, text: Phrase) {
      (self.source, self.isWarning, self.text) = (source, isWarning, text)
    }
  }

  /// A line of the audit: a run with what was read of it.
  public struct AuditedRun: Sendable, Hashable {
    /// Where it was read.
    public var source: String
    /// The format, for people.
    public var format: String
    /// The title of its group; nil for a run that is left out.
    package var group: Phrase?
    /// Its level; nil without one.
    public var level: String?
    /// Its seed as it was logged; nil for none.
    public var seed: String?
    /// What was read, a clause a split: `60 validation points of loss and accuracy, epochs 1 to 30`.
    package var contents: [Phrase]
    /// What was ignored, assumed or found to be odd.
    package var notes: [Phrase]

    /// Creates a line.
    package init(
      source: String,
      format: String,
      group: Phrase?,
      level: String?,
      seed: String?,
      contents: [Phrase],
      notes: [Phrase]
    ) {
      self.source = source
      self.format = format
      self.group = group
      self.level = level
      self.seed = seed
      self.contents = contents
      self.notes = notes
    }
  }

  /// The groups, the reference first.
  public var groups: [Group]
  /// The setting that is a sweep; nil without one.
  public var factor: Factor?
  /// The runs, by levels and groups.
  public var cells: [Cell]
  /// What is compared unless somebody names another metric; nil where nothing was logged.
  public var primary: Metric?
  /// All metrics, the primary one first.
  public var metrics: [Metric]
  /// Whether runs of one seed are pairs.
  public var isPaired: Bool
  /// How far all runs of the study got; nil where their progress cannot be compared.
  public var commonBudget: TrainingMoment?
  /// What is to be said of the reading, warnings first.
  public var notes: [Note]
  /// The folder that the runs are in, as it was named; empty for none that they share.
  public var folder: String
  /// The runs that were read, those that are left out too; their sources are below ``folder``.
  public var audit: [AuditedRun]

  /// What the logs call groups, settings, metrics and runs, and what was found in them: whatever a report may show of it, in
  /// the language that is spoken.
  public var names: [String] {
    groups.map(\.title) + metrics.map(\.name) + notes.map(\.text.text) + [folder]
      + audit.flatMap { run in
        [run.source, run.seed ?? ""] + (run.contents + run.notes).map(\.text)
      }
      + cells.flatMap(\.levels).map(\.phrase)
  }

  /// How many runs count.
  public var runCount: Int { cells.reduce(0) { $0 + $1.runs.count } }

  /// Creates a study.
  public init(
    groups: [Group],
    factor: Factor?,
    cells: [Cell],
    primary: Metric?,
    metrics: [Metric],
    isPaired: Bool,
    commonBudget: TrainingMoment?,
    notes: [Note],
    folder: String,
    audit: [AuditedRun]
  ) {
    self.groups = groups
    self.factor = factor
    self.cells = cells
    self.primary = primary
    self.metrics = metrics
    self.isPaired = isPaired
    self.commonBudget = commonBudget
    self.notes = notes
    self.folder = folder
    self.audit = audit
  }
}
