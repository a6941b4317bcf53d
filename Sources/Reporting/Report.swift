public import Faults

/// A report as files: bytes by path, nothing written yet.
public struct Report: Sendable, Hashable {
  /// The bytes of each file, by its path below the report's folder.
  public let files: [String: [UInt8]]
  /// The files that could not be made, because no font has a character of their text, and why.
  public let faults: [Fault]

  init(files: [String: [UInt8]], faults: [Fault] = []) {
    self.files = files
    self.faults = faults
  }

  /// The paths of all files, in order.
  public var paths: [String] { files.keys.sorted() }

  /// The paths of the report itself in its formats.
  public var mainPaths: [String] {
    ReportFormat.allCases.map(\.path).filter { files[$0] != nil }
  }
}
