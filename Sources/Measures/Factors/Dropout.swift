internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// The probability with which training sets a hidden unit to 0.
  public static let dropout = FactorDefinition(
    "dropout",
    title: Phrase("Dropout"),
    values: .numbers(Dropout.limit),
    example: [0.25, 0.5],
    axisBase: nil,
    of: { $0.hiddenLayerCount > 0 && !$0.hasBlocks },
    change: .network { $0.dropout = $1 }
  )
}
