internal import Notation

extension FactorDefinition {
  /// The number of examples that train.
  public static let examples = FactorDefinition(
    "examples",
    title: Phrase("Training examples"),
    nouns: { Phrase("\($0, "# training example", "# training examples")") },
    values: .whole(1...10_000_000),
    example: [1000, 10_000],
    axisBase: 2,
    limit: { Double($0) },
    change: .data { $0.examples = Int($1) }
  )
}
