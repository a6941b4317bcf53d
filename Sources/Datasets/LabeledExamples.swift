/// Examples of one shape and the class of each.
public struct LabeledExamples: Sendable, Hashable {
  /// The shape of each example.
  public let shape: ExampleShape
  /// The examples one after the other, ``ExampleShape/featureCount`` features each.
  public let features: Features
  /// The index of each example's class.
  public let labels: [UInt8]

  /// The examples with their labels.
  ///
  /// - Precondition: one label per example.
  public init(shape: ExampleShape, features: Features, labels: [UInt8]) {
    precondition(
      features.count == labels.count * shape.featureCount,
      "One label per example."
    )
    self.shape = shape
    self.features = features
    self.labels = labels
  }

  /// The number of examples.
  public var count: Int { labels.count }
}
