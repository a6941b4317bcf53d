internal import Faults
internal import Foundation
internal import Golden
internal import Pictures

/// A folder of pictures and the folder of their references.
struct PictureFolders {
  let actual: PictureFolder
  let baseline: PictureFolder
  private let tolerance: GoldenTolerance
  private let settings: GoldenSettings

  /// Opens both folders.
  ///
  /// - Throws: `Fault` if one is missing, or if they are one.
  init(_ actual: String, baseline: String, _ tolerance: GoldenTolerance) throws {
    self.actual = try PictureFolder(actual, hint: "Draw the pictures first.")
    let accept = AcceptCommand(Self.words(actual, baseline, tolerance)).text(flags: ["--all"])
    self.baseline = try PictureFolder(
      baseline,
      hint: "Make the folder and accept the pictures as they are: \(accept)"
    )
    self.tolerance = tolerance
    settings = try Self.settings(in: self.baseline)
    guard !(self.actual == self.baseline) else {
      throw Fault(
        .usage,
        file: "--baseline",
        "pictures are not compared with themselves (got \"\(baseline)\" for both, expected two folders)",
        hint: "Draw the pictures into a folder of their own."
      )
    }
  }

  /// Compares all pictures.
  ///
  /// - Parameters:
  ///   - showingPictures: whether the results carry pictures.
  ///   - isStrict: whether the check fails with a reference that no picture has, and with what is not compared.
  /// - Returns: the results, and the references that no picture has.
  /// - Throws: `Fault` if there are no pictures: nothing to compare must not pass for a comparison.
  func report(showingPictures: Bool, isStrict: Bool = false) throws -> GoldenReport {
    let pictures = try actual.listing()
    let names = pictures.names
    guard !names.isEmpty else {
      throw Fault(
        .missing,
        file: actual.path,
        "there are no PNG pictures in the folder",
        hint: "Draw the pictures first, or name another folder."
      )
    }
    let references = try baseline.listing()
    try settings.checkNames(
      among: Set(names + references.names),
      file: baseline.path(of: GoldenSettings.fileName)
    )
    let checks = try names.map { (name: $0, check: try check(of: $0)) }
    try checkThatAllCanFail(checks)
    var room = 64 << 20
    var results: [GoldenResult] = []
    for (name, own) in checks {
      var check = own
      check.showsPictures = showingPictures && room > 0
      let result = self.result(name, check)
      let files = [result.pictures.reference, result.pictures.actual, result.pictures.difference]
      room -= files.reduce(0) { $0 + ($1?.count ?? 0) }
      results.append(result)
    }
    let known = Set(names + names.flatMap { settings[$0].accepted })
    return GoldenReport(
      title: "\(actual.path) against \(baseline.path)",
      results: results,
      unused: references.names.filter { !known.contains($0) },
      skipped: pictures.skipped + references.skipped,
      isStrict: isStrict,
      accept: AcceptCommand(Self.words(actual.path, baseline.path, tolerance))
    )
  }

  /// Compares one picture with its references: the one of its name, and others that will do.
  func result(_ name: String, _ check: PNGCheck) -> GoldenResult {
    let first = result(name, name, check)
    guard first.verdict == .different || first.verdict == .missing else { return first }
    for other in settings[name].accepted {
      var result = result(name, other, check)
      guard !result.verdict.isFailure else { continue }
      result.explanation += ", of the accepted \(other)"
      return result
    }
    return first
  }

  private func result(_ name: String, _ reference: String, _ check: PNGCheck) -> GoldenResult {
    let paths = [actual.path(of: name), baseline.path(of: reference)]
    let hasReference = baseline.isFile(reference)
    if hasReference, PictureFile.areSame(paths[0], paths[1]) {
      return GoldenResult(name: name, verdict: .equal, explanation: "the files are the same")
    }
    var side = PNGFault.Side.actual
    do throws(Fault) {
      let picture = try PictureFile.read(paths[0])
      side = .reference
      let reference = hasReference ? try PictureFile.read(paths[1]) : nil
      return check.check(picture, against: reference, named: name)
    } catch {
      return PNGFault(side: side, error: error).result(named: name)
    }
  }

  // MARK: Settings

  /// The settings beside the references; none where there is no file.
  private static func settings(in folder: PictureFolder) throws -> GoldenSettings {
    let path = folder.path(of: GoldenSettings.fileName)
    guard FileManager.default.fileExists(atPath: path) else { return GoldenSettings() }
    return try GoldenSettings(reading: try CheckCommand.contents(of: path), file: path)
  }

  private func check(of name: String) throws -> PNGCheck {
    let own = settings[name]
    return PNGCheck(tolerance: try tolerance.value.replacing(own), masks: own.masks)
  }

  /// Alters a picture in memory for each tolerance with its masks, and demands that it fails: a check that cannot fail says
  /// nothing.
  ///
  /// - Throws: `Fault` where an altered picture passes.
  private func checkThatAllCanFail(_ checks: [(name: String, check: PNGCheck)]) throws {
    var sizes: [String: Int] = [:]
    for (name, _) in checks where baseline.isFile(name) {
      var status = stat()
      if stat(baseline.path(of: name), &status) == 0 { sizes[name] = Int(status.st_size) }
    }
    struct Kind: Hashable {
      var tolerance: Tolerance
      var masks: [PixelBox]
    }
    let kinds = Dictionary(grouping: checks.filter { sizes[$0.name] != nil }) {
      Kind(tolerance: $0.check.tolerance, masks: $0.check.masks)
    }
    for same in kinds.values.sorted(by: { $0[0].name < $1[0].name }) {
      // The smallest that can be read takes the least time.
      for (name, check) in same.sorted(by: {
        sizes[$0.name, default: 0] < sizes[$1.name, default: 0]
      }) {
        guard let reference = try? PictureFile.read(baseline.path(of: name)),
          let fails = check.canFail(on: reference)
        else { continue }
        guard fails else {
          throw Fault(
            .invalid,
            file: baseline.path(of: name),
            "the check cannot fail: with its tolerances and masks an altered picture passes",
            hint:
              "Make --tolerance, --pixels and --window smaller, or what \(GoldenSettings.fileName) says of it."
          )
        }
        break
      }
    }
  }

  private static func words(
    _ actual: String,
    _ baseline: String,
    _ tolerance: GoldenTolerance
  ) -> [String] {
    ["bnreport", "golden", "accept", "--from", actual, "--baseline", baseline] + tolerance.words
  }
}
