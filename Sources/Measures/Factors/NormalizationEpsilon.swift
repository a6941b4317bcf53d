internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// What batch norm adds to the variance before the root.
  public static let normalizationEpsilon = FactorDefinition(
    "normalization_epsilon",
    title: Phrase("Batch norm epsilon"),
    values: .numbers(.addend),
    example: [0.0001, 0.1],
    axisBase: 10,
    of: { $0.batchNorm != nil },
    change: .network { network, epsilon in
      network.normalization.batch?.epsilon = epsilon
    }
  )
}
