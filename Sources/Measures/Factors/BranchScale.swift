internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// What the branch of each residual block is multiplied by at first.
  public static let branchScale = FactorDefinition(
    "branch_scale",
    title: Phrase("Initial scale of branches"),
    values: .numbers(.any),
    example: [0, 1],
    axisBase: nil,
    of: { $0.hasBlocks && $0.shortcut != .none },
    change: .network { $0.branchScale = $1 }
  )
}
