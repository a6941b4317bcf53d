/// What a data set is without its features: enough to plan runs, and to know the stored ones.
public struct DatasetOutline: Sendable, Hashable {
  /// The name by which the data set is asked for.
  public var name: String
  /// The name for people.
  public var title: String
  /// The name of each class, in the order of the labels.
  public var classNames: [String]
  /// The shape of every example.
  public var shape: ExampleShape
  /// The class of each example to train on.
  public var trainingLabels: [UInt8]
  /// The class of each example held out by the data set's authors; nil when there are none.
  public var testLabels: [UInt8]?
  /// The files that were read, in reading order; empty for a data set that is computed.
  public var files: [SourceFile]
  /// The SHA-256 of each part of the content: of the files, or of made images and labels.
  public var contentDigests: [String]
  /// What its user should know, a sentence each.
  public var warnings: [String]
  /// How a table was read; nil for what is none.
  public var table: TableReading?
}

extension Dataset {
  /// The data set without its features.
  public var outline: DatasetOutline {
    DatasetOutline(
      name: name,
      title: title,
      classNames: classNames,
      shape: training.shape,
      trainingLabels: training.labels,
      testLabels: test?.labels,
      files: files,
      contentDigests: contentDigests,
      warnings: warnings,
      table: table
    )
  }
}
