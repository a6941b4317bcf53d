internal import Measures
internal import Plotting

/// How the numbers of learning curves are read: their axis, and the mean and the interval that belong to it.
///
/// On a logarithmic axis the mean is the geometric one and its interval that of the logarithms, which is positive and whole.
/// Where a value is exactly 0 there are no logarithms: the mean is the arithmetic one, and 0 has a place at the foot of the
/// axis.
struct CurveScale {
  /// The vertical axis.
  let axis: Axis
  /// The values that can be.
  let limits: ClosedRange<Double>
  /// Whether means are geometric.
  let isLogarithmic: Bool
  /// Below this an end of an interval is drawn as 0, where that has a place: it would stretch the axis by itself.
  private let floor: Double

  /// The scale of shares, which never pass 0 and 1.
  ///
  /// - Parameter title: What the axis shows.
  init(sharesTitled title: String) {
    axis = Axis.accuracy(title)
    limits = 0...1
    isLogarithmic = false
    self.floor = 0
  }

  /// The scale of losses and the like: logarithmic where the values differ by more than a factor, and none is below 0.
  init(
    lossesTitled title: String,
    in unit: MeasureUnit = .nats,
    _ values: [Double],
    wideFrom factor: Double
  ) {
    let isSigned = values.contains { $0.isFinite && $0 < 0 }
    let finite = values.filter { $0.isFinite && $0 >= 0 }
    let positive = finite.filter { $0 > 0 }
    limits =
      (isSigned ? -Double.greatestFiniteMagnitude : 0)...Double.greatestFiniteMagnitude
    guard !isSigned, let low = positive.min(), let high = positive.max(), high > factor * low
    else {
      axis = Axis(unit.words(title), domain: isSigned ? .data() : .data(within: limits))
      isLogarithmic = false
      floor = 0
      return
    }
    let hasZero = positive.count < finite.count
    axis = Axis(
      unit.words(title, isLogarithmic: true),
      scale: .logarithmic(base: 10),
      showsZero: hasZero
    )
    isLogarithmic = !hasZero
    floor = low / 2
  }

  /// The spread of curves at every x at which all of them have a number.
  func curve(_ runs: [[DataPoint]]) -> [IntervalPoint] {
    var points = SeedSpread.curve(runs, isLogarithmic: isLogarithmic, within: limits)
    if axis.showsZero {
      for index in points.indices where points[index].lower < floor { points[index].lower = 0 }
    }
    return points
  }

  /// What the ends of some of its intervals are.
  func interval(
    _ points: [IntervalPoint],
    seeds: Int,
    unit: String? = nil
  ) -> Plotting.Interval {
    var interval = SeedSpread.interval(seeds: seeds, isLogarithmic: isLogarithmic, unit: unit)
    interval.isCut = seeds >= 5 && SeedSpread.isCut(points, at: limits)
    return interval
  }
}
