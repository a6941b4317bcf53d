/// Where each layer's parameters lie in the one flat buffer that holds them all.
///
/// Layer by layer: the weight (inputs x outputs, row-major, the transpose of PyTorch's, so that the
/// forward product needs no transposition), the bias, then scale and shift under batch normalisation.
package struct ParameterLayout: Sendable, Hashable {
  /// The place of one layer.
  package struct Layer: Sendable, Hashable {
    /// The number of rows of the weight.
    package let inputCount: Int
    /// The number of columns of the weight, which is the number of units.
    package let outputCount: Int
    /// The offset of the weight.
    package let weight: Int
    /// The offset of the bias.
    package let bias: Int
    /// The offset of the scale γ under batch normalisation; the shift β follows it.
    package let scale: Int?
    /// The offset of the layer's first unit in the running statistics.
    package let statistics: Int

    /// The offset of the shift β under batch normalisation.
    package var shift: Int? { scale.map { $0 + outputCount } }
    /// The offset after the layer's last parameter.
    package var end: Int { (shift ?? bias) + outputCount }
  }

  /// The layers from the input on; the last one is the output layer, which is never normalised.
  package let layers: [Layer]
  /// The number of all parameters.
  package let parameterCount: Int
  /// The number of units that have running statistics.
  package let statisticsCount: Int

  /// The layout of a network's parameters.
  package init(_ architecture: Architecture) {
    let isNormalized = architecture.normalization != .none
    let outputCounts = architecture.hiddenCounts + [architecture.classCount]
    var layers: [Layer] = []
    var inputCount = architecture.inputCount
    var offset = 0
    var statistics = 0
    for (index, outputCount) in outputCounts.enumerated() {
      let isHidden = index < architecture.hiddenCounts.count
      let bias = offset + inputCount * outputCount
      let layer = Layer(
        inputCount: inputCount,
        outputCount: outputCount,
        weight: offset,
        bias: bias,
        scale: isHidden && isNormalized ? bias + outputCount : nil,
        statistics: statistics
      )
      layers.append(layer)
      inputCount = outputCount
      offset = layer.end
      if layer.scale != nil { statistics += outputCount }
    }
    self.layers = layers
    parameterCount = offset
    statisticsCount = statistics
  }
}
