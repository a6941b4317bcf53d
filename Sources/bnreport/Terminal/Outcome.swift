internal import Foundation
internal import Notation
internal import Reporting

/// What a report came to, for whoever waits for it: the last line of a command, and the summary of a job in CI.
struct Outcome {
  /// When the program began.
  static let start = ContinuousClock.now

  /// How many changes are listed; the summary and `bnreport claims` have more.
  private static let mostChanges = 10

  private let digest: ClaimsDigest
  private let title: String
  private let path: String

  /// The outcome of a report that was written to a folder, beside that of an earlier one if there is; nil where its
  /// claims were not written.
  init?(of report: Report, title: String, in folder: String, against earlier: ClaimsDigest?) {
    guard let digest = report.bytes(of: "data/claims.csv").flatMap(ClaimsDigest.init(claimsCSV:))
    else {
      return nil
    }
    self.digest = earlier.map(digest.compared) ?? digest
    self.title = title
    path = "\(folder)/\(report.mainPaths.first ?? "results.json")"
  }

  /// Says it on standard error, unless that is not wanted, and in the summary of a job.
  func tell(isQuiet: Bool) {
    writeSummary()
    guard !isQuiet else { return }
    for line in digest.changes.prefix(Self.mostChanges) { Console.error(line) }
    let seconds = (ContinuousClock.now - Self.start) / .seconds(1)
    let words = [digest.outcome, digest.change].compactMap(\.self).joined(separator: "; ")
    Console.error("done in \(Format.seconds(seconds)): \(words); open \(path)")
  }

  /// Adds the digest to the file that GitHub's runners name in `$GITHUB_STEP_SUMMARY`.
  private func writeSummary() {
    guard let file = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"], !file.isEmpty
    else {
      return
    }
    // What earlier commands of the step wrote stays.
    let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    let bytes = Array((digest.markdown(title: title) + "\n").utf8)
    let written = bytes.withUnsafeBytes {
      descriptor < 0 ? -1 : write(descriptor, $0.baseAddress, $0.count)
    }
    if descriptor >= 0 { close(descriptor) }
    if written != bytes.count {
      Console.error("warning: the summary of the job was not written (\(file))")
    }
  }
}
