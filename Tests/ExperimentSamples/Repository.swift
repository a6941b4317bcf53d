package import Foundation

/// The files of the repository that tests read, where they stand.
package enum Repository {
  /// The folder with `Package.swift`.
  package static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The text of a file, by its path in the repository.
  package static func text(of path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }
}
