import CKernels
import Models
import Testing
import Training

/// The shifts and scales of a noisy batch normalisation.
@Suite struct NoiseKernelTests {
  private static let (rows, columns) = (400, 67)

  private struct Noise {
    let addends = Buffer<Double>(count: rows * columns)
    let factors = Buffer<Double>(count: rows * columns)
    let unitAddends = Buffer<Double>(count: columns)
    let unitFactors = Buffer<Double>(count: columns)

    init(shift: Double = 0.5, scale: Double = 1.25, spread: Double = 0.1, step: UInt64 = 1) {
      var job = kernel_noise(
        addends: addends.start,
        factors: factors.start,
        column_addends: unitAddends.start,
        column_factors: unitFactors.start,
        shift: shift,
        scale: scale,
        spread: spread,
        seed: 7,
        step: step,
        stream: 2,
        column_stream: 1,
        rows: rows,
        columns: columns
      )
      kernel_run_noise(&job, kernel_double)
    }
  }

  /// The words that an element draws, by the generator that its own tests hold to the reference.
  private static func words(row: Int, column: Int, stream: UInt32) -> [UInt32] {
    let counter = [UInt32(row * 34 + column / 2), stream, 1, 0]
    var words = [UInt32](repeating: 0, count: 4)
    kernel_philox(counter, [7, 0], &words)
    return Array(words[(2 * (column % 2))...].prefix(2))
  }

  @Test(arguments: [(0, 0), (0, 66), (1, 1), (399, 64)])
  func anElementDrawsTheWordsOfItsPlace(row: Int, column: Int) {
    let noise = Noise()
    func symmetric(_ word: UInt32) -> Double { Double(word >> 8) / 8_388_608 - 1 }
    let unit = Self.words(row: 0, column: column, stream: 1).map(symmetric)
    let own = Self.words(row: row, column: column, stream: 2).map(symmetric)
    let place = row * Self.columns + column
    expectClose(
      [
        noise.unitAddends.values[column], noise.unitFactors.values[column],
        noise.addends.values[place], noise.factors.values[place],
      ],
      [
        0.5 * unit[0], 1.125 + 0.125 * unit[1], 0.5 * unit[0] + 0.1 * own[0],
        1.125 + 0.125 * unit[1] + 0.1 * own[1],
      ],
      within: 1e-12
    )
  }

  @Test func unitsAndExamplesKeepTheirBounds() {
    let noise = Noise()
    #expect(noise.unitAddends.values.allSatisfy { abs($0) <= 0.5 })
    #expect(noise.unitFactors.values.allSatisfy { $0 >= 1 && $0 <= 1.25 })
    for (index, pair) in zip(noise.addends.values, noise.factors.values).enumerated() {
      let column = index % Self.columns
      #expect(abs(pair.0 - noise.unitAddends.values[column]) <= 0.1)
      #expect(abs(pair.1 - noise.unitFactors.values[column]) <= 0.1)
    }
  }

  @Test func examplesAreUniformAroundTheirUnit() {
    let noise = Noise(shift: 0, scale: 1, spread: 1)
    let count = Double(Self.rows * Self.columns)
    for (values, center) in [(noise.addends.values, 0.0), (noise.factors.values, 1)] {
      // Uniform within ±1: variance 1/3, so the mean has a standard deviation of 0.0035; five of them.
      #expect(abs(values.reduce(0, +) / count - center) < 0.018)
      // The square has mean 1/3 and variance 4/45, a standard deviation of the mean of 0.0018.
      let square = values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / count
      #expect(abs(square - 1 / 3) < 0.009)
    }
    // Addend and factor have nothing to do with each other: E(xy)² = 1/9.
    let product = zip(noise.addends.values, noise.factors.values)
      .reduce(0) { $0 + $1.0 * ($1.1 - 1) }
    #expect(abs(product / count) < 0.01)
  }

  @Test func everyStepDrawsItsOwn() {
    #expect(Noise().addends.values == Noise().addends.values)
    let differing = zip(Noise().addends.values, Noise(step: 2).addends.values).count { $0 != $1 }
    #expect(differing > Self.rows * Self.columns * 99 / 100)
  }
}
