internal import ArgumentParser
internal import Datasets
internal import Foundation
internal import Reporting

extension CompletionKind {
  /// How thorough an experiment is.
  static let presets = CompletionKind.list(["quick", "standard", "full"])
  /// Built-in experiments, and files and folders.
  static let experiments = words(BuiltInFiles.experiments)
  /// Data sets by name, and files and folders.
  static let datasets = words(Catalogue.names)

  /// Words, and the files and folders that begin as what was typed: a list alone would offer no file.
  static func words(_ words: [String]) -> CompletionKind {
    .custom { _, _, typed in
      words.filter { $0.hasPrefix(typed) } + paths(beginning: typed)
    }
  }

  /// The paths that begin so; hidden ones only where the dot was typed.
  private static func paths(beginning typed: String) -> [String] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, start) = (String(typed[..<slash]), typed[slash...])
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    return (names ?? []).sorted()
      .filter { $0.hasPrefix(start) && ($0.first != "." || start.first == ".") }
      .map { folder + $0 }
  }
}
