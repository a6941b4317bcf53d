internal import Faults
internal import Golden
internal import Pictures

/// A folder of pictures and the folder of their references.
struct PictureFolders {
  let actual: PictureFolder
  let baseline: PictureFolder
  private let tolerance: GoldenTolerance

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
  /// - Parameter showingPictures: whether the results carry pictures.
  /// - Returns: the results, and the references that no picture has.
  /// - Throws: `Fault` if there are no pictures: nothing to compare must not pass for a comparison.
  func report(showingPictures: Bool) throws -> GoldenReport {
    let names = try actual.names()
    guard !names.isEmpty else {
      throw Fault(
        .missing,
        file: actual.path,
        "there are no PNG pictures in the folder",
        hint: "Draw the pictures first, or name another folder."
      )
    }
    var check = PNGCheck(tolerance: try tolerance.value)
    var room = 64 << 20
    var results: [GoldenResult] = []
    for name in names {
      check.showsPictures = showingPictures && room > 0
      let result = self.result(name, check)
      let files = [result.pictures.reference, result.pictures.actual, result.pictures.difference]
      room -= files.reduce(0) { $0 + ($1?.count ?? 0) }
      results.append(result)
    }
    let known = Set(names)
    return GoldenReport(
      title: "\(actual.path) against \(baseline.path)",
      results: results,
      unused: try baseline.names().filter { !known.contains($0) },
      accept: AcceptCommand(Self.words(actual.path, baseline.path, tolerance))
    )
  }

  /// Compares one picture with its reference.
  func result(_ name: String, _ check: PNGCheck) -> GoldenResult {
    let paths = [actual.path(of: name), baseline.path(of: name)]
    let hasReference = baseline.isFile(name)
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

  private static func words(
    _ actual: String,
    _ baseline: String,
    _ tolerance: GoldenTolerance
  ) -> [String] {
    ["bnreport", "golden", "accept", "--from", actual, "--baseline", baseline] + tolerance.words
  }
}
