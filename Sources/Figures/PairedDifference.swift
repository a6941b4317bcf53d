internal import Evidence
internal import Foundation
internal import Measures
internal import Notation
internal import Plotting
internal import Statistics

/// What two sets of runs differ by, pair by pair: runs of one seed are a pair, and a seed that only one set has makes none.
///
/// Sets that share no seed, such as logs that recorded none, are compared as a whole, by Welch's interval.
///
/// Ratios of a measure that is compared by its ratio, percentage points of shares, else differences in its own unit.
struct PairedDifference {
  /// How two numbers are compared.
  let scale: EffectScale
  /// What a difference is counted in, such as `nats`; empty for a plain number, for points and ratios.
  var unit = ""
  /// The difference of each pair, by seed; none of runs that are no pairs.
  let values: [Double]
  /// The numbers of two sets of runs that share no seed, of ratios their logarithms; nil for pairs.
  private let independent: MeanComparison?
  /// The fewest pairs of which a figure says what their interval excludes.
  static let fewestPairs = 5

  /// Compares numbers by seed.
  ///
  /// - Parameters:
  ///   - subject: The numbers of the one by seed.
  ///   - reference: Those of the other.
  ///   - scale: How two numbers are compared.
  init(_ subject: [UInt64: Double], minus reference: [UInt64: Double], _ scale: EffectScale) {
    self.scale = scale
    values = subject.keys.sorted().compactMap { seed in
      guard let value = subject[seed], let base = reference[seed] else { return nil }
      switch scale {
      case .ratio: return value > 0 && base > 0 ? value / base : nil
      case .points: return 100 * (value - base)
      case .difference: return value - base
      }
    }
    let isDisjoint = !subject.isEmpty && !reference.isEmpty && values.isEmpty
    independent =
      isDisjoint && Set(subject.keys).isDisjoint(with: reference.keys)
      ? MeanComparison(
        independent: Self.scaled(subject, scale),
        minus: Self.scaled(reference, scale)
      ) : nil
  }

  /// Numbers on the scale on which their means are compared.
  private static func scaled(_ numbers: [UInt64: Double], _ scale: EffectScale) -> [Double] {
    numbers.sorted { $0.key < $1.key }.map { number in
      switch scale {
      case .ratio: log(number.value)
      case .points: 100 * number.value
      case .difference: number.value
      }
    }
  }

  /// The number of pairs; of runs that are no pairs that of the smaller set.
  var count: Int { independent?.count ?? values.count }

  /// Whether runs are compared that are no pairs.
  var isIndependent: Bool { independent != nil }

  /// The differences of a measure between the runs of two cells.
  init(_ subject: Cell, minus reference: Cell, of measure: Measure, and other: Measure? = nil) {
    self.init(
      subject.numbers(of: measure),
      minus: reference.numbers(of: other ?? measure),
      measure.usualScale
    )
    if scale == .difference { unit = measure.unit.ofDifference }
  }

  /// What stands for no difference.
  var neutral: Double { scale == .ratio ? 1 : 0 }

  /// The mean with its interval, as figures show it; of ratios the geometric mean.
  func point(x: Double) -> IntervalPoint? {
    guard let independent else {
      return SeedSpread.point(x: x, values, isLogarithmic: scale == .ratio)
    }
    let mean = scale == .ratio ? exp(independent.mean) : independent.mean
    let ends = interval()
    return IntervalPoint(
      x: x,
      y: mean,
      lower: ends?.lowerBound ?? mean,
      upper: ends?.upperBound ?? mean
    )
  }

  /// The mean, of ratios the geometric one; nil without pairs.
  var mean: Double? { point(x: 0)?.y }

  /// How far the mean is from no difference, in its direction's own size; 0 without pairs.
  var distance: Double {
    guard let mean else { return 0 }
    return scale == .ratio ? abs(log(mean)) : abs(mean)
  }

