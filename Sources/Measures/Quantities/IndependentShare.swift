internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// ``independentValues`` over the pixels that the layer makes: 1 where each pixel counts to the statistics of a batch norm.
  ///
  /// Ioffe and Szegedy 2015, arXiv:1502.03167, section 3.2, count the batch of a convolution so.
  public static let independentShare = ProbeQuantity(
    "independent_share",
    of: .images,
    title: Phrase("Independent values, as a share of the pixels"),
    unit: .share,
    scope: .imageLayers,
    need: .batchNormOfImages,
    derivation: Derivation(from: .independentValues) { found, configuration in
      let blocks = configuration.network.architecture.blocks
      guard let layer = found.layer, blocks.indices.contains(layer - 1) else { return .nan }
      return found.value / Double(blocks[layer - 1].output.positionCount)
    }
  )
}
