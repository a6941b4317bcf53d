/// The size of every image of a data set; pixels are stored channel by channel, row by row.
public struct ImageShape: Sendable, Hashable {
  /// The number of values of a pixel: 1 for grey images, 3 for colour.
  public let channels: Int
  /// The number of rows of pixels.
  public let height: Int
  /// The number of columns of pixels.
  public let width: Int

  /// The shape with these sizes.
  public init(channels: Int, height: Int, width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// The number of bytes of an image.
  public var featureCount: Int { channels * height * width }
}
