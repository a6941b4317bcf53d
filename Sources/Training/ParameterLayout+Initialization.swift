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
      // The bound of `kaiming_uniform_(a=√5)`, which is 1/√inputs but for the last bit.
      let gain = (2.0 / (1 + (5.0).squareRoot() * (5.0).squareRoot())).squareRoot()
      draw(layer, within: Self.kaimingBound(gain, layer), into: &values, using: &generator)
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
      switch initialization.scheme {
      case .torch: break
      case .he:
        let bound = Self.kaimingBound((2.0).squareRoot(), layer)
        draw(layer, within: bound, into: &values, using: &generator)
      case .xavier:
        let counts = Double(layer.inputCount + layer.outputCount)
        let bound = Float((3.0).squareRoot() * (2 / counts).squareRoot())
        draw(layer, within: bound, into: &values, using: &generator)
      case .constant(let constant): fill(layer, with: Float(constant), in: &values)
      case .zero: fill(layer, with: 0, in: &values)
      }
      if initialization.scheme != .torch, let bias = layer.bias {
        for output in 0..<layer.outputCount { values[bias + output] = 0 }
      }
      if initialization.scale != 1 {
        let scale = Float(initialization.scale)
        for index in layer.weight..<layer.endOfWeight { values[index] *= scale }
      }
    }
    return values
  }

  /// PyTorch's order of operations, in double, then rounded to float: it decides the last bit.
  private static func kaimingBound(_ gain: Double, _ layer: Layer) -> Float {
    Float((3.0).squareRoot() * (gain / Double(layer.inputCount).squareRoot()))
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

  private func fill(_ layer: Layer, with value: Float, in values: inout [Float]) {
    for index in layer.weight..<layer.endOfWeight { values[index] = value }
  }
}
