internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// How many examples an update sees.
  public static let batchSize = FactorDefinition(
    "batch_size",
    title: Phrase("Batch size"),
    values: .whole(1...1_000_000),
    example: [16, 64],
    axisBase: 2,
    change: .training { $0.batchSize = Int($1) }
  )
}
