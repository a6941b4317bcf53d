public import Drawing

/// Colours in an order that the eye sees: each stands for a share of a range, from 0 to 1.
///
/// Between its control points a ramp runs straight through the OKLab space, at even speed from end to end.
public struct ColorRamp: Sendable, Hashable {
  private struct Stop: Hashable {
    let share: Double
    let color: OKLab
  }

  private let stops: [Stop]

  /// Creates a ramp through control points, at least two.
  package init(through colors: [RGB]) {
    precondition(colors.count >= 2, "a ramp has two ends")
    let points = colors.map(OKLab.init)
    let lengths = zip(points, points.dropFirst()).reduce(into: [0.0]) { sums, pair in
      sums.append(sums[sums.count - 1] + pair.0.distance(to: pair.1))
    }
    let all = lengths[lengths.count - 1]
    stops = zip(lengths, points).map { Stop(share: all > 0 ? $0 / all : 0, color: $1) }
  }

  /// Viridis, for numbers from little to much: dark violet over green to light yellow.
  ///
  /// Its lightness only rises, so that it survives a black-and-white print, and no colour-vision deficiency breaks its order
  /// (Smith, van der Walt and Firing, 2015; the ten colours of `viridisLite::viridis(10)`, in the public domain).
  public static let sequential = ColorRamp(
    through: [
      0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
      0xFDE725,
    ].map(RGB.init)
  )

  /// Vermillion over light grey to blue, for numbers on both sides of one that means nothing.
  ///
  /// The hues are those of the baseline and of batch norm; both arms have the same lightnesses, 0.45 and 0.70 to 0.94 of
  /// OKLab, and nearly the same chroma, so that neither side looks larger.
  public static let diverging = ColorRamp(through: divergingColors)

  /// The same the other way round.
  public static let reversedDiverging = ColorRamp(through: divergingColors.reversed())

  private static let divergingColors = [0x853E14, 0xDB865A, 0xEBEBEB, 0x56A6E3, 0x025A8D].map(
    RGB.init
  )

  /// The colour of a share; beyond the ends it is that of the end.
  public func color(at share: Double) -> RGB { place(of: share).rgb }

  /// The colour of a share in the space of even steps.
  package func place(of share: Double) -> OKLab {
    let share = share.isNaN ? 0 : min(1, max(0, share))
    for (start, end) in zip(stops, stops.dropFirst()) where share <= end.share {
      let length = end.share - start.share
      return start.color.mixed(
        with: end.color,
        share: length > 0 ? (share - start.share) / length : 0
      )
    }
    return stops[stops.count - 1].color
  }
}
