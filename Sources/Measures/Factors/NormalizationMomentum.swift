internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// How much a new batch weighs in the running statistics of batch norm; one that averages over all batches, or keeps no
  /// running statistics, has no such weight.
  public static let normalizationMomentum = FactorDefinition(
    "normalization_momentum",
    title: Phrase("Batch norm momentum"),
    values: .numbers(BatchNormalization.momentumLimit),
    example: [0.1, 1],
    axisBase: 10,
    of: { $0.batchNorm?.momentum != nil },
    change: .network { network, momentum in
      network.normalization.batch?.momentum = momentum
    }
  )
}
