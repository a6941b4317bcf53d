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

  /// What is below a folder.
  struct Listing {
    /// The paths of the pictures, sorted by their bytes.
    var names: [String] = []
    /// What may be a picture and is not compared.
    var skipped: [GoldenReport.Skipped] = []
  }

  /// Lists the pictures below the folder; hidden files and folders are left out, and links to folders are not followed.
  func listing() throws -> Listing {
    let paths: [String]
    do {
      paths = try FileManager.default.subpathsOfDirectory(atPath: path)
    } catch {
      throw Fault(.missing, file: path, "cannot be read", hint: "Check its permissions.")
    }
    var listing = Listing()
    for name in paths.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
      if let reason = reasonToSkip(name) {
        listing.skipped.append(GoldenReport.Skipped(path: path(of: name), reason: reason))
      } else if isPicture(name), isFile(name) {
        listing.names.append(name)
      }
    }
    return listing
  }

  private func isPicture(_ name: String) -> Bool { name.lowercased().hasSuffix(".png") }

  /// Why something below the folder is not compared, although it may be a picture; nil for pictures and for what is none.
  private func reasonToSkip(_ name: String) -> GoldenReport.Skipped.Reason? {
    var (own, target) = (stat(), stat())
    guard lstat(path(of: name), &own) == 0 else { return nil }
    if name.split(separator: "/").contains(where: { $0.first == "." }) {
      return isPicture(name) && own.st_mode & S_IFMT != S_IFDIR ? .hidden : nil
    }
    guard stat(path(of: name), &target) == 0 else { return .dangling }
    let isLink = own.st_mode & S_IFMT == S_IFLNK
    switch target.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: return isLink ? .linkedFolder : nil
    default: return isPicture(name) ? .noFile : nil
    }
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
