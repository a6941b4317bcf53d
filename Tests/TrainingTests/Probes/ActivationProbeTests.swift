import Models
import Testing
import Training

@Suite struct ActivationProbeTests {
  /// Adds to the bias, or else the shift, of every unit of the last hidden layer.
  private func moved(_ parameters: Parameters, by distance: Float, shift: Bool) -> Parameters {
    changed(parameters) { values, layout in
      let layer = layout.layers[layout.layers.count - 2]
      guard let first = shift ? layer.shift : layer.bias else { return }
      for unit in 0..<layer.outputCount { values[first + unit] += distance }
    }
  }

  @Test(arguments: [
    (Normalization.none, false), (batchNorm, true), (.layer(), true),
  ])
  func aShiftOfAllMediansIsTheDrift(normalization: Normalization, shift: Bool) throws {
    let architecture = tinyArchitecture(.tanh, normalization)
    let probe = probe(ActivationProbe.self, architecture, tinyExamples(), batchSize: 5)
    let parameters = initialParameters(architecture)
    #expect(probe.found(in: parameters) == nil)
    _ = try #require(probe.found(in: moved(parameters, by: 0.25, shift: shift)))
    let back = try #require(probe.found(in: parameters))
    #expect(back > 0)
    let unit = probe.typicalUnit
    #expect(unit.count == 3)
    #expect(abs(unit[1].middle - unit[0].middle - 0.25) < 1e-6)
    #expect(abs(unit[1].low - unit[0].low - 0.25) < 1e-6)
    #expect(abs(unit[1].high - unit[0].high - 0.25) < 1e-6)
    #expect(unit[2] == unit[0])
  }

  @Test func batchNormIsThatOfInference() {
    let architecture = tinyArchitecture(.tanh, batchNorm)
    let probe = probe(ActivationProbe.self, architecture, tinyExamples(), batchSize: 5)
    let parameters = initialParameters(architecture)
    _ = probe.found(in: parameters)
    // In training mode the bias is subtracted with the mean; the running means know nothing of it yet.
    let drift = probe.found(in: moved(parameters, by: 0.25, shift: false))
    let unit = probe.typicalUnit
    // Fresh running variances are 1.
    #expect(abs(unit[1].middle - unit[0].middle - 0.25) < 1e-5)
    #expect((drift ?? 0) > 0)
  }

  @Test func noiseThatTrainingAddsMovesTheMedians() throws {
    let noise = BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
    let architecture = squareArchitecture(
      depth: 1,
      width: 64,
      .batch(noise: noise)
    )
    let examples = noiseExamples(count: 500, features: 64)
    let probe = probe(ActivationProbe.self, architecture, examples)
    // The running variance of inputs of variance 1 and weights of variance 1/(3 · 64).
    let initial = initialParameters(architecture)
    let parameters = Parameters(
      architecture: architecture,
      values: initial.values,
      runningMeans: initial.runningMeans,
      runningVariances: initial.runningVariances.map { $0 / 3 }
    )
    _ = probe.found(in: parameters)
    let drift = try #require(probe.found(in: parameters))
    // Nothing moved but the shifts: |μ − μ′| is a third of the range of 1 on average, q85 − q15 of σ ≈ 1.125 is 2.33.
    #expect((0.11...0.18).contains(drift))
  }

  @Test func withoutRunningStatisticsTheBatchIsNormalized() {
    let architecture = tinyArchitecture(
      .tanh,
      .batch(statistics: .none)
    )
    let probe = probe(ActivationProbe.self, architecture, tinyExamples(), batchSize: 5)
    let parameters = initialParameters(architecture)
    _ = probe.found(in: parameters)
    let drift = probe.found(in: moved(parameters, by: 0.25, shift: false))
    #expect(abs(drift ?? 1) < 1e-5)
  }
}
