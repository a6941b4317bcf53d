extension ParameterLayout {
  /// The initial parameters of a network as PyTorch's `nn.Linear` and `nn.BatchNorm1d` draw them.
  ///
  /// Layer by layer, the weight (in PyTorch's order, outputs x inputs) and then the bias are uniform
  /// on ±1/√inputs, which is `kaiming_uniform_(a=√5)`; scales are 1 and shifts 0 and draw nothing, so
  /// networks with and without batch normalisation start from the same weights.
  package func initialParameters(using generator: inout MersenneTwister) -> [Float] {
    var values = [Float](repeating: 0, count: parameterCount)
    for layer in layers {
      // PyTorch's order of operations, in double, then rounded to float: it decides the last bit.
      let slope = (5.0).squareRoot()
      let gain = (2 / (1 + slope * slope)).squareRoot()
      let rootOfInputs = Double(layer.inputCount).squareRoot()
      let weightBound = Float((3.0).squareRoot() * (gain / rootOfInputs))
      let biasBound = Float(1 / rootOfInputs)
      for output in 0..<layer.outputCount {
        for input in 0..<layer.inputCount {
          values[layer.weight + input * layer.outputCount + output] =
            generator.nextUniform(from: -weightBound, to: weightBound)
        }
      }
      for output in 0..<layer.outputCount {
        values[layer.bias + output] = generator.nextUniform(from: -biasBound, to: biasBound)
      }
      if let scale = layer.scale {
        for output in 0..<layer.outputCount { values[scale + output] = 1 }
      }
    }
    return values
  }
}
