internal import Foundation
internal import Notation

extension TickFinder {
  /// Every how many powers a label may stand.
  private static let strides = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200]

  /// Powers of the base, with 3 or with 2 and 5 times them where there is room, or every so many of them where there is
  /// none; below a decade, round numbers.
  func logarithmic(_ hull: ClosedRange<Double>, base: Int) -> AxisTicks {
    let exponents = powers(of: base, around: hull)
    let powers = exponents.map { (exponent: $0, value: multiple(1, of: base, $0)) }
    func candidate(_ mantissas: [Int], every stride: Int) -> AxisTicks {
      let values = powers.flatMap { power in
        mantissas.map { mantissa in
          (
            value: mantissa == 1 ? power.value : multiple(mantissa, of: base, power.exponent),
            isLabelled: power.exponent.isMultiple(of: stride)
          )
        }
      }
      // Data decide where the axis ends, not the distance between labels.
      let domain = grown(
        hull,
        to: values.last { $0.value <= hull.lowerBound }?.value ?? hull.lowerBound,
        values.first { $0.value >= hull.upperBound }?.value ?? hull.upperBound
      )
      let ticks = values.filter { domain.contains($0.value) }.map {
        Tick(value: $0.value, label: $0.isLabelled ? powerLabel($0.value, base: base) : nil)
      }
      return AxisTicks(domain: domain, ticks: ticks)
    }
    func isLegible(_ ticks: AxisTicks) -> Bool {
      Self.labelCounts.contains(ticks.ticks.filter { $0.label != nil }.count) && fits(ticks)
    }
    let between = base == 10 ? [[1], [1, 3], [1, 2, 5]].map { candidate($0, every: 1) } : []
    let sparse = Self.strides.filter { exponents.count / $0 <= 12 }.lazy.map {
      candidate([1], every: $0)
    }.first(where: isLegible)
    let candidates = between.filter(isLegible) + (sparse.map { [$0] } ?? [])
    // Less than a decade has too few powers; round numbers do as well.
    guard !candidates.isEmpty else {
      var all = candidate([1], every: 1)
      guard all.ticks.count > Self.labelCounts.upperBound else { return linear(hull) }
      thin(&all, to: Self.labelCounts.upperBound)
      if all.ticks.count > 40 { all.ticks.removeAll { $0.label == nil } }
      return all
    }
    var best = best(of: candidates, hull)
    if best.ticks.count > 40 { best.ticks.removeAll { $0.label == nil } }
    // Over more decades than labels, minor ticks are only a grey line.
    if base == 10, best.domain.upperBound / best.domain.lowerBound < 1e7 {
      let major = Set(best.ticks.map(\.value))
      best.ticks += exponents.flatMap { power in (2...9).map { multiple($0, of: 10, power) } }
        .filter { best.domain.contains($0) && !major.contains($0) }.map { Tick(value: $0) }
      best.ticks.sort { $0.value < $1.value }
    }
    return best
  }

  /// 0 and the powers of ten of both signs, with three times them where there is room; the axis ends at such a number.
  func symmetric(_ hull: ClosedRange<Double>) -> AxisTicks {
    func side(_ end: Double) -> [Double] {
      guard end > 0 else { return [] }
      let powers = powers(of: 10, around: 1...max(3, end)).filter { $0 >= 0 }
      let all = powers.flatMap { [multiple(1, of: 10, $0), multiple(3, of: 10, $0)] }
      return all.prefix { $0 < end } + all.drop { $0 < end }.prefix(1)
    }
    let (below, above) = (side(-hull.lowerBound), side(hull.upperBound))
    let domain = grown(hull, to: -(below.last ?? 0), above.last ?? 0)
    let values = (below.reversed().map { -$0 } + [0] + above).filter(domain.contains)
    func ticks(_ isLabelled: (_ exponent: Double) -> Bool) -> AxisTicks {
      AxisTicks(
        domain: domain,
        ticks: values.map { value in
          let exponent = value == 0 ? 0 : log10(value.magnitude)
          let label = isLabelled(exponent) ? powerLabel(value, base: 10) : nil
          return Tick(value: value, label: label)
        }
      )
    }
    let candidates =
      [ticks { _ in true }]
      + Self.strides.map { stride in
        // 3 times a power lies 0.48 between two powers.
        ticks { exponent in
          (exponent - exponent.rounded()).magnitude < 0.1
            && Int(exponent.rounded()).isMultiple(of: stride)
        }
      }
    let counts = Self.labelCounts
    let legible = candidates.first { candidate in
      fits(candidate) && counts.contains(candidate.ticks.filter { $0.label != nil }.count)
    }
    if var legible {
      if values.count > 40 { legible.ticks.removeAll { $0.label == nil } }
      return legible
    }
    // Between few powers the scale is nearly even.
    guard values.count >= counts.lowerBound else { return linear(hull) }
    var ticks = candidates[0]
    thin(&ticks, to: counts.upperBound)
    return ticks
  }

  /// The exponents of the base from one power below a range to one above.
  private func powers(of base: Int, around range: ClosedRange<Double>) -> ClosedRange<Int> {
    let scale = log(Double(base))
    return Int((log(range.lowerBound) / scale).rounded(.down)) - 1...Int(
      (log(range.upperBound) / scale).rounded(.up)
    ) + 1
  }

  /// A whole number times a power: a quotient of whole numbers is the closest Double to the decimal; a product with 0.1 is
  /// not.
  private func multiple(_ mantissa: Int, of base: Int, _ power: Int) -> Double {
    let whole = Double(mantissa)
    switch base {
    case 2: return whole * Double(sign: .plus, exponent: power, significand: 1)
    case 10: return power < 0 ? whole / TickStep.tenTo(-power) : whole * TickStep.tenTo(power)
    default:
      var result = 1.0
      for _ in 0..<abs(power) { result *= Double(base) }
      return power < 0 ? whole / result : whole * result
    }
  }

  /// Plain digits from 0.001 to 10,000, a power with a true superscript beyond.
  func powerLabel(_ value: Double, base: Int) -> String {
    if base == 10 {
      let isPlain = value == 0 || (0.000_999...10_000.5).contains(value.magnitude)
      return isPlain ? axis.format.text(exactly: value) : axis.format.scientificText(value)
    }
    // Powers of other bases keep their digits as long as these are few and all of them are shown.
    let millions = value * 1e6
    if value < 1e9, millions.rounded() == millions { return axis.format.text(exactly: value) }
    let power = (log(value) / log(Double(base))).rounded()
    guard axis.format == .number, multiple(1, of: base, Int(power)) == value else {
      return axis.format.text(exactly: value)
    }
    return "\(base)" + Format.superscript(Int(power))
  }
}
