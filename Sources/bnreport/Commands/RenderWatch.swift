internal import ArgumentParser
internal import Faults
internal import Files
internal import Foundation

/// The files that a report is written from, looked at again and again.
struct RenderWatch {
  /// How long to wait between two looks: a save is seen after two of them.
  private static let pause = 0.1

  private let folders: [String]
  private let output: String

  /// What may be saved: the experiment and the template with all that lies beside them.
  ///
  /// - Parameters:
  ///   - options: Names the experiment and the template.
  ///   - output: The folder of the report, which may lie among them.
  /// - Throws: `Fault` when both are the program's own.
  init(_ options: ExperimentOptions, output: String) throws(Fault) {
    var folders = options.template.map { [$0] } ?? []
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: options.experiment, isDirectory: &isFolder) {
      let folder = (options.experiment as NSString).deletingLastPathComponent
      folders.append(isFolder.boolValue ? options.experiment : folder.isEmpty ? "." : folder)
    }
    guard !folders.isEmpty else {
      throw Fault(
        .usage,
        "--watch has no file to watch: experiment and template are the program's own",
        hint: "Name a folder with `--template DIR`; `bnreport template export` writes one."
      )
    }
    self.folders = folders.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    self.output = output
  }

  /// Renders now and after each save, until a signal ends the program.
  ///
  /// What is wrong with a saved file is printed, and the next save is waited for.
  /// - Parameter render: Renders; throws the exit status after it printed what is wrong.
  /// - Throws: The exit status of the first rendering where no save can help.
  func run(_ render: () throws -> Void) throws {
    var watcher = SaveWatcher(look: look) {
      Thread.sleep(forTimeInterval: Self.pause)
      return true
    }
    var isFirst = true
    repeat {
      do {
        try render()
      } catch let status as ExitCode {
        let ofFiles = [ExitStatus.badData, ExitStatus.someRunsMissing, ExitStatus.missingInput]
        guard ofFiles.contains(status) || !isFirst else { throw status }
      }
      if isFirst {
        Console.error("watching \(folders.joined(separator: " and ")); Ctrl-C ends it")
      }
      isFirst = false
    } while watcher.waitForSave()
  }

  private func look() -> FileStamps {
    let written = Set(folders.compactMap { Self.prefix(of: output, in: $0) })
    return FileStamps(in: folders) { path in
      let suffixes = [".md", ".yaml", ".yml", ".png", ".jpg", ".jpeg"]
      return suffixes.contains { path.lowercased().hasSuffix($0) }
        && (path as NSString).lastPathComponent != "report.md"
        && !written.contains { path.hasPrefix($0) }
    }
  }

  /// The way from a folder to another below it, with `/` at its end; nil for one elsewhere.
  private static func prefix(of path: String, in folder: String) -> String? {
    guard Folder.contains(folder, path) else { return nil }
    let way = Folder.path(of: path, from: folder)
    // The report may be written beside its template: then its own files are told by their names.
    return way == "." ? nil : way.replacing("./", with: "", maxReplacements: 1) + "/"
  }
}
