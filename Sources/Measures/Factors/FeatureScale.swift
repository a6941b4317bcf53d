internal import Models
internal import Notation

extension FactorDefinition {
  /// What the features are multiplied by after the normalisation of the data.
  public static let featureScale = FactorDefinition(
    "feature_scale",
    title: Phrase("Scale of the features"),
    values: .numbers(.positive),
    example: [0.1, 10],
    axisBase: 10,
    change: .data { $0.featureScale = $1 }
  )
}
