/// What a report says about its making; the program's edge fills it in, so that the same input gives the same bytes.
public struct ReportEnvironment: Sendable, Hashable {
  /// The program and its version.
  public var tool: String
  /// The date of the report, `YYYY-MM-DD`.
  public var date: String

  /// Creates a description.
  public init(tool: String, date: String) {
    self.tool = tool
    self.date = date
  }
}
