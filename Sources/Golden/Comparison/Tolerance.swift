internal import Notation

/// How far a picture may be from its reference and still count as equal.
///
/// No single number separates faults from harmless drift: a lost marker changes fewer pixels than another rasteriser's
/// antialiasing, and a wrong digit changes the root mean square less than text that moved by a quarter of a pixel. So there
/// are two limits beyond the level that nobody sees: how much of the picture may differ at all, and how much of any small
/// window may differ strongly, which catches a fault that is small and whole.
public struct Tolerance: Sendable, Hashable {
  /// Pixels that differ by no more than this, on a channel from 0 to 255, count as equal.
  public var channel: Int
  /// The largest share of all pixels that may differ by more than ``channel``, from 0 to 1.
  public var share: Double
  /// The most pixels in any window of 16 x 16 that may differ strongly: by more than 32, or than ``channel`` if that is more.
  public var window: Int
  /// The largest mean of the signed differences around any pixel, on a channel from 0 to 255; nil for any.
  public var localMean: Double?

  /// Creates a tolerance.
  public init(
    channel: Int = 0,
    share: Double = 0,
    window: Int = 8,
    localMean: Double? = nil
  ) {
    precondition((0...255).contains(channel), "a channel goes from 0 to 255")
    precondition((0...1).contains(share), "a share goes from 0 to 1")
    precondition((0...256).contains(window), "a window has 256 pixels")
    self.channel = channel
    self.share = share
    self.window = window
    self.localMean = localMean
  }

  /// Every visible pixel is the same.
  public static var exact: Tolerance { Tolerance() }

  /// What another rasteriser may do to a figure without text.
  ///
  /// Measured on our own figures at one pixel a point, as `PlantedFaultTests` does: a shift of all shapes by 0.01 to 0.05
  /// pixels changed up to 4.1 % of the pixels by more than 2, but no local mean by more than 2.3, and no window had more
  /// than 3 pixels above 32. A lost marker that can be seen left 10 to 24 such pixels in a window; a lost band moved a local
  /// mean by 3.1 to 52, a series colour that is 12 levels off by 2.5 to 4.2; both changed as little as 0.1 % of the
  /// pixels. So the share decides nothing here. Markers hidden by their line and bands of a pixel's width pass;
  /// the scene's text has them.
  public static var otherRendering: Tolerance {
    Tolerance(channel: 2, share: 1, window: 8, localMean: 2.4)
  }

  /// The difference above which a pixel counts in ``window``.
  public var strong: Int { max(32, channel) }

  /// Whether a comparison, made with this tolerance, stays within it; pictures of two sizes never do.
  public func allows(_ comparison: PictureComparison) -> Bool {
    guard !comparison.sizesDiffer else { return false }
    // What differs by less than a level does so by no more than a tolerance of one.
    if comparison.largest <= channel {
      return channel > 0
        || Double(comparison.fineCount) <= share * Double(comparison.pixelCount)
    }
    return Double(comparison.count(above: channel)) <= share * Double(comparison.pixelCount)
      && comparison.worstWindow.count <= window
      && localMean.map { (comparison.localMean ?? 0) <= $0 } ?? true
  }

  /// Which limits a comparison, made with this tolerance, is beyond; empty where it is allowed.
  func limits(exceededBy comparison: PictureComparison) -> [String] {
    if comparison.sizesDiffer { return ["the sizes must be equal"] }
    guard !allows(comparison) else { return [] }
    var limits: [String] = []
    let beyond = channel > 0 ? " by more than \(channel) of 255" : ""
    let count = comparison.count(above: channel) + comparison.fineCount
    if share == 0, count > 0 {
      // Nothing else is a limit where none may.
      return ["no pixel may differ\(beyond)"]
    }
    if Double(count) > share * Double(comparison.pixelCount) {
      limits.append(
        "\((100 * share).decimal(places: 3)) % of the pixels may differ\(beyond)"
      )
    }
    if comparison.worstWindow.count > window {
      limits.append(
        "\(window) pixels of a window of 16 x 16 may differ by more than \(strong), "
          + "and \(comparison.worstWindow.count) do"
      )
    }
    if let localMean, let found = comparison.localMean, found > localMean {
      limits.append(
        "the mean around a pixel may differ by \(localMean.decimal(places: 1)), "
          + "and does by \(found.decimal(places: 1))"
      )
    }
    return limits
  }
}
