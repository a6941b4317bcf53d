internal import Foundation
internal import Golden
public import Testing

/// Expects a text to be the one in `Goldens/NAME.txt` beside the test's file.
///
/// A missing reference fails: nothing is recorded by accident. With `BNREPORT_GOLDEN=record` in the environment, references
/// that are missing or differ are written (`RecordingMode` has the other words), and the test still fails once, so that no
/// run that records can pass for a verification.
///
/// - Parameters:
///   - text: what the code under test made.
///   - name: the reference's file name without its extension.
///   - file: the path of the test's file.
///   - location: where a failure is reported.
public func expectGolden(
  _ text: String,
  named name: String,
  file: String = #filePath,
  sourceLocation location: SourceLocation = #_sourceLocation
) {
  let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Goldens")
  let url = folder.appending(path: name + ".txt")
  let reference = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
  guard reference != text else { return }
  let mode: RecordingMode
  do {
    mode = try RecordingMode(environment: ProcessInfo.processInfo.environment)
  } catch {
    Issue.record("\(error)", sourceLocation: location)
    return
  }
  if mode.writes(after: reference == nil ? .missing : .different) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Issue.record(
        "recorded \(name).txt: look at its difference, then run again",
        sourceLocation: location
      )
    } catch {
      Issue.record("cannot record \(name).txt: \(error)", sourceLocation: location)
    }
  } else if let reference {
    Issue.record(
      "\(name).txt differs: \(firstDifference(reference, text))",
      sourceLocation: location
    )
  } else {
    Issue.record(
      "\(name).txt is missing: record it with BNREPORT_GOLDEN=record",
      sourceLocation: location
    )
  }
}

/// The first line in which two texts differ, in words.
private func firstDifference(_ expected: String, _ actual: String) -> String {
  let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let actual = actual.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(expected.count, actual.count) {
    let left = index < expected.count ? String(expected[index]) : "(end)"
    let right = index < actual.count ? String(actual[index]) : "(end)"
    if left != right { return "line \(index + 1)\n  expected \(left)\n  got      \(right)" }
  }
  return "line endings"
}
