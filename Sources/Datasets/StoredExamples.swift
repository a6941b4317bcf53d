/// Examples as the files of a data set have them.
struct StoredExamples {
  /// The shape of each example.
  var shape: ExampleShape
  /// The index of each example's class.
  var labels: [UInt8]
  /// The features; nil where only their outline was asked for.
  var features: Features?
  /// The files, as they are stored.
  var files: [SourceFile]
  /// The SHA-256 of each part of the content, in an order that depends on nothing else.
  var contentDigests: [String]

  /// The features with their labels; nil where only their outline was asked for.
  var labeled: LabeledExamples? {
    features.map { LabeledExamples(shape: shape, features: $0, labels: labels) }
  }
}
