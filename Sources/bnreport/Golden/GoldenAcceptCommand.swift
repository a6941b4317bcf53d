internal import ArgumentParser
internal import Faults
internal import Files
internal import Foundation
internal import Golden
internal import Pictures

/// Pictures made references.
struct GoldenAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Copies pictures over their references, after someone has looked at them.",
    discussion: "In CI (the variable CI is set) it refuses, unless BNREPORT_GOLDEN_FORCE is 1."
  )

  @Argument(help: "The pictures, as `bnreport golden check` names them.")
  var names: [String] = []

  @Option(help: "The folder of the pictures.", completion: .file())
  var from: String

  @Option(help: "The folder of the references; --all and --missing make it.", completion: .file())
  var baseline: String

  @Flag(help: "Accepts the pictures that differ from their references.")
  var failed = false

  @Flag(help: "Accepts the pictures that have no reference.")
  var missing = false

  @Flag(help: "Accepts every picture.")
  var all = false

  @OptionGroup var tolerance: GoldenTolerance

  mutating func validate() throws {
    let hasFlags = failed || missing || all
    guard names.isEmpty == hasFlags else {
      throw ValidationError(
        hasFlags
          ? "Name pictures, or give --failed, --missing or --all, but not both."
          : "Name the pictures to accept, or give --failed, --missing or --all."
      )
    }
  }

  func run() throws {
    try ExitStatus.mapping {
      try RecordingMode.checkIsAllowed(ProcessInfo.processInfo.environment)
      for name in names { try PictureFolder.check(name) }
      // The pictures' folder comes first: a mistyped one must not leave an empty folder of references.
      _ = try PictureFolder(from, hint: "Draw the pictures first.")
      if all || missing { try Folder.create(baseline) }
      let folders = try PictureFolders(from, baseline: baseline, tolerance)
      let accepted = try chosen(folders)
      for name in accepted {
        guard folders.actual.isFile(name) else {
          throw Fault(
            .missing,
            file: folders.actual.path(of: name),
            "there is no such picture",
            hint: "Name pictures as `bnreport golden check` prints them."
          )
        }
      }
      let targets = try accepted.map { try folders.baseline.target($0) }
      // All are looked at before any is written.
      for name in accepted { try Self.checkCanBeRead(folders.actual.path(of: name)) }
      for (name, target) in zip(accepted, targets) {
        try Folder.create((target as NSString).deletingLastPathComponent)
        try AtomicFile.write(try PictureFile.read(folders.actual.path(of: name)), to: target)
        try Console.result("accepted\t\(GoldenReport.printable(name))")
      }
      if accepted.isEmpty { try Console.result("nothing to accept") }
    }
  }

  /// The names of the pictures to accept, each once, in the order of their names.
  private func chosen(_ folders: PictureFolders) throws -> [String] {
    if all { return try folders.actual.listing().names }
    guard names.isEmpty else { return Set(names).sorted() }
    return try folders.report(showingPictures: false).results.filter { result in
      switch result.verdict {
      case .different: failed
      case .missing: missing
      case .unreadable, .tolerated, .equal: false
      }
    }.map(\.name).sorted()
  }

  /// Checks that a picture can be a reference: a damaged one would make every later check fail.
  private static func checkCanBeRead(_ path: String) throws {
    do throws(Fault) {
      let bytes = try PictureFile.read(path)
      try PNGReader.check(bytes)
      try PNGCheck.checkIsStill(bytes)
    } catch {
      throw Fault(file: path, error.message, hint: error.hint).coded(.picture)
    }
  }
}
