package import Models

extension ParameterLayout {
  /// The initial parameters of a network; see ``Initialization``.
  ///
  /// Weights are drawn in PyTorch's order, outputs x inputs: first those of its constructors, in the order in which a program
  /// calls them, then those of a scheme, in the order in which modules are registered. Scales and the factors of sums are 1, unless their block says
  /// otherwise, and shifts 0, and draw nothing, so networks with and without a normalisation start from the same weights.
  package func initialParameters(
    _ initialization: Initialization = Initialization(),
    using generator: inout MersenneTwister
  ) -> [Float] {
    var values = [Float](repeating: 0, count: parameterCount)
    for layer in drawOrder.map({ layers[$0] }) {
      if let weights = layer.weights {
        let bound = InitializationScheme.torchBound(inputCount: weights.inputCount)
        draw(layer, within: bound, into: &values, using: &generator)
        if let bias = layer.bias {
          let bound = Float(1 / Double(weights.inputCount).squareRoot())
          for output in 0..<layer.outputCount {
            values[bias + output] = generator.nextUniform(from: -bound, to: bound)
          }
        }
      }
      if let factor = layer.factor { values[factor] = Float(layer.initialFactor) }
      if let scale = layer.scale {
        for unit in 0..<layer.scaleCount { values[scale + unit] = Float(layer.initialScale) }
      }
    }
    for layer in layers {
      guard let shape = layer.weights else { continue }
      let weights = initialization.scheme.weights(shape.inputCount, shape.fanOut)
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
    guard let weights = layer.weights else { return }
    let rows = (0..<weights.inputCount).map {
      layer.weight + weights.row(ofDrawn: $0) * layer.outputCount
    }
    for output in 0..<layer.outputCount {
      for row in rows { values[row + output] = generator.nextUniform(from: -bound, to: bound) }
    }
  }
}
