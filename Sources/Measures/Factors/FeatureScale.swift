extension FactorDefinition {
  /// What the features are multiplied by after the normalisation of the data.
  public static let featureScale = FactorDefinition(
    "feature_scale",
    title: "Scale of the features",
    values: .numbers(expected: "more than 0") { Float($0) > 0 },
    example: [0.1, 10],
    axisBase: 10,
    change: .data { $0.featureScale = $1 }
  )
}
