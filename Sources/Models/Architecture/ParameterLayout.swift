/// Where each block's parameters lie in the one flat buffer that holds them all.
///
/// Block by block: the weight (inputs x outputs, row-major, the transpose of PyTorch's, so that the
/// forward product needs no transposition), the bias, the factor of a sum, then scale and shift of a normalisation. Where
/// inputs are those of an image, its channels are innermost; see ``WeightShape``. So they are of scales and shifts that
/// each pixel has for itself.
package struct ParameterLayout: Sendable, Hashable {
  /// The place of one block.
  package struct Layer: Sendable, Hashable {
    /// The weight as a matrix; nil for a block without one.
    package let weights: WeightShape?
    /// The number of units, or of channels of an image.
    package let outputCount: Int
    /// How many scales and how many shifts there are, where there are any.
    package let scaleCount: Int
    /// Where the scales start.
    package let initialScale: Double
    /// The offset of the weight.
    package let weight: Int
    /// The offset of the bias.
    package let bias: Int?
    /// The offset of the one factor of a sum that has one, and where it starts.
    package let factor: Int?
    package let initialFactor: Double
    /// The offset of the scale γ of a normalisation that has one.
    package let scale: Int?
    /// The offset of the shift β of a normalisation that has one.
    package let shift: Int?
    /// The offset of the block's first unit in the running statistics, where they are kept.
    package let statistics: Int?
    /// The offset after the block's last parameter.
    package let end: Int

    /// The number of rows of the weight, 0 without one.
    package var inputCount: Int { weights?.inputCount ?? 0 }
    /// The offset after the weight, where the parameters with one number per unit begin.
    package var endOfWeight: Int { weight + inputCount * outputCount }
    /// The offset after the bias, where the factor of a sum, scales and shifts begin.
    package var endOfBias: Int { endOfWeight + (bias == nil ? 0 : outputCount) }
  }

  /// The blocks from the input on; the last one is the output layer, which is never normalised.
  package let layers: [Layer]
  /// The blocks in the order in which their first weights are drawn.
  package let drawOrder: [Int]
  /// The number of all parameters.
  package let parameterCount: Int
  /// The number of units that have running statistics.
  package let statisticsCount: Int

  /// The layout of a network's parameters.
  ///
  /// - Precondition: ``Architecture/check()`` accepts the network.
  package init(_ architecture: Architecture) {
    var layers: [Layer] = []
    var order: [Int] = []
    var (offset, statistics) = (0, 0)
    func take(_ count: Int, if isThere: Bool) -> Int? {
      guard isThere else { return nil }
      defer { offset += count }
      return offset
    }
    for (index, block) in architecture.blocks.enumerated() {
      order.insert(index, at: index - block.drawnAhead)
      let count = block.columnCount
      let weights = block.map.weights(of: block.input)
      let method = block.normalization.method
      let scaleCount = method?.unitCount(of: block.output) ?? 1
      let weight = offset
      offset += (weights?.inputCount ?? 0) * count
      let bias = take(count, if: block.map.hasBias)
      let factor = take(1, if: block.map.initialFactor != nil)
      let scale = take(scaleCount, if: method?.hasScale ?? false)
      let shift = take(scaleCount, if: method?.hasShift ?? false)
      let keepsStatistics = method?.keepsStatistics ?? false
      layers.append(
        Layer(
          weights: weights,
          outputCount: count,
          scaleCount: scaleCount,
          initialScale: block.initialScale,
          weight: weight,
          bias: bias,
          factor: factor,
          initialFactor: block.map.initialFactor ?? 1,
          scale: scale,
          shift: shift,
          statistics: keepsStatistics ? statistics : nil,
          end: offset
        )
      )
      if keepsStatistics { statistics += count }
    }
    self.layers = layers
    drawOrder = order
    parameterCount = offset
    statisticsCount = statistics
  }
}
