internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// What the initial weights are multiplied by, unless they are 0.
  public static let initializationScale = FactorDefinition(
    "initialization_scale",
    title: Phrase("Initialisation scale"),
    values: .numbers(Initialization.scaleLimit),
    example: [0.1, 10],
    axisBase: 10,
    of: { $0.initialization.scheme != .zero },
    change: .network { $0.initialization.scale = $1 }
  )
}
