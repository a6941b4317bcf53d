internal import Experiments
public import Faults
internal import Figures
internal import Files
internal import Foundation
internal import Parallel
internal import Runs

/// A folder that a report is written into, checked and open.
///
/// It is recognised as one that bnreport made by its `results.json`. Names that no report has are left alone.
public struct ReportFolder: Sendable {
  private static let subfolders = ["data", "figures"]
  /// The folder of a template's own pictures, which only a report with such has.
  private static let picturesName = "pictures"
  private static let resultsName = "results.json"
  private static let experimentName = "experiment.yaml"
  private static let timingsName = "timings.json"

  private let folder: OpenFolder

  /// Opens a folder for a report, before any work is done for it; nothing is written.
  ///
  /// - Parameters:
  ///   - path: The folder, which exists.
  ///   - figures: The names of the figures that the report will have.
  ///   - isForced: Whether files are written beside those of others, and over them.
  /// - Throws: ``Fault`` when the folder is a link or read-only, when others made it, or when something that is no
  ///   file or folder of a report has the name of one.
  public init(_ path: String, figures: [String], isForced: Bool) throws(Fault) {
    folder = try OpenFolder(path)
    try folder.checkIsWritable()
    if !isForced, !Self.isReport(folder), let name = try Self.firstName(in: folder) {
      throw Fault(
        .cannotCreate,
        file: path,
        "bnreport did not make this folder (got \"\(name)\", expected an empty folder or a report's)",
        hint: "Choose another folder with `-o DIR`, or write into this one with `--force`."
      ).coded(.foreignFolder)
    }
    let names =
      ReportFormat.allCases.map(\.path) + [Self.resultsName, Self.experimentName, Self.timingsName]
    for name in names { try folder.checkIsFree(name) }
    let tables = ["metrics.csv", "claims.csv", "effects.csv", "probes.csv"]
    for (name, files) in [("data", tables), ("figures", Self.files(ofFigures: figures))] {
      guard let subfolder = try folder.subfolder(name) else { continue }
      try subfolder.checkIsWritable()
      for file in files { try subfolder.checkIsFree(file) }
    }
  }

  /// Replaces what the folder has of an earlier report by a report.
  ///
  /// All new files are written and synced before anything is replaced: an error until then, such as a full disk, leaves
  /// the folder as it was, and so does a kill, apart from hidden files that the next report removes. Then, within milliseconds, the files come to their places, each whole:
  /// `results.json`, by which the folder is known; figures and data, while there is no `report.md`, the one edition
  /// that shows files beside it; `experiment.yaml`; the editions. Who reads during these milliseconds, or after a kill
  /// in them, may find the old `report.html` beside new data, but every edition agrees with all that it shows. The
  /// same command again makes the folder whole. Processes that write one folder take turns.
  ///
  /// Editions, tables and figures of the earlier report that this one does not have are removed, figures only if the
  /// earlier `experiment.yaml` names them.
  /// - Parameters:
  ///   - report: The report.
  ///   - workers: How many threads make what is made while it is written.
  /// - Throws: ``Fault`` when a file or folder cannot be written.
  public func write(_ report: Report, workers: Int = 1) throws(Fault) {
    try folder.locked { () throws(Fault) in try replace(by: report, workers) }
  }

  /// Replaces the editions of a report by those of another that has the same results and figures; each comes whole.
  ///
  /// - Throws: ``Fault`` when a file cannot be written.
  public func writeText(of report: Report) throws(Fault) {
    try folder.locked { () throws(Fault) in
      let editions = ReportFormat.allCases.map(\.path)
      let paths = report.paths.filter {
        editions.contains($0) || $0.hasPrefix(Self.picturesName + "/")
      }
      let files = try paths.map { path throws(Fault) in
        (path, try PreparedFile(report.parts(of: path), 1, for: folder.path(of: path), in: folder))
      }
      for (path, file) in files where !editions.contains(path) {
        try folder.makeSubfolder(Self.picturesName)
        guard let pictures = try folder.subfolder(Self.picturesName) else { continue }
        try file.publish(as: String(path.dropFirst(Self.picturesName.count + 1)), in: pictures)
      }
      for (path, file) in files where editions.contains(path) {
        try file.publish(as: path, in: folder)
      }
    }
  }

