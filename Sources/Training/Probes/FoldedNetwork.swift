internal import Models

/// A network whose batch norms are folded into the layers before them: in inference they are linear (Ioffe and Szegedy
/// 2015, arXiv:1502.03167, section 3.1), so that a plain network computes the same.
enum FoldedNetwork {
  /// W γ/√(r + ε) and (b − m) γ/√(r + ε) + β for the weights and biases of the hidden layers, m and r the running mean and
  /// variance; nil for a network that has none.
  static func folding(_ parameters: Parameters) -> Parameters? {
    guard let architecture = parameters.architecture.folded else { return nil }
    let sources = ParameterLayout(parameters.architecture).layers
    let values = parameters.values
    var folded: [Float] = []
    folded.reserveCapacity(architecture.parameterCount)
    for (source, block) in zip(sources, parameters.architecture.blocks) where source.weights != nil
    {
      let units = 0..<source.outputCount
      let (factors, shifts): ([Double], [Double])
      if let first = source.statistics, let method = block.normalization.method {
        factors = units.map { unit in
          let scale = source.scale.map { Double(values[$0 + unit]) } ?? 1
          return scale
            / (Double(parameters.runningVariances[first + unit]) + method.epsilon).squareRoot()
        }
        shifts = units.map { unit in
          let shift = source.shift.map { Double(values[$0 + unit]) } ?? 0
          return shift - factors[unit] * Double(parameters.runningMeans[first + unit])
        }
      } else {
        factors = units.map { _ in 1 }
        shifts = units.map { _ in 0 }
      }
      for input in 0..<source.inputCount {
        let row = source.weight + input * source.outputCount
        for unit in units { folded.append(Float(Double(values[row + unit]) * factors[unit])) }
      }
      for unit in units {
        let bias = source.bias.map { Double(values[$0 + unit]) } ?? 0
        folded.append(Float(bias * factors[unit] + shifts[unit]))
      }
    }
    return Parameters(
      architecture: architecture,
      values: folded,
      runningMeans: [],
      runningVariances: []
    )
  }
}
