internal import Drawing
internal import Notation

/// What the two ends of a band or an error bar mean.
///
/// There is no band without one: the uncertainty of a mean shrinks with more seeds and the spread of the runs does not, so
/// a reader must know which of them is drawn.
public struct Interval: Sendable, Hashable {
  /// The value in the middle.
  public enum Centre: Sendable, Hashable {
    case mean
    case geometricMean
    case median
    /// How many runs of all.
    case share

    /// The word in the language that is spoken now.
    package var words: String {
      switch self {
      case .mean: localized("mean")
      case .geometricMean: localized("geometric mean")
      case .median: localized("median")
      case .share: localized("share")
      }
    }
  }

  /// How the ends are computed.
  public enum Statistic: Sendable, Hashable {
    /// A confidence interval of the mean by Student's t, such as 0.95.
    case tInterval(level: Double)
    /// The smallest and the largest run.
    case range
    /// Wilson's confidence interval of a share, such as 0.95.
    case wilson(level: Double)
    /// Two quantiles of the runs, such as 0.15 and 0.85.
    case quantiles(Double, Double)
  }

  /// The value in the middle.
  public var centre: Centre
  /// How the ends are computed.
  public var statistic: Statistic
  /// How many runs each interval is computed from: the fewest and the most.
  public var sampleCount: ClosedRange<Int>
  /// What is counted, in the plural.
  public var unit: String
  /// Whether some of the ends are cut off where the values that can be end, such as at 0 and 100 %.
  public var isCut: Bool

  /// Creates the meaning of an interval.
  ///
  /// - Parameters:
  ///   - centre: the value in the middle.
  ///   - statistic: how the ends are computed.
  ///   - sampleCount: the fewest and the most runs behind one interval, at least 1.
  ///   - unit: what is counted, in the plural.
  ///   - isCut: whether some of the ends are cut off where the values that can be end.
  public init(
    _ centre: Centre = .mean,
    _ statistic: Statistic,
    sampleCount: ClosedRange<Int>,
    unit: String? = nil,
    isCut: Bool = false
  ) {
    precondition(sampleCount.lowerBound >= 1, "an interval comes from at least one run")
    self.centre = centre
    self.statistic = statistic
    self.sampleCount = sampleCount
    self.unit = unit ?? localized("seeds")
    self.isCut = isCut
  }

  /// The definition for captions, such as "mean and its pointwise 95 % t-interval (n = 5 seeds)".
  ///
  /// Pointwise: each x has its own interval; the whole curve lies in the band with less than that confidence.
  public var words: String {
    let count = localized("n = \(PointEstimate.words(sampleCount)) \(unit)")
    let words =
      switch statistic {
      case .tInterval(let level) where centre == .geometricMean:
        localized(
          "geometric mean and the pointwise \(Self.percent(level)) t-interval of the logarithms (\(count))"
        )
      case .tInterval(let level):
        localized("\(centre.words) and its pointwise \(Self.percent(level)) t-interval (\(count))")
      case .wilson(let level):
        localized(
          "\(centre.words) and its pointwise \(Self.percent(level)) Wilson interval (\(count))"
        )
      case .range: localized("\(centre.words), the smallest and the largest (\(count))")
      case .quantiles(let low, let high):
        localized(
          "\(centre.words) and the \(Self.percent(low)) and \(Self.percent(high)) quantiles (\(count))"
        )
      }
    return isCut ? localized("\(words), cut off at the limits of possible values") : words
  }

  /// Whether two intervals are computed alike: of numbers or of their logarithms, of runs or of pairs of them.
  func meansTheSame(as other: Interval) -> Bool {
    let means: Set<Centre> = [.mean, .geometricMean]
    return statistic == other.statistic
      && (centre == other.centre || means.isSuperset(of: [centre, other.centre]))
  }

  /// A share in per cent, with a no-break space before the sign.
  private static func percent(_ share: Double) -> String {
    Format.spelled((share * 100).decimal(places: 2)) + NumberStyle.percent.unit
  }
}
