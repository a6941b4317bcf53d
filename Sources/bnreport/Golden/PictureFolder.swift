internal import Faults
internal import Foundation
internal import Golden
internal import Pictures

/// A folder of PNG pictures and its subfolders.
struct PictureFolder {
  /// The path as the user gave it.
  let path: String
  /// The same without links, for telling folders apart.
  private let realPath: String

  /// Opens a folder.
  ///
  /// - Throws: `Fault` if there is none.
  init(_ path: String, hint: String) throws {
    self.path = path
    guard let real = Self.realPath(path), Self.isFolder(real) else {
      throw Fault(.missing, file: path, "there is no such folder", hint: hint)
    }
    realPath = real
  }

  /// Whether two paths lead to one folder.
  static func == (first: PictureFolder, second: PictureFolder) -> Bool {
    first.realPath == second.realPath
  }

  /// The paths of the pictures below the folder, sorted by their bytes; hidden files and folders are left out.
  func names() throws -> [String] {
    let paths: [String]
    do {
      paths = try FileManager.default.subpathsOfDirectory(atPath: path)
    } catch {
      throw Fault(.missing, file: path, "cannot be read", hint: "Check its permissions.")
    }
    return paths.filter { path in
      path.lowercased().hasSuffix(".png")
        && !path.split(separator: "/").contains { $0.first == "." }
        && isFile(path)
    }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Whether there is a file, or a link to one, of a name.
  func isFile(_ name: String) -> Bool {
    var status = stat()
    return stat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The path of a picture, to show and to open.
  func path(of name: String) -> String { path + "/" + name }

  /// Where a picture of this folder may be written.
  ///
  /// - Throws: `Fault` if a link on the way leads out of the folder.
  func target(_ name: String) throws -> String {
    var parent = (path + "/" + name as NSString).deletingLastPathComponent
    while Self.realPath(parent) == nil { parent = (parent as NSString).deletingLastPathComponent }
    guard let real = Self.realPath(parent), real == realPath || real.hasPrefix(realPath + "/")
    else {
      throw Self.leaves(name)
    }
    return path(of: name)
  }

  /// Checks that a name stays below a folder.
  ///
  /// - Throws: `Fault`, a fault of usage, if it does not.
  static func check(_ name: String) throws {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }), !name.contains("\0") else {
      throw leaves(name)
    }
  }

  private static func leaves(_ name: String) -> Fault {
    Fault(
      .usage,
      file: "--baseline",
      "a picture leaves the folder (got \"\(GoldenReport.printable(name))\", expected a path below it)",
      hint: "Name pictures as `bnreport golden check` prints them."
    )
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
