internal import Foundation

/// The revision that a working copy is of.
enum Revision {
  /// The first seven digits of the revision: the workflow's, else that of the Git repository around a file.
  ///
  /// - Parameter file: A file of the working copy, which need not be there yet.
  /// - Returns: The digits; nil outside of a repository, and before its first commit.
  static func current(besides file: String) -> String? {
    let variables = ProcessInfo.processInfo.environment
    let sha = variables["GITHUB_SHA"].flatMap { isHash($0) ? $0 : nil } ?? ofRepository(file)
    return sha.map { String($0.prefix(7)) }
  }

  private static func ofRepository(_ file: String) -> String? {
    var folder = URL(fileURLWithPath: file).standardizedFileURL.deletingLastPathComponent()
    while true {
      let git = folder.appendingPathComponent(".git")
      if FileManager.default.fileExists(atPath: git.path) { return head(of: git) }
      guard folder.path != "/" else { return nil }
      folder = folder.deletingLastPathComponent()
    }
  }

  /// The hash that `HEAD` leads to (gitrepository-layout(5)); a `.git` that is a file names the folder of a work tree.
  private static func head(of git: URL) -> String? {
    var folder = git
    if let line = line(git), line.hasPrefix("gitdir: ") {
      folder = URL(
        fileURLWithPath: String(line.dropFirst(8)),
        relativeTo: git.deletingLastPathComponent()
      )
    }
    guard let head = line(folder.appendingPathComponent("HEAD")) else { return nil }
    guard head.hasPrefix("ref: ") else { return isHash(head) ? head : nil }
    let name = String(head.dropFirst(5))
    let common = line(folder.appendingPathComponent("commondir")).map {
      URL(fileURLWithPath: $0, relativeTo: folder)
    }
    for root in [folder, common].compactMap(\.self) {
      if let hash = line(root.appendingPathComponent(name)), isHash(hash) { return hash }
      guard let packed = text(root.appendingPathComponent("packed-refs")) else { continue }
      for line in packed.split(separator: "\n") where line.hasSuffix(" \(name)") {
        let hash = String(line.prefix { $0 != " " })
        if isHash(hash) { return hash }
      }
    }
    return nil
  }

  private static func text(_ url: URL) -> String? {
    (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func line(_ url: URL) -> String? {
    text(url)?.split(separator: "\n").first.map(String.init)
  }

  private static func isHash(_ text: String) -> Bool {
    text.count >= 40 && text.allSatisfy(\.isHexDigit)
  }
}
