/// Labelled examples, the rows among them that are meant, and how a stored value becomes a feature.
///
/// The values are shared, never copied: training, validation and test examples of one data set are
/// three values over two arrays. A feature is `Float(value) * scale + offset`, computed batch by batch.
public struct Examples: Sendable {
  /// What is stored, one example after the other.
  public enum Values: Sendable {
    /// The bytes of images.
    case bytes([UInt8])
    /// Numbers.
    case numbers([Float])

    /// How many there are, of all examples together.
    public var count: Int {
      switch self {
      case .bytes(let values): values.count
      case .numbers(let values): values.count
      }
    }
  }

  /// What is stored, `featureCount` values of each example.
  public let values: Values
  /// The class of each example.
  public let labels: [UInt8]
  /// The number of features of one example.
  public let featureCount: Int
  /// The indices of the examples that belong, in order.
  public let rows: [Int32]
  /// The factor from a value to a feature.
  public let scale: Float
  /// The feature of the value 0.
  public let offset: Float

  /// The examples `rows` of those stored.
  ///
  /// - Precondition: one label per example, and every row is the index of an example.
  public init(
    values: Values,
    labels: [UInt8],
    featureCount: Int,
    rows: [Int32],
    scale: Float,
    offset: Float
  ) {
    precondition(featureCount > 0, "An example has at least one feature.")
    precondition(
      values.count.isMultiple(of: featureCount) && values.count / featureCount == labels.count,
      "One label per example."
    )
    precondition(
      rows.allSatisfy { $0 >= 0 && Int($0) < labels.count },
      "A row is the index of an example."
    )
    self.values = values
    self.labels = labels
    self.featureCount = featureCount
    self.rows = rows
    self.scale = scale
    self.offset = offset
  }

  /// The examples `rows` of images.
  ///
  /// The default scaling is the notebook's: bytes 0...255 become −1...1.
  /// - Precondition: one label per image, and every row is the index of an image.
  public init(
    pixels: [UInt8],
    labels: [UInt8],
    featureCount: Int,
    rows: [Int32],
    scale: Float = 2 / 255,
    offset: Float = -1
  ) {
    self.init(
      values: .bytes(pixels),
      labels: labels,
      featureCount: featureCount,
      rows: rows,
      scale: scale,
      offset: offset
    )
  }

  /// The number of examples, which is the number of rows.
  public var count: Int { rows.count }
}
