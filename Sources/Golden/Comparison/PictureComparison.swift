public import Pictures

/// What is different between a picture and its reference, in numbers.
///
/// Two pixels differ by the largest difference of a channel that is seen when both lie on black or both on white: what is
/// transparent has no colour. Where one picture is larger, the other counts as transparent.
public struct PictureComparison: Sendable, Hashable {
  /// The window of 16 x 16 pixels with the most pixels that differ strongly.
  public struct Window: Sendable, Hashable {
    /// How many of its pixels differ strongly.
    public var count: Int
    /// Where it is; shorter at the edges.
    public var box: PixelBox
  }

  /// The reference's size, in pixels.
  public let referenceSize: PixelSize
  /// The picture's size, in pixels.
  public let actualSize: PixelSize
  /// The largest difference of a channel, from 0 to 255.
  public let largest: Int
  /// Where differences are densest.
  public let worstWindow: Window
  /// The largest mean of the signed differences around any pixel, if the tolerance limits it.
  public let localMean: Double?
  /// How many pixels are the same in 8 bits a sample, and differ in the 16 that one of the files has.
  public internal(set) var fineCount = 0
  /// Boxes around the differences beyond the tolerance, from the top left; differences that are close share a box.
  public let boxes: [PixelBox]
  /// How many pixels differ by each level from 0 to 255.
  private let histogram: [Int]

  init(
    referenceSize: PixelSize,
    actualSize: PixelSize,
    histogram: [Int],
    worstWindow: Window,
    localMean: Double?,
    boxes: [PixelBox]
  ) {
    self.referenceSize = referenceSize
    self.actualSize = actualSize
    self.histogram = histogram
    self.worstWindow = worstWindow
    self.localMean = localMean
    self.boxes = boxes
    largest = histogram.lastIndex { $0 > 0 } ?? 0
  }

  /// Compares two pictures in memory.
  ///
  /// - Parameters:
  ///   - reference: what is expected.
  ///   - actual: what was made.
  ///   - tolerance: which differences the boxes and the window are about.
  public init(reference: Picture, actual: Picture, tolerance: Tolerance = .exact) {
    var reference = PictureRows(reference)
    var actual = PictureRows(actual)
    do {
      self = try PictureComparer.compare(&reference, &actual, tolerance: tolerance)
    } catch {
      preconditionFailure("pictures in memory are not damaged")
    }
  }

  /// Whether the two have different sizes.
  public var sizesDiffer: Bool { referenceSize != actualSize }
  /// How many pixels were compared.
  public var pixelCount: Int { histogram.reduce(0, +) }

  /// How many pixels differ by more than some level of a channel.
  public func count(above level: Int) -> Int { histogram.dropFirst(level + 1).reduce(0, +) }
}

/// A number of columns and rows.
public struct PixelSize: Sendable, Hashable, CustomStringConvertible {
  /// The number of columns.
  public var width: Int
  /// The number of rows.
  public var height: Int

  /// Creates a size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The size in words, such as `640 x 480`.
  public var description: String { "\(width) x \(height)" }
}
