public import Datasets

/// What the report says about the examples of a study, and what the plan needs to know of them.
public struct DatasetSummary: Sendable, Hashable, Codable {
  /// A file of the data set.
  public struct File: Sendable, Hashable, Codable {
    /// The file's name.
    public var name: String
    /// Its size as stored, in bytes.
    public var byteCount: Int
    /// The SHA-256 of its bytes as stored.
    public var sha256: String

    /// Creates the description of a file.
    public init(name: String, byteCount: Int, sha256: String) {
      self.name = name
      self.byteCount = byteCount
      self.sha256 = sha256
    }
  }

  /// The name that the experiment calls it by.
  public var name: String
  /// The name in text.
  public var title: String
  /// The SHA-256 over everything that its examples depend on.
  public var digest: String
  /// Height, width and channels of an image; of a table the number of its columns of numbers.
  public var shape: [Int]
  /// The names of the classes, by label.
  public var classNames: [String]
  /// How many examples of each class train.
  public var trainingCounts: [Int]
  /// How many examples of each class validate.
  public var validationCounts: [Int]
  /// How many examples of each class test; empty without a test set.
  public var testCounts: [Int]
  /// The seed of the split into training and validation.
  public var splitSeed: UInt64
  /// The files that it was read from; empty for made data.
  public var files: [File]
  /// How a table was read; nil for images.
  public var table: TableReading?

  /// Creates a summary.
  public init(
    name: String,
    title: String,
    digest: String,
    shape: [Int],
    classNames: [String],
    trainingCounts: [Int],
    validationCounts: [Int],
    testCounts: [Int],
    splitSeed: UInt64,
    files: [File],
    table: TableReading? = nil
  ) {
    self.name = name
    self.title = title
    self.digest = digest
    self.shape = shape
    self.classNames = classNames
    self.trainingCounts = trainingCounts
    self.validationCounts = validationCounts
    self.testCounts = testCounts
    self.splitSeed = splitSeed
    self.files = files
    self.table = table
  }

  /// Whether its examples are rows of a table, not images.
  public var isTable: Bool { shape.count == 1 }
  /// What an example is.
  var exampleShape: ExampleShape {
    isTable
      ? .features(featureCount)
      : .image(channels: shape[2], height: shape[0], width: shape[1])
  }
  /// How many features an example has.
  public var featureCount: Int { shape.reduce(1, *) }
  /// How many examples train.
  public var trainingCount: Int { trainingCounts.reduce(0, +) }
  /// How many examples validate.
  public var validationCount: Int { validationCounts.reduce(0, +) }
  /// How many examples test.
  public var testCount: Int { testCounts.reduce(0, +) }
}
