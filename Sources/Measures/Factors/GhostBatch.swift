internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// How many examples of a batch share their statistics in batch norm: one alone has no variance.
  public static let ghostBatch = FactorDefinition(
    "ghost_batch",
    title: Phrase("Ghost batch size"),
    values: .whole(BatchNormalization.ghostBatchSizes),
    example: [16, 32],
    axisBase: 2,
    of: { $0.batchNorm != nil },
    change: .network { network, size in
      network.normalization.batch?.ghostBatchSize = Int(size)
    }
  )
}
