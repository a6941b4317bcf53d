/// What a report says about its making; the program's edge fills it in, so that the same input gives the same bytes.
public struct ReportEnvironment: Sendable, Hashable {
  /// The program and its version.
  public var tool: String
  /// The date of the report, `YYYY-MM-DD`.
  public var date: String
  /// What the training engine makes of a batch that can be worked by hand.
  public var example: WorkedExample
  /// The names of the data sets that a template can ask for: it has a sentence for one of them.
  public var datasets: [String]
  /// What a page says that is written again and again while runs are trained; nil for one that stays as it is.
  public var live: Live?

  /// How far a report is that is written while its runs are trained.
  public struct Live: Sendable, Hashable {
    /// How many runs are there.
    public var done: Int
    /// How many there will be, as far as is known.
    public var all: Int
    /// After how many seconds the page loads itself again.
    public var seconds: Int

    /// Creates a state.
    public init(done: Int, all: Int, seconds: Int) {
      self.done = done
      self.all = all
      self.seconds = seconds
    }
  }

  /// Creates a description.
  public init(
    tool: String,
    date: String,
    example: WorkedExample,
    datasets: [String],
    live: Live? = nil
  ) {
    self.live = live
    self.tool = tool
    self.date = date
    self.example = example
    self.datasets = datasets
  }
}