  private func replace(by report: Report, _ workers: Int) throws(Fault) {
    let editions = ReportFormat.allCases.map(\.path)
    // Beside the files of others, only what is replaced is known to be the report's.
    let isEarlier = Self.isReport(folder)
    let stale = isEarlier ? staleFigures().filter { !report.has("figures/" + $0) } : []
    let staleEditions = isEarlier ? editions.filter { !report.has($0) } : []
    try folder.removeAbandoned()
    let subfolders = Self.subfolders(of: report)
    for name in subfolders {
      guard let subfolder = try folder.subfolder(name) else { continue }
      for path in report.paths where path.hasPrefix(name + "/") {
        try subfolder.checkIsFree(String(path.dropFirst(name.count + 1)))
      }
    }
    // All are written into the folder itself: until the first one is published, whoever looks sees hidden files only.
    let files = try report.paths.map { path throws(Fault) in
      if !path.contains("/") { try folder.checkIsFree(path) }
      let parts = report.parts(of: path)
      return (path, try PreparedFile(parts, workers, for: folder.path(of: path), in: folder))
    }

    func publish(
      in target: OpenFolder,
      below prefix: String = "",
      _ isWanted: (String) -> Bool
    ) throws(Fault) {
      for (path, file) in files where path.hasPrefix(prefix) {
        let name = String(path.dropFirst(prefix.count))
        if isWanted(name) { try file.publish(as: name, in: target) }
      }
    }
    try publish(in: folder) { $0 == Self.resultsName }
    if isEarlier { try folder.remove(ReportFormat.md.path) }
    for name in subfolders {
      try folder.makeSubfolder(name)
      guard let subfolder = try folder.subfolder(name) else { continue }
      try publish(in: subfolder, below: name + "/") { _ in true }
      if name == "figures" { for file in stale { try subfolder.remove(file) } }
      if isEarlier { for file in unwrittenData(in: name, report) { try subfolder.remove(file) } }
      try subfolder.sync()
    }
    // It names the figures that are the report's, so it stays while there are any of the earlier one.
    try publish(in: folder) { $0 == Self.experimentName || $0 == Self.timingsName }
    try publish(in: folder) { editions.contains($0) }
    for edition in staleEditions { try folder.remove(edition) }
    try folder.sync()
  }

  private static func subfolders(of report: Report) -> [String] {
    let hasPictures = report.paths.contains { $0.hasPrefix(picturesName + "/") }
    return subfolders + (hasPictures ? [picturesName] : [])
  }

  /// The data files that an earlier report may have in a subfolder, and the new one has not.
  private func unwrittenData(in subfolder: String, _ report: Report) -> [String] {
    DataFile.all.map(\.path).filter { $0.hasPrefix(subfolder + "/") && !report.has($0) }
      .map { String($0.dropFirst(subfolder.count + 1)) }
  }

  /// The files of the figures that the folder's own experiment names.
  private func staleFigures() -> [String] {
    guard let bytes = folder.end(of: Self.experimentName, count: 1 << 20),
      let experiment = try? Experiment(
        reading: Data(bytes),
        file: Self.experimentName,
        name: "earlier",
        preset: "standard",
        figures: FigureKinds.all
      )
    else { return [] }
    return Self.files(ofFigures: experiment.figures.map(\.name))
  }

  private static func files(ofFigures names: [String]) -> [String] {
    names.flatMap { ["\($0).png", "\($0).svg"] }
  }

  /// What would be mixed with a report, if anything; hidden files are no part of any.
  private static func firstName(in folder: OpenFolder) throws(Fault) -> String? {
    try folder.names().first { !$0.hasPrefix(".") }
  }

  /// Whether a folder has the results of a report.
  ///
  /// Keys are sorted, so the schema is near the end, and a quotation mark
  /// in a text is never a bare one.
  private static func isReport(_ folder: OpenFolder) -> Bool {
    guard let end = folder.end(of: resultsName, count: 1 << 16) else { return false }
    return Data(end).range(of: Data(#""schema" : "bnreport.results/"#.utf8)) != nil
  }
}

extension PreparedFile {
  /// Writes the parts of a file, as many at once as there are threads to make them.
  fileprivate convenience init(
    _ parts: FileParts,
    _ workers: Int,
    for path: String,
    in folder: OpenFolder
  ) throws(Fault) {
    var made: ArraySlice<[UInt8]> = []
    try self.init(partCount: parts.count, for: path, in: folder) { index in
      if made.isEmpty {
        made =
          Array(index..<min(index + workers, parts.count))
          .concurrentMap(workers: workers) { parts[$0] }[...]
      }
      return made.removeFirst()
    }
  }
}
