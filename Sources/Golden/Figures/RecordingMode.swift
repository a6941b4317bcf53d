public import Faults

/// Which references a test run may write: the value of `BNREPORT_GOLDEN`.
public enum RecordingMode: String, Sendable, Hashable, CaseIterable {
  /// None: the default.
  case verify
  /// Those that do not exist.
  case missing
  /// Those that differ.
  case failed
  /// Those that do not exist and those that differ.
  case record
  /// Every one.
  case all

  /// The mode that the environment asks for.
  ///
  /// A machine that runs tests for others (`CI` is set to anything but `false`, `0` or nothing) must not approve what it
  /// tests, unless `BNREPORT_GOLDEN_FORCE` is 1.
  ///
  /// - Throws: ``Fault`` for a word that is no mode, and for a mode that CI refuses.
  public init(environment: [String: String]) throws(Fault) {
    let word = environment["BNREPORT_GOLDEN"] ?? ""
    guard let mode = word.isEmpty ? .verify : RecordingMode(rawValue: word) else {
      throw Fault(
        .usage,
        "BNREPORT_GOLDEN is no mode (got \"\(word)\", expected \(Self.allCases.map(\.rawValue).joined(separator: ", ")))",
        hint: "Unset it to compare with the references."
      )
    }
    if mode != .verify { try Self.checkIsAllowed(environment) }
    self = mode
  }

  /// Checks that references may be written at all.
  ///
  /// - Throws: ``Fault`` in CI without `BNREPORT_GOLDEN_FORCE=1`.
  public static func checkIsAllowed(_ environment: [String: String]) throws(Fault) {
    let isCI = !["", "0", "false"].contains(environment["CI"]?.lowercased() ?? "")
    guard isCI, environment["BNREPORT_GOLDEN_FORCE"] != "1" else { return }
    throw Fault(
      .usage,
      "references are not written in CI (got CI=\(environment["CI"] ?? ""), expected it unset)",
      hint: "Record on your own machine and commit, or set BNREPORT_GOLDEN_FORCE=1."
    )
  }

  /// Whether a reference is written after a verdict.
  ///
  /// What cannot be read is never replaced by the way: `all` alone does that.
  public func writes(after verdict: GoldenVerdict) -> Bool {
    switch self {
    case .verify: false
    case .missing: verdict == .missing
    case .failed: verdict == .different
    case .record: verdict == .missing || verdict == .different
    case .all: true
    }
  }
}
