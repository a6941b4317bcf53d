import Testing

@testable import Plotting

@Suite struct AxisTicksTests {
  /// The ticks of an axis of 150 points whose labels are 5 points a character.
  private func ticks(_ axis: Axis, _ values: [Double], length: Double = 150) -> AxisTicks {
    TickFinder(
      axis: axis,
      length: length,
      idealDistance: { max(30, 1.6 * $0) },
      extent: { 5 * Double($0.count) + 4 }
    ).ticks(for: values)
  }

  private func labels(_ axis: Axis, _ values: [Double], length: Double = 150) -> [String] {
    ticks(axis, values, length: length).ticks.compactMap(\.label)
  }

  @Test func aLossGrowsToRoundNumbers() {
    let found = ticks(Axis("Loss"), [0.28, 2.35])
    #expect(found.domain == 0...2.5)
    #expect(found.ticks.compactMap(\.label) == ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5"])
  }

  @Test func anAccuracyNeverPassesItsLimits() {
    #expect(ticks(.accuracy(), [0.1, 0.999]).domain.upperBound == 1)
    #expect(
      labels(.accuracy(), [0.83, 0.897])
        == ["82\u{202F}%", "84\u{202F}%", "86\u{202F}%", "88\u{202F}%", "90\u{202F}%"]
    )
  }

  @Test func aSymmetricAxisHasPowersOfBothSigns() {
    let axis = Axis("Effect", scale: .symmetricLogarithmic, domain: .data(including: [-3, 3]))
    #expect(
      labels(axis, [-40, 7], length: 125) == [
        "\u{2212}100", "\u{2212}10", "\u{2212}1", "0", "1", "10",
      ]
    )
    #expect(ticks(axis, [-40, 7]).domain == -100...10)
    #expect(labels(axis, [0.2], length: 300).first == "\u{2212}3")
  }

  @Test func anExactSymmetricAxisStaysAsItIs() {
    let axis = Axis("Effect", scale: .symmetricLogarithmic, domain: .exact(-3...300))
    #expect(ticks(axis, [1e9]).domain == -3...300)
    #expect(ticks(axis, [1e9]).ticks.map(\.value) == [-3, -1, 0, 1, 3, 10, 30, 100, 300])
  }

  @Test func twentyDecadesHaveNoMinorTicks() {
    let axis = Axis("Gradient", scale: .logarithmic(base: 10))
    #expect(ticks(axis, [1e-19, 0.2]).ticks.count < 25)
    #expect(ticks(axis, [0.01, 3]).ticks.contains { $0.label == nil })
  }

  @Test func negativeNumbersHaveAMinusSign() {
    #expect(
      labels(Axis("Difference"), [-0.9, 0.9]) == [
        "\u{2212}1.0", "\u{2212}0.5", "0.0", "0.5", "1.0",
      ]
    )
  }

  @Test(arguments: 1...120)
  func anEpochAxisLabelsItsFirstAndItsLastEpoch(last: Int) {
    let found = ticks(.epochs(through: last), (0...last).map(Double.init))
    #expect(found.domain == 0...Double(last))
    #expect(found.ticks.first == Tick(value: 0, label: "0"))
    #expect(found.ticks.last == Tick(value: Double(last), label: "\(last)"))
    #expect((min(last + 1, 3)...8).contains(found.ticks.count))
    #expect(found.ticks.allSatisfy { $0.value == $0.value.rounded() && $0.label != nil })
  }

  @Test func epochsHaveEvenStepsWhereTheLastAllowsIt() {
    #expect(labels(.epochs(through: 10), []) == ["0", "2", "4", "6", "8", "10"])
    #expect(labels(.epochs(through: 12), []) == ["0", "2", "4", "6", "8", "10", "12"])
    #expect(labels(.epochs(through: 20), []) == ["0", "5", "10", "15", "20"])
    #expect(labels(.epochs(through: 13), []) == ["0", "2", "4", "6", "8", "10", "13"])
  }

  @Test func everySweptValueIsLabelledWhileThereIsRoom() {
    let sizes = [2.0, 4, 8, 16, 32, 64, 128, 256]
    let axis = Axis.swept("Batch size", values: sizes)
    #expect(labels(axis, sizes, length: 200) == ["2", "4", "8", "16", "32", "64", "128", "256"])
    let narrow = ticks(axis, sizes, length: 100)
    #expect(narrow.ticks.map(\.value) == sizes)
    #expect(narrow.ticks.compactMap(\.label) == ["4", "16", "64", "256"])
  }

  @Test func decadesAreLabelledPlainlyAndThenAsPowers() {
    let axis = Axis("Loss", scale: .logarithmic(base: 10))
    #expect(labels(axis, [0.01, 100]) == ["0.01", "0.1", "1", "10", "100"])
    #expect(labels(axis, [1e-6, 1e-2]) == ["10⁻⁶", "10⁻⁵", "10⁻⁴", "0.001", "0.01"])
    #expect(labels(axis, [0.05, 2.4]) == ["0.03", "0.1", "0.3", "1", "3"])
    let minor = ticks(axis, [0.01, 1]).ticks.filter { $0.label == nil }.map(\.value)
    #expect(minor.contains(0.02) && minor.contains(0.9))
  }

  @Test func everyDecadeOfSweptValuesHasItsOwnPrecision() {
    func swept(_ values: [Double]) -> [String] {
      labels(.swept("Rate", values: values, base: 10), values, length: 400)
    }
    #expect(swept([0.01, 0.1, 1, 10, 100]) == ["0.01", "0.1", "1", "10", "100"])
    #expect(swept([0.001, 0.003, 0.25]) == ["0.001", "0.003", "0.25"])
    #expect(swept([1e-8, 2.5e-5, 1e-3]) == ["10⁻⁸", "2.5·10⁻⁵", "0.001"])
    // Counts stay plain, with commas.
    let counts = [500.0, 5_000, 50_000]
    #expect(
      labels(.swept("Examples", values: counts), counts, length: 400) == ["500", "5,000", "50,000"]
    )
  }

  @Test func aLogarithmicAxisOfLessThanADecadeHasRoundNumbers() {
    #expect(labels(Axis("Loss", scale: .logarithmic(base: 2)), [0.6, 0.9]).count >= 3)
  }

  @Test func valuesThatCannotBeDrawnDoNotCount() {
    let values = [.nan, .infinity, -.infinity, 1e307, 0.2, 0.8]
    #expect(ticks(Axis("y"), values).domain == 0.2...0.8)
    #expect(
      ticks(Axis("y", scale: .logarithmic(base: 10)), [0, -1, .nan, 0.01, 100]).domain == 0.01...100
    )
  }

  @Test func anAxisWithoutDataOrWithOneValueStillHasTicks() {
    for axis in [Axis("y"), Axis("y", scale: .logarithmic(base: 10)), .accuracy()] {
      for values in [[], [.nan], [0], [0.5], [1e-12, 1e-12], [3e20, 3e20]] {
        let found = ticks(axis, values)
        #expect(found.domain.lowerBound < found.domain.upperBound, "\(axis.scale) \(values)")
        #expect(found.ticks.count >= 2, "\(axis.scale) \(values)")
      }
    }
  }

  @Test func verySmallAndVeryLargeNumbersArePowersOfTen() {
    #expect(
      labels(Axis("y"), [0, 2.4e-8], length: 300) == [
        "0", "0.5·10⁻⁸", "1.0·10⁻⁸", "1.5·10⁻⁸", "2.0·10⁻⁸", "2.5·10⁻⁸",
      ]
    )
    #expect(labels(Axis("y"), [0, 3e12], length: 200) == ["0", "1·10¹²", "2·10¹²", "3·10¹²"])
  }

  /// Ranges of all sizes and places: always 3 to 7 even ticks with distinct labels of one precision around the data.
  @Test func automaticTicksKeepTheirPromises() {
    for index in 0..<2000 {
      let size = [1e-3, 0.01, 0.3, 1, 7, 1e3, 1e6][index % 7]
      let low = size * 3 * ExampleFigures.noise(index, 1)
      let high = low + size * (0.05 + ExampleFigures.noise(index, 2).magnitude)
      let length = 60 + 340 * ExampleFigures.noise(index, 3).magnitude
      let found = TickFinder(
        axis: Axis("y"),
        length: length,
        idealDistance: { _ in 26 },
        extent: { _ in 12 }
      ).ticks(for: [low, high])
      let labels = found.ticks.compactMap(\.label)
      #expect((3...7).contains(labels.count), "\(low) \(high) \(length)")
      #expect(Set(labels).count == labels.count, "\(labels)")
      #expect(found.domain.lowerBound <= low && found.domain.upperBound >= high)
      #expect(Set(labels.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }).count == 1)
      let steps = zip(found.ticks.dropFirst(), found.ticks).map { $0.value - $1.value }
      #expect(steps.allSatisfy { ($0 - steps[0]).magnitude <= 1e-9 * steps[0] + 1e-12 * size })
    }
  }
}
