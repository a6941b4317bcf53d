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

  /// Writes the files into a folder, each whole or not at all.
  ///
  /// - Throws: ``FileError`` when a file or folder cannot be written.
  public func write(to folder: String) throws(FileError) {
    for path in paths {
      let target = (folder as NSString).appendingPathComponent(path)
      try Folder.create((target as NSString).deletingLastPathComponent)
      try AtomicFile.write(files[path] ?? [], to: target)
    }
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

/// The text of a report before its values are filled in.
public struct ReportTemplate: Sendable, Hashable {
  /// Mustache that makes Markdown.
  public var text: String
  /// The file that it is from, for messages.
  public var file: String

  /// Creates a template.
  public init(text: String, file: String) {
    self.text = text
    self.file = file
  }

  /// A template of the program's own.
  ///
  /// - Precondition: `Templates/NAME/report.md` is embedded.
  public static func builtIn(_ name: String) -> ReportTemplate {
    let path = "\(name)/report.md"
    return ReportTemplate(text: BuiltInFiles.text(of: path), file: path)
  }
}
