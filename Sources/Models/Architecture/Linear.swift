public import Datasets
public import Faults

/// A linear map of all of an example's features, with a bias if it has one.
public struct Linear: BlockMap {
  /// The number of units, which is that of the features it makes.
  public let outputCount: Int
  /// Whether a number is added to each unit.
  public let hasBias: Bool

  /// A map to so many units.
  public init(_ outputCount: Int, hasBias: Bool = true) {
    self.outputCount = outputCount
    self.hasBias = hasBias
  }

  /// The name in a diagram.
  public var title: String { "Linear" }
  /// From how many features to how many.
  public func detail(of input: ExampleShape) -> String { "\(input.featureCount) → \(outputCount)" }
  /// As many features as units, whatever the shape was.
  public func outputShape(of input: ExampleShape) -> ExampleShape { .features(outputCount) }

  /// A row for each feature, a column for each unit.
  public func weights(of input: ExampleShape) -> WeightShape? {
    WeightShape(
      inputCount: input.featureCount,
      outputCount: outputCount,
      channelCount: input.channelCount,
      window: 1
    )
  }

  /// `nn.Linear(784, 512)`.
  public func pyTorch(of input: ExampleShape) -> String {
    "nn.Linear(\(input.featureCount), \(outputCount)\(hasBias ? "" : ", bias=False"))"
  }

  /// Refuses a layer without units.
  public func check() throws(Fault) {
    guard outputCount < 1 else { return }
    throw Fault(
      .invalid,
      "a layer has no units (got \(outputCount), expected at least 1)",
      hint: "Give every layer a positive number of units."
    )
  }
}
