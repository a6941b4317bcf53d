public import Faults

/// A report as files: bytes by path, nothing written yet.
public struct Report: Sendable, Hashable {
  /// The bytes of files, by their paths below the report's folder.
  private let made: [String: [UInt8]]
  /// Files that are too large to be held, made while they are written.
  private let late: [String: FileParts]
  /// The files that could not be made, because no font has a character of their text, and why.
  public let faults: [Fault]

  init(
    files: [String: [UInt8]],
    late: [String: FileParts] = [:],
    faults: [Fault] = []
  ) {
    made = files
    self.late = late
    self.faults = faults
  }

  /// The bytes of each file, by its path below the report's folder; made anew where they are large.
  public var files: [String: [UInt8]] {
    late.isEmpty ? made : made.merging(late.mapValues(\.bytes)) { whole, _ in whole }
  }

  /// The bytes of a file, nil where the report has none of that path.
  public func bytes(of path: String) -> [UInt8]? { made[path] ?? late[path]?.bytes }

  /// Whether the report has a file of a path.
  func has(_ path: String) -> Bool { made[path] != nil || late[path] != nil }

  /// The content of a file; empty where there is none.
  func parts(of path: String) -> FileParts {
    late[path] ?? FileParts { [made] in made[path] ?? [] }
  }

  /// The paths of all files, in order.
  public var paths: [String] { (Array(made.keys) + late.keys).sorted() }

  /// The paths of the report itself in its formats.
  public var mainPaths: [String] { ReportFormat.allCases.map(\.path).filter(has) }

  /// What all reports have, the first that has a file of a path.
  init(parts: [Report]) {
    self.init(
      files: parts.reduce(into: [:]) { files, part in
        files.merge(part.made) { first, _ in first }
      },
      late: parts.reduce(into: [:]) { files, part in
        files.merge(part.late) { first, _ in first }
      },
      faults: parts.flatMap(\.faults)
    )
  }

  /// The report with one more file.
  func adding(_ bytes: [UInt8], at path: String) -> Report {
    Report(files: made.merging([path: bytes]) { _, new in new }, late: late, faults: faults)
  }

  /// The bytes of the files that are held.
  var heldFiles: [String: [UInt8]] { made }

  /// Whether two reports have the same bytes and faults.
  public static func == (one: Report, other: Report) -> Bool {
    one.files == other.files && one.faults == other.faults
  }

  /// Hashes the paths and the faults.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(paths)
    hasher.combine(faults)
  }
}