  /// Student's interval of the mean; nil with a single pair.
  ///
  /// Of several differences, one of which is chosen by its size, all intervals hold together (Bonferroni).
  ///
  /// - Parameter count: How many there are to choose from.
  /// - Returns: The interval, of ratios that of the geometric mean.
  func interval(ofOneIn count: Int = 1) -> ClosedRange<Double>? {
    let isRatio = scale == .ratio
    let level = 1 - 0.05 / Double(max(1, count))
    let student =
      if let independent {
        independent.interval(significance: 1 - level)
      } else {
        Summary(of: isRatio ? values.map(log) : values)?.interval(level: level)
      }
    guard let interval = student, interval.low <= interval.high else { return nil }
    switch scale {
    case .ratio: return exp(interval.low)...exp(interval.high)
    // Two shares differ by 100 points at most.
    case .points: return max(-100, interval.low)...min(100, interval.high)
    case .difference: return interval.low...interval.high
    }
  }

  /// Whether there are enough pairs and their interval does not hold the neutral number.
  func isClear(ofOneIn count: Int = 1) -> Bool {
    guard self.count >= Self.fewestPairs, let interval = interval(ofOneIn: count) else {
      return false
    }
    return !interval.contains(neutral)
  }

  /// The mean and its interval: `+0.53 points (+0.21 to +0.85)`, `1.11× (0.98 to 1.26)`; nil without pairs.
  func text(ofOneIn count: Int = 1) -> String? {
    guard let mean else { return nil }
    guard let ends = interval(ofOneIn: count) else { return digits(mean) + suffix }
    let width = ends.upperBound - ends.lowerBound
    return localized(
      "\(digits(mean, width) + suffix) (\(digits(ends.lowerBound, width)) to \(digits(ends.upperBound, width)))"
    )
  }

  private var suffix: String {
    switch scale {
    case .ratio: "×"
    case .points: localized("\u{A0}points")
    case .difference: unit.isEmpty ? "" : "\u{A0}" + unit
    }
  }

  /// A number with the digits that an interval of this width asks for.
  private func digits(_ value: Double, _ width: Double = .infinity) -> String {
    scale == .ratio ? unsigned(value, width) : Self.signed(unsigned(value, width), value)
  }

  /// A number without its sign, with the digits that an interval of this width asks for.
  func unsigned(_ value: Double, _ width: Double = .infinity) -> String {
    switch scale {
    case .ratio:
      width > 0.04 || width < 1e-6
        ? NumberStyle.ratio.digits(value)
        : Format.fixed(value, decimals: min(5, 1 - Int(log10(width).rounded(.down))))
    case .points: Format.fixed(abs(value), decimals: abs(value) < 9.95 ? 2 : 1)
    case .difference: Format.significant(abs(value))
    }
  }

  /// A number with two digits and without its sign, for a range over several levels.
  func rounded(_ value: Double) -> String {
    let size = scale == .ratio ? value : abs(value)
    guard size > 0, size < 1e4, size >= 1e-3 else { return Format.significant(size) }
    // What rounds to the next power of ten has one decimal fewer.
    var decimals = max(0, 1 - Int((log10(size) + 0.002).rounded(.down)))
    if scale == .points { decimals = min(decimals, 1) }
    // What is told from no difference is not printed as none.
    while size != neutral, decimals < 4,
      (size - neutral).magnitude < 0.5 / pow(10, Double(decimals))
    {
      decimals += 1
    }
    return Format.fixed(size, decimals: min(decimals, 4))
  }

  /// Such a number with its unit: `5.6 points`, `0.45 times`.
  func amount(roundedTo value: Double) -> String {
    let number = rounded(value)
    switch scale {
    case .ratio: return localized("\(number) times")
    case .points: return localized("\(number) points")
    case .difference: return unit.isEmpty ? number : localized("\(number) \(unit)")
    }
  }

  /// Such a number with its sign.
  func signed(_ value: Double, hasUnit: Bool = false) -> String {
    let number = hasUnit ? amount(roundedTo: value) : rounded(value)
    return scale == .ratio ? number : Self.signed(number, value)
  }

  private static func signed(_ text: String, _ value: Double) -> String {
    if !text.contains(where: { $0.isNumber && $0 != "0" }) { return text }
    return (value < 0 ? "−" : "+") + text
  }
}

extension Cell {
  /// The numbers of a measure that are exact, by seed.
  func numbers(of measure: Measure) -> [UInt64: Double] {
    Dictionary(
      runs.compactMap { run in
        run.seed.flatMap { seed in measure.value(of: run).exact.map { (seed, $0) } }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
