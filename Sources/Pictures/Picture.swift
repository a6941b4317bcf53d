/// A picture of pixels: what a PNG file shows.
public struct Picture: Sendable, Hashable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Four bytes a pixel, row by row from the top left: red, green, blue in sRGB, and opacity, not multiplied into them.
  public var samples: [UInt8]

  /// Creates a picture of `width * height * 4` samples.
  public init(width: Int, height: Int, samples: [UInt8]) {
    precondition(width > 0 && height > 0, "a picture has pixels")
    precondition(samples.count == width * height * 4, "a pixel has four samples")
    self.width = width
    self.height = height
    self.samples = samples
  }
}
