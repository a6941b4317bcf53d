/// Images of one size and the class of each.
public struct LabeledImages: Sendable, Hashable {
  /// The size of each image.
  public let shape: ImageShape
  /// The images one after the other, ``ImageShape/featureCount`` bytes each.
  public let pixels: [UInt8]
  /// The index of each image's class.
  public let labels: [UInt8]

  /// The images with their labels.
  ///
  /// - Precondition: one label per image.
  public init(shape: ImageShape, pixels: [UInt8], labels: [UInt8]) {
    precondition(pixels.count == labels.count * shape.featureCount, "One label per image.")
    self.shape = shape
    self.pixels = pixels
    self.labels = labels
  }

  /// The number of images.
  public var count: Int { labels.count }
}
