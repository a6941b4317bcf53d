internal import Drawing

/// A mark on an axis: where it stands and what is written beside it.
package struct Tick: Sendable, Hashable {
  /// Where it stands, in data units.
  package var value: Double
  /// What is written beside it; nothing for minor ticks.
  package var label: String?
}

/// The ticks of one axis, and the domain that was chosen together with them.
package struct AxisTicks: Sendable, Hashable {
  /// The values at the ends of the axis.
  package var domain: ClosedRange<Double>
  /// The ticks in ascending order.
  package var ticks: [Tick]
}

/// Chooses the ticks of an axis.
///
/// Candidates are d3's steps only; the best of them fills the panel with data, comes close to the wanted distance between
/// labels, and leaves the labels legible: Talbot, Lin and Hanrahan's idea (2010) without its search.
package struct TickFinder {
  /// The axis.
  package var axis: Axis
  /// The length of the axis between the ends of the domain, in points.
  package var length: Double
  /// The distance between labels that looks best, in points, given the extent of the longest.
  package var idealDistance: (_ longest: Double) -> Double
  /// The extent of a label along the axis with the least gap to the next, in points.
  package var extent: (_ label: String) -> Double

  /// The ticks for the values that the marks have.
  package func ticks(for values: [Double]) -> AxisTicks {
    let drawable = values.filter(isDrawable)
    switch axis.ticks {
    case .automatic:
      switch axis.scale {
      case .linear: return linear(hull(of: drawable))
      case .logarithmic(let base): return logarithmic(hull(of: drawable), base: Double(base))
      case .symmetricLogarithmic: return symmetric(hull(of: drawable))
      }
    case .integers: return integers(hull(of: drawable))
    case .at(let chosen): return listed(chosen.filter(isDrawable).sorted(), hull(of: drawable))
    case .rows(let rows):
      return AxisTicks(
        domain: -0.5...Double(rows.count) - 0.5,
        ticks: rows.enumerated().map { Tick(value: Double($0), label: $1.name) }
      )
    case .categories(let names, let isOrdered):
      var ticks = AxisTicks(
        domain: hull(of: []),
        ticks: names.enumerated().map { Tick(value: Double($0), label: $1) }
      )
      if isOrdered { thin(&ticks) }
      return ticks
    }
  }

  // MARK: Domains

  /// Whether a value counts: beyond 10^100 even a difference of two of them is not finite.
  private func isDrawable(_ value: Double) -> Bool {
    guard value.magnitude < 1e100 else { return false }
    switch axis.scale {
    case .linear, .symmetricLogarithmic: return true
    case .logarithmic: return value > 1e-100
    }
  }

  /// The smallest and the largest value that must be visible; never empty, never a single point.
  private func hull(of values: [Double]) -> ClosedRange<Double> {
    var values = values
    switch axis.domain {
    case .exact(let range): return widened(range.lowerBound, range.upperBound)
    case .data(let included, _): values += included.filter(isDrawable)
    }
    guard let low = values.min(), let high = values.max() else { return widened(1, 1) }
    return widened(low, high)
  }

  private func widened(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    // Below a billionth of the values, a difference is rounding noise and has no round numbers.
    guard high - low <= 1e-9 * max(low.magnitude, high.magnitude) else { return low...high }
    switch axis.scale {
    case .linear, .symmetricLogarithmic:
      let margin = low == 0 ? 1 : low.magnitude / 2
      return low - margin...high + margin
    case .logarithmic: return low / 2...high * 2
    }
  }

  /// The hull grown to round numbers, as far as the axis may grow.
  private func grown(_ hull: ClosedRange<Double>, to low: Double, _ high: Double)
    -> ClosedRange<Double>
  {
    switch axis.domain {
    case .exact: return hull
    case .data(_, let limits):
      let low = max(low, min(limits?.lowerBound ?? low, hull.lowerBound))
      let high = min(high, max(limits?.upperBound ?? high, hull.upperBound))
      return low...high
    }
  }

  // MARK: Kinds of ticks

  private func linear(_ hull: ClosedRange<Double>) -> AxisTicks {
    let span = hull.upperBound - hull.lowerBound
    var best: (score: Double, ticks: AxisTicks)?
    for count in (2...8).reversed() {
      let step = TickStep(dividing: span, into: count)
      let domain = grown(
        hull,
        to: step.multiple(step.below(hull.lowerBound)),
        step.multiple(step.above(hull.upperBound))
      )
      let decimals =
        switch axis.format {
        case .number: step.decimals
        case .percent: max(0, -step.exponent - 2)
        }
      let ticks = step.multiples(in: domain).map { value in
        Tick(value: value, label: axis.format.text(value, decimals: decimals))
      }
      let candidate = AxisTicks(domain: domain, ticks: ticks)
      let score = score(candidate, hull)
      if best.map({ score > $0.score }) ?? true { best = (score, candidate) }
    }
    guard let best else { preconditionFailure("there are seven candidates") }
    return best.ticks
  }

  /// How good ticks are: the share of the axis with data, which counts double, less the distance from the wanted number of
  /// ticks; ticks with illegible labels lose to all others.
  private func score(_ candidate: AxisTicks, _ hull: ClosedRange<Double>) -> Double {
    let labels = candidate.ticks.compactMap(\.label)
    let ideal = min(7, max(3, length / idealDistance(labels.map(extent).max() ?? 1)))
    let scale = scale(candidate)
    let ends = [hull.lowerBound, hull.upperBound].compactMap(scale.position)
    let fill = ((ends.last ?? 0) - (ends.first ?? 0)) / length
    let density = 1 - (Double(labels.count) - ideal).magnitude / ideal
    let isLegible = fits(candidate) && (3...7).contains(labels.count)
    return 2 * fill + density - (isLegible ? 0 : 10)
  }

  private func integers(_ hull: ClosedRange<Double>) -> AxisTicks {
    let first = Int(hull.lowerBound.rounded(.down))
    let last = Int(hull.upperBound.rounded(.up))
    let span = max(1, last - first)
    let longest = max(extent("\(first)"), extent("\(last)"))
    let room = max(1, min(7, Int(length / longest)))
    func ticks(_ values: [Int]) -> AxisTicks {
      let domain = grown(hull, to: Double(first), Double(last))
      return AxisTicks(
        domain: domain,
        ticks: values.filter { domain.contains(Double($0)) }.map {
          Tick(value: Double($0), label: axis.format.text(Double($0), decimals: 0))
        }
      )
    }
    // A step that divides the span labels both ends evenly; it is best when it is itself a round number.
    let divisors = (1...span).filter { span.isMultiple(of: $0) && span / $0 <= room }
    let even = divisors.filter { span / $0 >= min(3, span) }
    if let step = even.first(where: Self.isRound) ?? even.first {
      return ticks(Array(stride(from: first, through: last, by: step)))
    }
    // Otherwise round steps, and the last label in the place of one that would stand too close to it.
    let step = (1...span).first { Self.isRound($0) && span / $0 < room } ?? span
    var values = Array(stride(from: first, to: last, by: step))
    if let previous = values.last, values.count > 1, Double(last - previous) < 0.8 * Double(step) {
      values.removeLast()
    }
    return ticks(values + [last])
  }

  /// Whether a whole number is 1, 2 or 5 times a power of ten.
  private static func isRound(_ number: Int) -> Bool {
    var number = number
    while number.isMultiple(of: 10), number > 0 { number /= 10 }
    return [1, 2, 5].contains(number)
  }

  private func listed(_ values: [Double], _ hull: ClosedRange<Double>) -> AxisTicks {
    let domain = grown(
      hull,
      to: values.first ?? hull.lowerBound,
      values.last ?? hull.upperBound
    )
    let decimals = values.map(decimals(of:)).max() ?? 0
    let all = values.filter(domain.contains).map { value in
      let label =
        switch axis.scale {
        case .linear: axis.format.text(value, decimals: decimals)
        // Every decade has its own precision: 0.01, 0.1, 1, 10.
        case .symmetricLogarithmic: axis.format.text(exactly: value)
        case .logarithmic(let base): logarithmicLabel(value, base: Double(base))
        }
      return Tick(value: value, label: label)
    }
    var ticks = AxisTicks(domain: domain, ticks: all)
    thin(&ticks)
    return ticks
  }

  /// The fewest digits after the point that show a value, up to six.
  private func decimals(of value: Double) -> Int {
    let written =
      switch axis.format {
      case .number: value
      case .percent: value * 100
      }
    return written.decimal(places: 6).split(separator: ".").dropFirst().first?.count ?? 0
  }

  private func logarithmic(_ hull: ClosedRange<Double>, base: Double) -> AxisTicks {
    let mantissas: [[Double]] = base == 10 ? [[1], [1, 3], [1, 2, 5]] : [[1]]
    let candidates = mantissas.map { mantissas in
      let values = powers(of: base, around: hull, times: mantissas)
      let domain = grown(
        hull,
        to: values.last { $0 <= hull.lowerBound } ?? hull.lowerBound,
        values.first { $0 >= hull.upperBound } ?? hull.upperBound
      )
      return AxisTicks(
        domain: domain,
        ticks: values.filter(domain.contains).map {
          Tick(value: $0, label: logarithmicLabel($0, base: base))
        }
      )
    }
    let scored = candidates.map { (score: score($0, hull), ticks: $0) }
    guard var best = scored.max(by: { $0.score < $1.score })?.ticks, best.ticks.count >= 3 else {
      // Less than a decade has too few powers; round numbers do as well.
      return linear(hull)
    }
    thin(&best)
    // Over more decades than labels, minor ticks are only a grey line.
    if base == 10, best.domain.upperBound / best.domain.lowerBound < 1e7 {
      let major = Set(best.ticks.map(\.value))
      best.ticks += powers(of: 10, around: best.domain, times: (2...9).map(Double.init))
        .filter { best.domain.contains($0) && !major.contains($0) }.map { Tick(value: $0) }
      best.ticks.sort { $0.value < $1.value }
    }
    return best
  }

  /// 0 and the powers of ten of both signs, with three times them where there is room; the axis ends at such a number.
  private func symmetric(_ hull: ClosedRange<Double>) -> AxisTicks {
    func side(_ end: Double) -> [Double] {
      guard end > 0 else { return [] }
      let all = powers(of: 10, around: 1...max(3, end), times: [1, 3]).filter { $0 >= 1 }
      return all.prefix { $0 < end } + all.drop { $0 < end }.prefix(1)
    }
    let (below, above) = (side(-hull.lowerBound), side(hull.upperBound))
    let domain = grown(hull, to: -(below.last ?? 0), above.last ?? 0)
    let values = below.reversed().map { -$0 } + [0] + above
    let wholePowers = Set(powers(of: 10, around: 1...1e100, times: [1]))
    let candidates = [values, values.filter { $0 == 0 || wholePowers.contains($0.magnitude) }].map {
      AxisTicks(
        domain: domain,
        ticks: $0.filter(domain.contains).map {
          Tick(value: $0, label: axis.format.text(exactly: $0))
        }
      )
    }
    var ticks = candidates.first(where: fits) ?? candidates[1]
    thin(&ticks)
    return ticks
  }

  /// The multiples of the powers of the base from one power below a range to one above, ascending.
  private func powers(of base: Double, around range: ClosedRange<Double>, times mantissas: [Double])
    -> [Double]
  {
    var power = 0
    func value(_ power: Int) -> Double {
      var result = 1.0
      for _ in 0..<abs(power) { result *= base }
      return power < 0 ? 1 / result : result
    }
    while value(power) > range.lowerBound { power -= 1 }
    while value(power + 1) <= range.lowerBound { power += 1 }
    var values: [Double] = []
    while value(power) < range.upperBound * base {
      // A quotient of whole numbers is the closest Double to the decimal; a product with 0.1 is not.
      values += mantissas.map { power < 0 ? $0 / value(-power) : $0 * value(power) }
      power += 1
    }
    return values
  }

  /// Plain digits from 0.001 to 10,000, a power with a true superscript beyond.
  private func logarithmicLabel(_ value: Double, base: Double) -> String {
    if base != 10 || value >= 0.000_999 && value <= 10_000 {
      return axis.format.text(exactly: value)
    }
    return NumberFormat.scientific(value)
  }

  // MARK: Legibility

  private func scale(_ candidate: AxisTicks) -> AxisScale {
    AxisScale(axis.scale, domain: candidate.domain, from: 0, to: length)
  }

  /// Takes the labels off some ticks, evenly and never off the last, until the others have room.
  private func thin(_ candidate: inout AxisTicks) {
    let all = candidate.ticks
    var stride = 1
    while !fits(candidate), stride < all.count {
      stride += 1
      for index in all.indices {
        let isKept = (all.count - 1 - index).isMultiple(of: stride)
        candidate.ticks[index].label = isKept ? all[index].label : nil
      }
    }
  }

  /// Whether all labels keep their gap.
  private func fits(_ candidate: AxisTicks) -> Bool {
    let scale = scale(candidate)
    let labels = candidate.ticks.compactMap { tick in
      tick.label.map { (position: scale.position(of: tick.value) ?? 0, extent: extent($0)) }
    }
    return zip(labels, labels.dropFirst()).allSatisfy { left, right in
      right.position - left.position >= (left.extent + right.extent) / 2
    }
  }
}
