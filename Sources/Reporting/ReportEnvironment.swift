/// What a report says about its making; the program's edge fills it in, so that the same input gives the same bytes.
public struct ReportEnvironment: Sendable, Hashable {
  /// The program and its version.
  public var tool: String
  /// The date of the report, `YYYY-MM-DD`.
  public var date: String
  /// The processor and the system that ran the timed claims, in words.
  public var machine: String
  /// How many runs ran at once.
  public var workers: Int

  /// Creates a description.
  public init(tool: String, date: String, machine: String, workers: Int) {
    self.tool = tool
    self.date = date
    self.machine = machine
    self.workers = workers
  }
}
