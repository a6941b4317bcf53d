import Foundation
import Testing

@testable import Plotting

/// What ticks of any axis must keep to, and the axes that it is asked of.
extension TickPropertyTests {
  /// Steele, Lea and Flood's generator (2014), so that every run of the tests sees the same domains.
  struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// An axis with its data and its room.
  struct Case: CustomStringConvertible {
    var axis: Axis
    var values: [Double]
    var length: Double
    var isVertical: Bool

    /// Labels of 4.5 points a character, which is 0.6 of their size of 7.5, with a gap of 0.6 of it.
    func extent(_ label: String) -> Double { isVertical ? 12 : 4.5 * Double(label.count) + 4.5 }

    var found: AxisTicks {
      TickFinder(
        axis: axis,
        length: length,
        idealDistance: { isVertical ? 26 : max(40, 1.6 * $0) },
        extent: extent
      ).ticks(for: values)
    }

    var description: String {
      "\(axis.scale) \(axis.domain) \(axis.ticks) \(axis.format) of \(values) on \(length) pt "
        + (isVertical ? "upwards" : "across")
    }
  }

  /// A number of any size, from 1e-300 to 1e300, most of them of everyday size.
  func size(_ random: inout SplitMix64) -> Double {
    let isExtreme = Int.random(in: 0..<4, using: &random) == 0
    let power = Double.random(in: isExtreme ? -300...299 : -6...7, using: &random)
    return Double.random(in: 1...10, using: &random) * pow(10, power.rounded())
  }

  func length(_ random: inout SplitMix64) -> Double {
    Double.random(in: 40...900, using: &random)
  }

  /// What holds for every axis: data within, ticks ascending within, labels that say different things and do not touch.
  func expectLegible(_ test: Case, _ found: AxisTicks) {
    let (low, high) = (found.domain.lowerBound, found.domain.upperBound)
    #expect(low < high && (high - low).isFinite, "\(test)")
    #expect(found.ticks.allSatisfy { found.domain.contains($0.value) }, "\(test)")
    #expect(
      zip(found.ticks, found.ticks.dropFirst()).allSatisfy { $0.value < $1.value },
      "\(test)"
    )
    let labels = found.ticks.compactMap(\.label)
    #expect(!labels.isEmpty, "\(test)")
    #expect(Set(labels).count == labels.count, "\(labels) \(test)")
    let plain = Set("0123456789.,·\u{2212}\u{202F}%⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
    #expect(labels.allSatisfy { $0.allSatisfy(plain.contains) }, "\(labels) \(test)")
    let scale = AxisScale(test.axis.scale, domain: found.domain, from: 0, to: test.length)
    let spans = found.ticks.compactMap { tick in
      tick.label.map { label -> (start: Double, end: Double) in
        let position = scale.position(of: tick.value) ?? .nan
        let half = test.extent(label) / 2
        return (position - half, position + half)
      }
    }
    #expect(
      zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start + 1e-9 },
      "\(labels) \(test)"
    )
  }

  /// 3 to 7 labels wherever three of the widest have room.
  func expectCount(_ test: Case, _ found: AxisTicks, room: Double = 4) {
    let labels = found.ticks.compactMap(\.label)
    #expect(labels.count <= 7, "\(labels) \(test)")
    let widest = labels.map(test.extent).max() ?? 0
    if room * widest <= test.length { #expect(labels.count >= 3, "\(labels) \(test)") }
  }

  func expectData(_ test: Case, _ found: AxisTicks) {
    #expect(test.values.allSatisfy(found.domain.contains), "\(found.domain) \(test)")
  }

  /// The digits after the point of the factor, and the power of ten.
  func precision(_ label: String) -> String {
    let parts = label.filter { $0 != "\u{202F}" && $0 != "%" }.split(separator: "·")
    let decimals = parts.first?.split(separator: ".").dropFirst().first?.count ?? 0
    return "\(decimals) \(parts.dropFirst().joined())"
  }

  func expectEven(_ test: Case, _ found: AxisTicks) {
    let labels = found.ticks.compactMap(\.label)
    let precisions = Set(
      labels.filter { $0.contains { $0 != "0" && $0 != "%" && $0 != "\u{202F}" } }.map(precision)
    )
    #expect(precisions.count <= 1, "\(labels) \(test)")
    // Evenly, and by 1, 2 or 5 times a power of ten, which all of the values are multiples of.
    let values = found.ticks.map(\.value)
    guard values.count >= 2 else { return }
    let step = (values[values.count - 1] - values[0]) / Double(values.count - 1)
    let largest = values.map(\.magnitude).max() ?? 0
    let noise = 1e-13 * largest
    #expect(
      zip(values.dropFirst(), values).allSatisfy { ($0 - $1 - step).magnitude <= noise },
      "\(values) \(test)"
    )
    var mantissa = step
    while mantissa >= 9.999 { mantissa /= 10 }
    while mantissa < 0.9999 { mantissa *= 10 }
    #expect(
      [1.0, 2, 5].contains { ($0 - mantissa).magnitude < 1e-4 },
      "a step of \(step): \(values) \(test)"
    )
    #expect(
      values.allSatisfy {
        ($0 / step - ($0 / step).rounded()).magnitude
          < 1e-4 + 1e-15 * (largest / step) * (largest / step)
      },
      "\(values) \(test)"
    )
  }
}
