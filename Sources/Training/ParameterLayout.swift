/// Where each layer's parameters lie in the one flat buffer that holds them all.
///
/// Layer by layer: the weight (inputs x outputs, row-major, the transpose of PyTorch's, so that the
/// forward product needs no transposition), the bias, then scale and shift of a normalisation.
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
    package let bias: Int?
    /// The offset of the scale γ of a normalisation that has one.
    package let scale: Int?
    /// The offset of the shift β of a normalisation that has one.
    package let shift: Int?
    /// The offset of the layer's first unit in the running statistics, where they are kept.
    package let statistics: Int?
    /// The offset after the layer's last parameter.
    package let end: Int

    /// The offset after the weight, where the parameters with one number per unit begin.
    package var endOfWeight: Int { weight + inputCount * outputCount }
  }

  /// The layers from the input on; the last one is the output layer, which is never normalised.
  package let layers: [Layer]
  /// The number of all parameters.
  package let parameterCount: Int
  /// The number of units that have running statistics.
  package let statisticsCount: Int

  /// The layout of a network's parameters.
  package init(_ architecture: Architecture) {
    let (isAffine, hasStatistics) =
      switch architecture.normalization {
      case .none: (false, false)
      case .batch(let options): (options.isAffine, options.tracksRunningStatistics)
      case .layer(let options): (options.isAffine, false)
      }
    var layers: [Layer] = []
    var inputCount = architecture.inputCount
    var (offset, statistics) = (0, 0)
    func take(_ count: Int, if isThere: Bool) -> Int? {
      guard isThere else { return nil }
      defer { offset += count }
      return offset
    }
    for (index, count) in (architecture.hiddenCounts + [architecture.classCount]).enumerated() {
      let isHidden = index < architecture.hiddenCounts.count
      let weight = offset
      offset += inputCount * count
      let bias = take(count, if: !isHidden || architecture.hiddenBias)
      let scale = take(count, if: isHidden && isAffine)
      let shift = take(count, if: isHidden && isAffine)
      let keepsStatistics = isHidden && hasStatistics
      layers.append(
        Layer(
          inputCount: inputCount,
          outputCount: count,
          weight: weight,
          bias: bias,
          scale: scale,
          shift: shift,
          statistics: keepsStatistics ? statistics : nil,
          end: offset
        )
      )
      if keepsStatistics { statistics += count }
      inputCount = count
    }
    self.layers = layers
    parameterCount = offset
    statisticsCount = statistics
  }
}
