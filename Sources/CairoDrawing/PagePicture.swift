public import Drawing

/// A picture of pixels for a page.
public struct PagePicture: Sendable, Hashable {
  /// How the pixels reach the page.
  public enum Content: Sendable, Hashable {
    /// Four bytes a pixel, row by row: red, green, blue in sRGB, and opacity, not multiplied into them.
    case samples([UInt8])
    /// A JPEG file, which is embedded as it is.
    case jpeg([UInt8])
  }

  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// The pixels.
  public let content: Content

  /// Creates a picture.
  public init(width: Int, height: Int, content: Content) {
    precondition(width > 0 && height > 0, "A picture has pixels.")
    if case .samples(let samples) = content {
      precondition(samples.count == width * height * 4, "A pixel has four samples.")
    }
    self.width = width
    self.height = height
    self.content = content
  }

  /// The size on paper that has the size on a screen, in points: 96 pixels are an inch, as browsers have it.
  public var naturalSize: Size {
    Size(width: Double(width) * 0.75, height: Double(height) * 0.75)
  }
}
