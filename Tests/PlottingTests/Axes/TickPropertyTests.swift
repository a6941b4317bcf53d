import Foundation
import Testing

@testable import Plotting

/// What every axis promises, over thousands of random domains; a failing case prints what is needed to repeat it.
@Suite struct TickPropertyTests {
  /// Steele, Lea and Flood's generator (2014), so that every run of the tests sees the same domains.
  private struct SplitMix64: RandomNumberGenerator {
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
  private struct Case: CustomStringConvertible {
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
  private func size(_ random: inout SplitMix64) -> Double {
    let isExtreme = Int.random(in: 0..<4, using: &random) == 0
    let power = Double.random(in: isExtreme ? -300...299 : -6...7, using: &random)
    return Double.random(in: 1...10, using: &random) * pow(10, power.rounded())
  }

  private func length(_ random: inout SplitMix64) -> Double {
    Double.random(in: 40...900, using: &random)
  }

  /// What holds for every axis: data within, ticks ascending within, labels that say different things and do not touch.
  private func expectLegible(_ test: Case, _ found: AxisTicks) {
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
  private func expectCount(_ test: Case, _ found: AxisTicks, room: Double = 4) {
    let labels = found.ticks.compactMap(\.label)
    #expect(labels.count <= 7, "\(labels) \(test)")
    let widest = labels.map(test.extent).max() ?? 0
    if room * widest <= test.length { #expect(labels.count >= 3, "\(labels) \(test)") }
  }

  private func expectData(_ test: Case, _ found: AxisTicks) {
    #expect(test.values.allSatisfy(found.domain.contains), "\(found.domain) \(test)")
  }

  /// The digits after the point of the factor, and the power of ten.
  private func precision(_ label: String) -> String {
    let parts = label.filter { $0 != "\u{202F}" && $0 != "%" }.split(separator: "·")
    let decimals = parts.first?.split(separator: ".").dropFirst().first?.count ?? 0
    return "\(decimals) \(parts.dropFirst().joined())"
  }

  private func expectEven(_ test: Case, _ found: AxisTicks) {
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

  @Test func linearAxes() {
    var random = SplitMix64(state: 1)
    for index in 0..<1500 {
      let size = size(&random)
      let low = Double.random(in: -1...1, using: &random) * size
      // From spans of a millionth of the values to spans far wider than they are.
      let narrow = [1, 0.1, 0.01, 1e-4, 1e-6][index % 5]
      let high = low + Double.random(in: 0.01...1, using: &random) * size * narrow
      let domain: Axis.Domain =
        switch index % 3 {
        case 0: .data()
        case 1: .exact(low...high)
        default: .data(including: [0])
        }
      let test = Case(
        axis: Axis("y", domain: domain),
        values: [low, high],
        length: length(&random),
        isVertical: Bool.random(using: &random)
      )
      let found = test.found
      expectLegible(test, found)
      expectData(test, found)
      // An exact domain is not grown to a third tick.
      expectCount(test, found, room: index % 3 == 1 ? 8 : 4)
      expectEven(test, found)
      // Growth to round numbers leaves more than half of the axis to the data, where there is room for a fine step:
      // seven labels are six steps, of which two can be empty, and a step can be 2.5 times the next smaller one. Spans below
      // 1e-300 are no spans.
      if index % 3 == 0, test.isVertical, test.length > 90, high - low > 1e-300 {
        #expect(
          (high - low) / (found.domain.upperBound - found.domain.lowerBound) > 0.5,
          "\(test)"
        )
      }
    }
  }

  @Test func percentAxes() {
    var random = SplitMix64(state: 2)
    for index in 0..<800 {
      let ends = (0..<2).map { _ in Double.random(in: 0...1, using: &random) }.sorted()
      let narrow = [1, 0.2, 0.01, 0.001][index % 4]
      let test = Case(
        axis: .accuracy(),
        values: [ends[1] - (ends[1] - ends[0]) * narrow, ends[1]],
        length: length(&random),
        isVertical: index % 3 > 0
      )
      let found = test.found
      expectLegible(test, found)
      expectData(test, found)
      expectCount(test, found)
      expectEven(test, found)
      #expect(found.domain.lowerBound >= 0 && found.domain.upperBound <= 1, "\(test)")
      #expect(found.ticks.allSatisfy { $0.label?.hasSuffix("\u{202F}%") ?? true }, "\(test)")
    }
  }

  @Test(arguments: [10, 2])
  func logarithmicAxes(base: Int) {
    var random = SplitMix64(state: 3)
    for index in 0..<800 {
      let low = size(&random)
      var high = low * Double.random(in: 1.05...10, using: &random)
      let decades = [0, 1, 3, 8, 40, 400][index % 6]
      for _ in 0..<decades where high < 1e299 { high *= 10 }
      let test = Case(
        axis: Axis(
          "y",
          scale: .logarithmic(base: base),
          domain: index % 4 == 0 ? .exact(low...high) : .data()
        ),
        values: [low, high],
        length: length(&random),
        isVertical: Bool.random(using: &random)
      )
      let found = test.found
      expectLegible(test, found)
      expectData(test, found)
      expectCount(test, found, room: 6)
      #expect(found.ticks.count < 80, "\(test)")
      let labels = found.ticks.compactMap(\.label)
      #expect(
        base != 10
          || found.ticks.allSatisfy {
            guard let label = $0.label else { return true }
            return label.contains("10\u{207B}") || label.contains("·")
              || (0.000_9...10_001).contains($0.value)
              || label.hasPrefix("10") && $0.value > 10_000
              // Where powers have no room, round numbers stand.
              || decades == 0 || labels.count < 3
          },
        "\(labels) \(test)"
      )
    }
  }

  @Test func symmetricAxes() {
    var random = SplitMix64(state: 4)
    for _ in 0..<800 {
      let ends = (0..<2).map { _ in
        size(&random) * (Bool.random(using: &random) ? -1 : 1)
      }.sorted()
      let test = Case(
        axis: Axis("y", scale: .symmetricLogarithmic),
        values: ends,
        length: length(&random),
        isVertical: Bool.random(using: &random)
      )
      let found = test.found
      expectLegible(test, found)
      expectData(test, found)
      expectCount(test, found, room: 8)
    }
  }

  @Test func epochAxes() {
    var random = SplitMix64(state: 5)
    for index in 0..<800 {
      let last =
        index < 200
        ? index + 1 : Int.random(in: 1...(index < 600 ? 1000 : 2_000_000), using: &random)
      let test = Case(
        axis: .epochs(through: last),
        values: [],
        length: length(&random),
        isVertical: false
      )
      let found = test.found
      expectLegible(test, found)
      expectCount(test, found, room: last < 3 ? .infinity : 5)
      #expect(found.domain == 0...Double(last), "\(test)")
      #expect(found.ticks.first?.value == 0 && found.ticks.last?.value == Double(last), "\(test)")
      #expect(found.ticks.last?.label != nil, "\(test)")
      if 2 * test.extent(found.ticks.last?.label ?? "") <= test.length {
        #expect(found.ticks.first?.label == "0", "\(test)")
      }
      #expect(found.ticks.allSatisfy { $0.value == $0.value.rounded() }, "\(test)")
    }
  }

  @Test func wholeNumbersOfAnySize() {
    var random = SplitMix64(state: 6)
    for _ in 0..<100 {
      let low = size(&random) * (Bool.random(using: &random) ? -1 : 1)
      let test = Case(
        axis: Axis("n", ticks: .integers),
        values: [low, low + size(&random)],
        length: length(&random),
        isVertical: Bool.random(using: &random)
      )
      let found = test.found
      expectLegible(test, found)
      expectData(test, found)
      // Between two whole numbers there is no third.
      let span = found.domain.upperBound - found.domain.lowerBound
      expectCount(test, found, room: span < 3 ? .infinity : 8)
    }
  }

  @Test func listedValues() {
    var random = SplitMix64(state: 7)
    for index in 0..<120 {
      let count = Int.random(in: 1...12, using: &random)
      let values = (0..<count).map { _ in size(&random) }
      let scale: Axis.Scale = [.linear, .logarithmic(base: 10), .symmetricLogarithmic][index % 3]
      let test = Case(
        axis: Axis("x", scale: scale, ticks: .at(values)),
        values: values,
        length: length(&random),
        isVertical: Bool.random(using: &random)
      )
      let found = test.found
      expectLegible(test, found)
      #expect(found.ticks.map(\.value) == Set(values).sorted(), "\(test)")
      #expect(found.ticks.last?.label != nil, "\(test)")
    }
  }

  @Test func noDataOneValueAndEqualValues() {
    var random = SplitMix64(state: 8)
    let scales: [Axis.Scale] = [
      .linear, .logarithmic(base: 10), .logarithmic(base: 2), .symmetricLogarithmic,
    ]
    for scale in scales {
      for index in 0..<100 {
        let size = size(&random)
        let values =
          [
            [], [.nan], [0], [size], [-size], [size, size], [.infinity, size], [-.infinity, .nan],
            [.greatestFiniteMagnitude, .leastNonzeroMagnitude, size],
          ][index % 9]
        let test = Case(
          axis: Axis("y", scale: scale),
          values: values,
          length: length(&random),
          isVertical: Bool.random(using: &random)
        )
        let found = test.found
        expectLegible(test, found)
        expectCount(test, found, room: 6)
      }
    }
  }
}
