/// A format of the report.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  case html
  case pdf
  case md
  case ipynb

  /// The path of the report in this format.
  public var path: String { "report.\(rawValue)" }
}
