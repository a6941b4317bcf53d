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

  /// Creates a description.
  public init(tool: String, date: String, example: WorkedExample, datasets: [String]) {
    self.tool = tool
    self.date = date
    self.example = example
    self.datasets = datasets
  }
}
