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

  /// How many labels an axis of numbers has, where there is room.
  static let labelCounts = 3...7
  /// The values that can be drawn, by magnitude: half of what a `Double` holds, so that steps and differences stay finite.
  static let magnitudes = 1e-300...1e305

  /// The ticks for the values that the marks have.
  package func ticks(for values: [Double]) -> AxisTicks {
    func hull() -> ClosedRange<Double> { self.hull(of: values.filter(isDrawable)) }
    switch axis.ticks {
    case .automatic:
      var ticks = automatic(hull())
      if axis.zeroRoom > 0 {
        ticks.ticks.insert(Tick(value: 0, label: axis.format.text(exactly: 0)), at: 0)
      }
      return ticks
    case .integers: return integers(hull())
    case .at(let chosen): return listed(chosen.filter(isDrawable), hull())
    case .rows(let rows):
      return AxisTicks(
        domain: -0.5...Double(rows.count) - 0.5,
        ticks: rows.enumerated().map { Tick(value: Double($0), label: $1.name) }
      )
    case .categories(let names, let isOrdered):
      var ticks = AxisTicks(
        domain: self.hull(of: []),
        ticks: names.enumerated().map { Tick(value: Double($0), label: $1) }
      )
      if isOrdered { thin(&ticks) }
      return ticks
    }
  }

  /// Round numbers of the axis's own scale.
  func automatic(_ hull: ClosedRange<Double>) -> AxisTicks {
    switch axis.scale {
    case .linear: linear(hull)
    case .logarithmic(let base): logarithmic(hull, base: base)
    case .symmetricLogarithmic: symmetric(hull)
    }
  }

  // MARK: Domains

  /// Whether a value counts.
  private func isDrawable(_ value: Double) -> Bool {
    guard value.magnitude <= Self.magnitudes.upperBound else { return false }
    switch axis.scale {
    case .linear, .symmetricLogarithmic: return true
    case .logarithmic: return value >= Self.magnitudes.lowerBound
    }
  }

  /// The smallest and the largest value that must be visible; never empty, never a single point.
  private func hull(of values: [Double]) -> ClosedRange<Double> {
    var values = values
    switch axis.domain {
    case .exact(let range):
      let ends = [range.lowerBound, range.upperBound]
      // An end that the scale does not have, such as 0 on a logarithmic one, gives way to the data.
      values = ends.allSatisfy(isDrawable) ? ends : values + ends.filter(isDrawable)
    case .data(let included, _): values += included.filter(isDrawable)
    }
    guard let low = values.min(), let high = values.max() else { return widened(1, 1) }
    return widened(low, high)
  }

  private func widened(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    // Below a hundred-millionth of the values, a difference has no labels that fit an axis.
    let largest = max(low.magnitude, high.magnitude)
    guard high - low <= max(1e-8 * largest, Self.magnitudes.lowerBound) else { return low...high }
    switch axis.scale {
    case .linear, .symmetricLogarithmic:
      let margin = largest <= Self.magnitudes.lowerBound ? 1 : largest / 2
      guard case .data(_, let limits?) = axis.domain, limits.contains(low) else {
        return low - margin...high + margin
      }
      // Of equal shares a twentieth of all on either side, and nothing that no share can be.
      let part = min(margin, (limits.upperBound - limits.lowerBound) / 20)
      return max(limits.lowerBound, low - part)...min(limits.upperBound, high + part)
    case .logarithmic: return low / 2...high * 2
    }
  }

  /// The hull grown to round numbers, as far as the axis may grow.
  func grown(_ hull: ClosedRange<Double>, to low: Double, _ high: Double) -> ClosedRange<Double> {
    switch axis.domain {
    case .exact: return hull
    case .data(let included, let limits):
      var low = max(low, min(limits?.lowerBound ?? low, hull.lowerBound))
      var high = min(high, max(limits?.upperBound ?? high, hull.upperBound))
      // What must be shown is where bars stand, or a bound: nothing lies beyond it.
      if included.contains(hull.lowerBound) { low = hull.lowerBound }
      if included.contains(hull.upperBound) { high = hull.upperBound }
      if case .logarithmic = axis.scale, low <= 0 { low = hull.lowerBound }
      return low...high
    }
  }

  // MARK: Legibility

  func scale(_ candidate: AxisTicks) -> AxisScale {
    AxisScale(axis.scale, domain: candidate.domain, from: 0, to: length)
  }

  /// How good ticks are: the share of the axis with data, which counts double and beyond a fifth of emptiness four times
  /// more, less the distance from the wanted number of ticks; ticks with illegible labels lose to all others.
  func score(_ candidate: AxisTicks, _ hull: ClosedRange<Double>) -> Double {
    let labels = candidate.ticks.compactMap(\.label)
    let counts = Self.labelCounts
    let wanted = length / idealDistance(labels.map(extent).max() ?? 1)
    let ideal = min(Double(counts.upperBound), max(Double(counts.lowerBound), wanted))
    let fill = fill(candidate, hull)
    let density = 1 - (Double(labels.count) - ideal).magnitude / ideal
    let isLegible = fits(candidate) && counts.contains(labels.count)
    return 2 * fill - 4 * max(0, 0.8 - fill) + density - (isLegible ? 0 : 10)
  }

  /// The share of the axis that the data take.
  func fill(_ candidate: AxisTicks, _ hull: ClosedRange<Double>) -> Double {
    let scale = scale(candidate)
    let ends = [hull.lowerBound, hull.upperBound].compactMap(scale.position)
    return ((ends.last ?? 0) - (ends.first ?? 0)) / length
  }

  /// The best of several candidates, the first of equals; without labels that would overlap.
  func best(of candidates: [AxisTicks], _ hull: ClosedRange<Double>) -> AxisTicks {
    precondition(!candidates.isEmpty, "there are always candidates")
    var best = (score: -Double.infinity, ticks: candidates[0])
    for candidate in candidates {
      let score = score(candidate, hull)
      if score > best.score { best = (score, candidate) }
    }
    thin(&best.ticks, to: Self.labelCounts.upperBound)
    return best.ticks
  }

  /// Takes the labels off some ticks, evenly and never off the last, until the others have room.
  func thin(_ candidate: inout AxisTicks, to limit: Int = .max) {
    let labelled = candidate.ticks.indices.filter { candidate.ticks[$0].label != nil }
    guard let last = labelled.indices.last else { return }
    var kept = labelled
    var stride = 1
    while kept.count > 1, kept.count > limit || !fits(candidate, at: kept) {
      stride += 1
      kept = labelled.indices.filter { (last - $0).isMultiple(of: stride) }.map { labelled[$0] }
    }
    let labels = kept.map { candidate.ticks[$0].label }
    for index in labelled { candidate.ticks[index].label = nil }
    for (index, label) in zip(kept, labels) { candidate.ticks[index].label = label }
  }

  /// Whether all labels keep their gap.
  func fits(_ candidate: AxisTicks) -> Bool { fits(candidate, at: Array(candidate.ticks.indices)) }

  /// Whether the labels of some ticks keep their gap.
  private func fits(_ candidate: AxisTicks, at indices: [Int]) -> Bool {
    let scale = scale(candidate)
    let labels = indices.compactMap { index in
      let tick = candidate.ticks[index]
      return tick.label.map { (position: scale.position(of: tick.value) ?? 0, extent: extent($0)) }
    }
    return zip(labels, labels.dropFirst()).allSatisfy { left, right in
      right.position - left.position >= (left.extent + right.extent) / 2
    }
  }
}
