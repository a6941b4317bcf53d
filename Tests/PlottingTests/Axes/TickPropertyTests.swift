import Foundation
import Testing

@testable import Plotting

/// What every axis promises, over thousands of random domains; a failing case prints what is needed to repeat it.
@Suite struct TickPropertyTests {
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
