/// Labelled images as bytes, the rows among them that are meant, and how a byte becomes a feature.
///
/// The bytes are shared, never copied: training, validation and test examples of one data set are
/// three values over two arrays. A feature is `Float(byte) * scale + offset`, computed batch by batch.
public struct Examples: Sendable {
  /// The images one after the other, `featureCount` bytes each.
  public let pixels: [UInt8]
  /// The class of each image.
  public let labels: [UInt8]
  /// The number of bytes of one image.
  public let featureCount: Int
  /// The indices of the images that belong, in order.
  public let rows: [Int32]
  /// The factor from a byte to a feature.
  public let scale: Float
  /// The feature of the byte 0.
  public let offset: Float

  /// The examples `rows` of the images.
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
    precondition(featureCount > 0, "An image has at least one feature.")
    precondition(
      pixels.count.isMultiple(of: featureCount) && pixels.count / featureCount == labels.count,
      "One label per image."
    )
    precondition(
      rows.allSatisfy { $0 >= 0 && Int($0) < labels.count },
      "A row is the index of an image."
    )
    self.pixels = pixels
    self.labels = labels
    self.featureCount = featureCount
    self.rows = rows
    self.scale = scale
    self.offset = offset
  }

  /// The number of examples, which is the number of rows.
  public var count: Int { rows.count }
}
