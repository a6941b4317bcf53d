/// Labelled examples to train and test on, with where they came from.
public struct Dataset: Sendable {
  /// The name by which the data set is asked for, for example `fashion-mnist`.
  public let name: String
  /// The name for people, for example Fashion-MNIST.
  public let title: String
  /// The name of each class, in the order of the labels.
  public let classNames: [String]
  /// The examples to train on, of which a ``Split`` holds some out for validation.
  public let training: LabeledExamples
  /// The examples held out by the data set's authors; nil when there are none.
  public let test: LabeledExamples?
  /// The files that were read, in reading order; empty for a data set that is computed.
  public let files: [SourceFile]
  /// The SHA-256 of each part of the content: of the files, or of made images and labels.
  public let contentDigests: [String]
  /// What its user should know, a sentence each; the data set can be used all the same.
  public let warnings: [String]
  /// How a table was read; nil for what is none.
  public let table: TableReading?

  /// The data set with these parts.
  public init(
    name: String,
    title: String,
    classNames: [String],
    training: LabeledExamples,
    test: LabeledExamples?,
    files: [SourceFile],
    contentDigests: [String],
    warnings: [String] = [],
    table: TableReading? = nil
  ) {
    self.name = name
    self.title = title
    self.classNames = classNames
    self.training = training
    self.test = test
    self.files = files
    self.contentDigests = contentDigests
    self.warnings = warnings
    self.table = table
  }
}
