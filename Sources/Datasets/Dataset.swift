/// Labelled images to train and test on, with where they came from.
public struct Dataset: Sendable {
  /// The name by which the data set is asked for, for example `fashion-mnist`.
  public let name: String
  /// The name for people, for example Fashion-MNIST.
  public let title: String
  /// The name of each class, in the order of the labels.
  public let classNames: [String]
  /// The images to train on, of which a ``Split`` holds some out for validation.
  public let training: LabeledImages
  /// The images held out by the data set's authors; nil when there are none.
  public let test: LabeledImages?
  /// The files that were read, in reading order; empty for a data set that is computed.
  public let files: [SourceFile]

  /// The data set with these parts.
  public init(
    name: String,
    title: String,
    classNames: [String],
    training: LabeledImages,
    test: LabeledImages?,
    files: [SourceFile]
  ) {
    self.name = name
    self.title = title
    self.classNames = classNames
    self.training = training
    self.test = test
    self.files = files
  }

  /// The number of images of each class, in the order of ``classNames``.
  public func classCounts(of images: LabeledImages) -> [Int] {
    var counts = [Int](repeating: 0, count: classNames.count)
    for label in images.labels { counts[Int(label)] += 1 }
    return counts
  }
}
