/// Where each block's parameters lie in the one flat buffer that holds them all.
///
/// Block by block: the weight (inputs x outputs, row-major, the transpose of PyTorch's, so that the
/// forward product needs no transposition), the bias, then scale and shift of a normalisation.
package struct ParameterLayout: Sendable, Hashable {
  /// The place of one block.
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
    /// The offset of the block's first unit in the running statistics, where they are kept.
    package let statistics: Int?
    /// The offset after the block's last parameter.
    package let end: Int

    /// The offset after the weight, where the parameters with one number per unit begin.
    package var endOfWeight: Int { weight + inputCount * outputCount }
  }

  /// The blocks from the input on; the last one is the output layer, which is never normalised.
  package let layers: [Layer]
  /// The number of all parameters.
  package let parameterCount: Int
  /// The number of units that have running statistics.
  package let statisticsCount: Int

  /// The layout of a network's parameters.
  ///
  /// - Precondition: ``Architecture/check()`` accepts the network.
  package init(_ architecture: Architecture) {
    var layers: [Layer] = []
    var inputCount = architecture.inputCount
    var (offset, statistics) = (0, 0)
    func take(_ count: Int, if isThere: Bool) -> Int? {
      guard isThere else { return nil }
      defer { offset += count }
      return offset
    }
    for block in architecture.blocks {
      let count = block.linear.outputCount
      let method = block.normalization.method
      let weight = offset
      offset += inputCount * count
      let bias = take(count, if: block.linear.hasBias)
      let scale = take(count, if: method?.hasScale ?? false)
      let shift = take(count, if: method?.hasShift ?? false)
      let keepsStatistics = method?.keepsStatistics ?? false
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
