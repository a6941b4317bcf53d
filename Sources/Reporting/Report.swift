internal import Foundation
public import Runs

/// A report as files: bytes by path, nothing written yet.
public struct Report: Sendable, Hashable {
  /// The bytes of each file, by its path below the report's folder.
  public let files: [String: [UInt8]]

  /// The paths of all files, in order.
  public var paths: [String] { files.keys.sorted() }

  /// The paths of the report itself in its formats.
  public var mainPaths: [String] {
    ReportFormat.allCases.map(\.path).filter { files[$0] != nil }
  }

  /// Writes the files into a folder, each whole or not at all, the report itself last.
  ///
  /// Editions and figures of an earlier report that this one does not have are removed, so that a folder never mixes two.
  /// - Throws: ``FileError`` when a file or folder cannot be written.
  public func write(to folder: String) throws(FileError) {
    let targets = paths.map { (path: $0, target: (folder as NSString).appendingPathComponent($0)) }
    for (_, target) in targets {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: target, isDirectory: &isFolder), isFolder.boolValue
      {
        throw FileError(.cannotCreate, path: target, errno: EISDIR)
      }
    }
    for (path, target) in targets.filter({ !mainPaths.contains($0.path) })
      + targets.filter({ mainPaths.contains($0.path) })
    {
      try Folder.create((target as NSString).deletingLastPathComponent)
      try AtomicFile.write(files[path] ?? [], to: target)
    }
    for path in Self.stalePaths(in: folder) where files[path] == nil {
      unlink((folder as NSString).appendingPathComponent(path))
    }
  }

  /// The editions, figures and tables of probes that a folder may have, of this report or an earlier one.
  private static func stalePaths(in folder: String) -> [String] {
    let figures = (folder as NSString).appendingPathComponent("figures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: figures)) ?? []
    return ReportFormat.allCases.map(\.path) + ["data/probes.csv"]
      + names.filter { $0.hasSuffix(".png") || $0.hasSuffix(".svg") }.map { "figures/\($0)" }
  }
}

/// A format of the report.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  case html
  case pdf
  case md

  /// The path of the report in this format.
  public var path: String { "report.\(rawValue)" }
}
