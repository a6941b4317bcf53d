package import Models

extension ParameterLayout {
  /// The initial parameters of a network; see ``Initialization``.
  ///
  /// Weights are drawn in PyTorch's order, outputs x inputs. Scales are 1 and shifts 0 and draw
  /// nothing, so networks with and without a normalisation start from the same weights.
  package func initialParameters(
    _ initialization: Initialization = Initialization(),
    using generator: inout MersenneTwister
  ) -> [Float] {
    var values = [Float](repeating: 0, count: parameterCount)
    for layer in layers {
      let bound = InitializationScheme.torchBound(inputCount: layer.inputCount)
      draw(layer, within: bound, into: &values, using: &generator)
      if let bias = layer.bias {
        let bound = Float(1 / Double(layer.inputCount).squareRoot())
        for output in 0..<layer.outputCount {
          values[bias + output] = generator.nextUniform(from: -bound, to: bound)
        }
      }
      if let scale = layer.scale {
        for output in 0..<layer.outputCount { values[scale + output] = 1 }
      }
    }
    for layer in layers {
      let weights = initialization.scheme.weights(layer.inputCount, layer.outputCount)
      switch weights {
      case .asDrawn: break
      case .uniform(let bound): draw(layer, within: bound, into: &values, using: &generator)
      case .constant(let value):
        for index in layer.weight..<layer.endOfWeight { values[index] = value }
      }
      if weights != .asDrawn, let bias = layer.bias {
        for output in 0..<layer.outputCount { values[bias + output] = 0 }
      }
      if initialization.scale != 1 {
        let scale = Float(initialization.scale)
        for index in layer.weight..<layer.endOfWeight { values[index] *= scale }
      }
    }
    return values
  }

  private func draw(
    _ layer: Layer,
    within bound: Float,
    into values: inout [Float],
    using generator: inout MersenneTwister
  ) {
    for output in 0..<layer.outputCount {
      for input in 0..<layer.inputCount {
        values[layer.weight + input * layer.outputCount + output] =
          generator.nextUniform(from: -bound, to: bound)
      }
    }
  }
}
