public import Drawing
internal import Foundation
public import Golden
internal import Pictures
public import Testing

/// Expects a figure to be the one whose reference stands in `Goldens` beside the test's file.
///
/// `FigureReference` tells the rule and the files. Nothing is recorded unless `BNREPORT_GOLDEN` is `missing`, `failed`,
/// `record` or `all`, in CI only with `BNREPORT_GOLDEN_FORCE=1`, and a test that records fails once. A failure writes the
/// pictures and one page to look at below `.build/golden-failures`; its message says where.
///
/// - Parameters:
///   - scene: the figure.
///   - name: the name of its files.
///   - renderer: what draws it.
///   - file: the path of the test's file.
///   - location: where a failure is reported.
public func expectFigure(
  _ scene: Scene,
  named name: String,
  drawnBy renderer: FigureRenderer,
  file: String = #filePath,
  sourceLocation location: SourceLocation = #_sourceLocation
) {
  expectFigures([(name, scene)], drawnBy: renderer, file: file, sourceLocation: location)
}

/// Expects every figure of a list to be its reference, with one page for all that are not.
///
/// - Parameters:
///   - figures: the figures by name.
///   - renderer: what draws them.
///   - areAll: whether a reference beside them that none of them has is worth a warning.
///   - file: the path of the test's file.
///   - location: where a failure is reported.
public func expectFigures(
  _ figures: [(name: String, scene: Scene)],
  drawnBy renderer: FigureRenderer,
  areAll: Bool = false,
  file: String = #filePath,
  sourceLocation location: SourceLocation = #_sourceLocation
) {
  do {
    let mode = try RecordingMode(environment: ProcessInfo.processInfo.environment)
    let test = URL(filePath: file)
    let folder = FigureFolder(url: test.deletingLastPathComponent().appending(path: "Goldens"))
    let suite = test.deletingPathExtension().lastPathComponent
    let names = figures.map(\.name)
    #expect(Set(names).count == names.count, "two figures have one name", sourceLocation: location)
    var results: [GoldenResult] = []
    for (name, scene) in figures {
      let earlier = try folder.reference(name)
      let result = try folder.result(of: scene, named: name, earlier, drawnBy: renderer)
      if mode.writes(after: result.verdict) {
        let reference = try FigureReference(
          recording: scene,
          named: name,
          drawnBy: renderer,
          replacing: earlier
        )
        if reference != earlier {
          try folder.write(reference)
          Issue.record(
            "recorded \(name): look at its difference, then run again",
            sourceLocation: location
          )
        }
      } else {
        results.append(result)
      }
    }
    let report = GoldenReport(
      title: suite,
      results: results,
      unused: areAll ? try folder.unused(by: names) : [],
      accept: AcceptCommand(fixed: "BNREPORT_GOLDEN=record swift test --filter \(suite)")
    )
    try announce(report, of: test, at: location)
  } catch {
    Issue.record("figures cannot be compared: \(error)", sourceLocation: location)
  }
}

/// Reports what a comparison found, and writes its page if it failed.
private func announce(
  _ report: GoldenReport,
  of test: URL,
  at location: SourceLocation
) throws {
  for result in report.results where result.verdict == .tolerated {
    Issue.record(
      "\(result.name): \(result.explanation)",
      severity: .warning,
      sourceLocation: location
    )
  }
  for name in report.unused {
    Issue.record("unused reference: \(name)", severity: .warning, sourceLocation: location)
  }
  guard !report.passes else { return }
  let folder = failureFolder(of: test)
  try? FileManager.default.removeItem(at: folder)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let page = folder.appending(path: "report.html")
  try Data(report.html.utf8).write(to: page)
  for result in report.results where result.verdict.isFailure {
    let files = [
      ("reference", result.pictures.reference), ("actual", result.pictures.actual),
      ("difference", result.pictures.difference),
    ]
    for (part, bytes) in files {
      guard let bytes else { continue }
      try Data(bytes).write(to: folder.appending(path: "\(result.name).\(part).png"))
    }
    Issue.record(
      "\(result.name): \(result.explanation); see \(page.path)",
      sourceLocation: location
    )
  }
}

/// `.build/golden-failures/TEST` of the package that the test's file is in.
private func failureFolder(of test: URL) -> URL {
  var root = test.deletingLastPathComponent()
  while root.path != "/",
    !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path)
  {
    root.deleteLastPathComponent()
  }
  return root.appending(path: ".build/golden-failures")
    .appending(path: test.deletingPathExtension().lastPathComponent)
}
