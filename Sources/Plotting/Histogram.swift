internal import Foundation

/// Counts of numbers in bins of one width between round edges.
///
/// A bin holds its left edge and not its right one; the last bin holds both.
public struct Histogram: Sendable, Hashable {
  /// The edges, ascending: one more than bins, and none for a histogram of nothing.
  public let edges: [Double]
  /// The counts by bin.
  public let counts: [Int]
  /// The distance between two edges.
  public let binWidth: Double
  /// How many numbers are in no bin: those that are not finite, or outside the range.
  public let excluded: Int

  /// The most bins: more than that no figure can show.
  private static let limit = 200

  /// Counts numbers.
  ///
  /// - Parameters:
  ///   - values: the numbers.
  ///   - range: what the bins cover, grown to round edges; by default all numbers.
  ///   - binCount: about how many bins there are, from 1 to 200; by default Freedman and Diaconis's number (1981),
  ///     (max − min) / (2 · IQR · n^(−1/3)), from 5 to 40. The width is 1, 2 or 5 times a power of ten.
  public init(_ values: [Double], within range: ClosedRange<Double>? = nil, binCount: Int? = nil) {
    let sample = Sample(values)
    let inside = range.map { range in sample.values.filter(range.contains) } ?? sample.values
    excluded = values.count - inside.count
    let ends = range ?? (inside.first ?? 0)...(inside.last ?? 0)
    guard !inside.isEmpty, ends.lowerBound.magnitude < 1e100, ends.upperBound.magnitude < 1e100
    else {
      (edges, counts, binWidth) = ([], [], 0)
      return
    }
    var span = ends.upperBound - ends.lowerBound
    let isPoint = span <= 1e-9 * max(ends.lowerBound.magnitude, ends.upperBound.magnitude)
    // A point has no width of its own: one bin around it, as wide as its second digit.
    if isPoint { span = max(ends.lowerBound.magnitude / 10, .leastNormalMagnitude * 1e20) }
    if isPoint, ends.lowerBound == 0 { span = 1 }
    let step = TickStep(
      dividing: span,
      into: isPoint ? 1 : min(Self.limit, max(1, binCount ?? Self.count(Sample(inside), span)))
    )
    let first = step.below(ends.lowerBound)
    // A value on the last edge belongs to the bin before it; a bin that would hold only it is left out.
    let last = max(first + 1, step.above(ends.upperBound))
    edges = (first...last).map(step.multiple)
    binWidth = step.multiple(1)
    var counts = [Int](repeating: 0, count: edges.count - 1)
    var bin = 0
    for value in inside {
      while bin + 1 < counts.count, value >= edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    self.counts = counts
  }

  private static func count(_ sample: Sample, _ span: Double) -> Int {
    let width =
      2 * sample.interquartileRange / pow(Double(max(1, sample.values.count)), 1.0 / 3)
    guard width > 0 else { return 10 }
    return Int(min(40, max(5, (span / width).rounded(.up))))
  }

  /// How many numbers are in bins.
  public var total: Int { counts.reduce(0, +) }

  /// The share of the numbers in a bin by its width: the area of all bins is 1.
  public func density(ofBin bin: Int) -> Double {
    Double(counts[bin]) / (Double(total) * binWidth)
  }
}
