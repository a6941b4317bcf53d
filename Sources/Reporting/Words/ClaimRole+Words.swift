internal import Experiments
internal import Notation

extension Claim.Role {
  /// How many claims there are that are no findings: `4 identities`; nil for findings.
  func counted(_ count: Int) -> String? {
    switch self {
    case .finding: nil
    case .identity: localized("\(count, "# identity", "# identities")")
    case .control: localized("\(count, "# control", "# controls")")
    case .theory: localized("\(count, "# check of theory", "# checks of theory")")
    }
  }

  /// The role in parentheses behind a verdict; nil for findings.
  var note: String? {
    switch self {
    case .finding: nil
    case .identity: localized("identity")
    case .control: localized("control")
    case .theory: localized("theory")
    }
  }
}
