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
    (Normalization.none, false), (batchNorm, true), (.layer(LayerNormOptions()), true),
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

  @Test func withoutRunningStatisticsTheBatchIsNormalized() {
    let architecture = tinyArchitecture(
      .tanh,
      .batch(BatchNormOptions(tracksRunningStatistics: false))
    )
    let probe = probe(ActivationProbe.self, architecture, tinyExamples(), batchSize: 5)
    let parameters = initialParameters(architecture)
    _ = probe.found(in: parameters)
    let drift = probe.found(in: moved(parameters, by: 0.25, shift: false))
    #expect(abs(drift ?? 1) < 1e-5)
  }
}
