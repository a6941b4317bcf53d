/// What the gate found of all comparisons.
public struct GateResult: Sendable, Hashable {
  /// The findings, by metric, group and level.
  public let findings: [GateFinding]
  /// The one-sided level of significance of this look.
  public let alpha: Double
  /// Which look this is, counted from 1.
  public let look: Int
  /// How many looks there are.
  public let looks: Int
  /// What differs from the baseline file: options of the command, and directions of the logs.
  public let differences: [String]
  /// What the candidate has and the baseline does not gate.
  public let ungated: [GateCell]
  /// What the pattern of the differences suggests, such as a baseline that was a lucky draw.
  public let suggestions: [String]
  /// The numbers that were checked.
  public let candidates: GateCandidates

  /// The gravest word, `held` where all are held or improved; where nothing was compared nothing passed, nor where something
  /// could not be read.
  public var verdict: GateWord {
    let words = findings.map(\.word) + (candidates.unread.isEmpty ? [] : [.unmeasured])
    let gravest = words.max { $0.gravity < $1.gravity } ?? .unmeasured
    return gravest.isHeld ? .held : gravest
  }

  /// How many findings have a word.
  public func count(_ word: GateWord) -> Int { findings.count { $0.word == word } }

  /// The exit status of a check: 1 if anything regressed; 3 if anything is unmeasured, or with `strict` undecided; else 0.
  public func exitStatus(strict: Bool = false) -> Int32 {
    switch verdict {
    case .regressed: 1
    case .unmeasured: 3
    case .undecided: strict ? 3 : 0
    case .held, .improved: 0
    }
  }
}
