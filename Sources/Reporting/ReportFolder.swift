internal import Experiments
internal import Foundation
public import Runs

/// A folder that a report is written into, checked and open.
///
/// It is recognised as one that bnreport made by its `results.json`. Names that no report has are left alone.
public struct ReportFolder: Sendable {
  private static let subfolders = ["data", "figures"]
  private static let resultsName = "results.json"
  private static let experimentName = "experiment.yaml"

  private let folder: OpenFolder

  /// Opens a folder for a report, before any work is done for it; nothing is written.
  ///
  /// - Parameters:
  ///   - path: The folder, which exists.
  ///   - figures: The names of the figures that the report will have.
  ///   - isForced: Whether files are written beside those of others, and over them.
  /// - Throws: ``FileError`` when the folder is a link or read-only, when others made it, or when something that is no
  ///   file or folder of a report has the name of one.
  public init(_ path: String, figures: [String], isForced: Bool) throws(FileError) {
    folder = try OpenFolder(path)
    try folder.checkIsWritable()
    if !isForced, !Self.isReport(folder), let name = try Self.firstName(in: folder) {
      throw FileError(
        .cannotCreate,
        path: path,
        "bnreport did not make this folder (got \"\(name)\", expected an empty folder or a report's)",
        hint: "Choose another folder with `-o DIR`, or write into this one with `--force`."
      )
    }
    let names =
      ReportFormat.allCases.map(\.path) + [Self.resultsName, Self.experimentName, "timings.json"]
    for name in names { try folder.checkIsFree(name) }
    let tables = ["metrics.csv", "claims.csv", "probes.csv"]
    for (name, files) in [("data", tables), ("figures", Self.files(ofFigures: figures))] {
      guard let subfolder = try folder.subfolder(name) else { continue }
      try subfolder.checkIsWritable()
      for file in files { try subfolder.checkIsFree(file) }
    }
  }

  /// Replaces what the folder has of an earlier report by a report.
  ///
  /// All new files are written and synced before anything is replaced: an error until then, such as a full disk, leaves
  /// the folder as it was, and so does a kill. Then, within milliseconds, the files come to their places, each whole:
  /// `results.json`, by which the folder is known; figures and data, while there is no `report.md`, the one edition
  /// that shows files beside it; `experiment.yaml`; the editions. Who reads during these milliseconds, or after a kill
  /// in them, may find the old `report.html` beside new data, but every edition agrees with all that it shows. The
  /// same command again makes the folder whole. Processes that write one folder take turns.
  ///
  /// Editions, tables and figures of the earlier report that this one does not have are removed, figures only if the
  /// earlier `experiment.yaml` names them.
  /// - Throws: ``FileError`` when a file or folder cannot be written.
  public func write(_ report: Report) throws(FileError) {
    try folder.locked { () throws(FileError) in
      var made: [String] = []
      do throws(FileError) {
        for name in Self.subfolders where try folder.makeSubfolder(name) { made.append(name) }
        try replace(by: report)
      } catch {
        for name in made { folder.removeSubfolderIfEmpty(name) }
        throw error
      }
    }
  }

  private func replace(by report: Report) throws(FileError) {
    let editions = ReportFormat.allCases.map(\.path)
    // Beside the files of others, only what is replaced is known to be the report's.
    let isEarlier = Self.isReport(folder)
    let stale = isEarlier ? staleFigures().filter { report.files["figures/" + $0] == nil } : []
    let staleEditions = isEarlier ? editions.filter { report.files[$0] == nil } : []
    var folders = ["": folder]
    for name in Self.subfolders { folders[name] = try folder.subfolder(name) }
    for folder in folders.values { try folder.removeAbandoned() }
    let files = try report.paths.map { path throws(FileError) in
      let parts = path.split(separator: "/").map(String.init)
      let parent = parts.count == 2 ? parts[0] : ""
      guard parts.count <= 2, let folder = folders[parent], let name = parts.last else {
        preconditionFailure("A report has no file \(path).")
      }
      return (path, try PreparedFile(report.files[path] ?? [], named: name, in: folder))
    }
    func publish(_ isWanted: (String) -> Bool) throws(FileError) {
      for (path, file) in files where isWanted(path) { try file.publish() }
    }
    let last = editions + [Self.experimentName]

    try publish { $0 == Self.resultsName }
    if isEarlier { try folder.remove(ReportFormat.md.path) }
    try publish { $0 != Self.resultsName && !last.contains($0) }
    for name in stale { try folders["figures"]?.remove(name) }
    if isEarlier, report.files["data/probes.csv"] == nil {
      try folders["data"]?.remove("probes.csv")
    }
    // It names the figures that are the report's, so it stays while there are any of the earlier one.
    try publish { $0 == Self.experimentName }
    try publish { editions.contains($0) }
    for edition in staleEditions { try folder.remove(edition) }
    for name in Self.subfolders { try folders[name]?.sync() }
    try folder.sync()
  }

  /// The files of the figures that the folder's own experiment names.
  private func staleFigures() -> [String] {
    guard let bytes = folder.end(of: Self.experimentName, count: 1 << 20),
      let experiment = try? Experiment(
        reading: Data(bytes),
        file: Self.experimentName,
        name: "earlier",
        preset: "standard"
      )
    else { return [] }
    return Self.files(ofFigures: experiment.figures.map(\.name))
  }

  private static func files(ofFigures names: [String]) -> [String] {
    names.flatMap { ["\($0).png", "\($0).svg"] }
  }

  /// What would be mixed with a report, if anything; hidden files are no part of any.
  private static func firstName(in folder: OpenFolder) throws(FileError) -> String? {
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
