internal import Foundation
internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The mean over the batch's examples of the squared length of ∂L/∂h, h the outputs of a hidden layer, L the mean loss
  /// of the batch.
  ///
  /// Up to a common factor what Yang et al. 2019 follow through the layers.
  public static let gradientSquare = ProbeQuantity(
    "gradient_square",
    of: .gradients,
    title: Phrase("Mean ‖∂L/∂h‖² of an example"),
    scope: .hiddenLayers,
    slope: growth
  )

  /// The change of ln ‖∂L/∂h‖² a layer, from the last hidden layer to the first, in a wide deep ReLU network before training.
  ///
  /// PyTorch's weights have the variance 1/(3 n), of which ReLU passes half: ln(1/6). He's keep the gradient: 0. Batch norm
  /// makes it grow: ln(π/(π − 1)) (Yang et al. 2019, arXiv:1902.08129). Nil for networks that theory does not cover: what comes past
  /// a residual block has a gradient of its own.
  @Sendable private static func growth(of network: NetworkConfiguration) -> Double? {
    guard network.activation == .relu, network.dropout == 0, network.residualBlockCount == 0
    else { return nil }
    let (scheme, scale) = (network.initialization.scheme, network.initialization.scale)
    if network.normalization.batch != nil {
      return [.torch, .he, .xavier].contains(scheme) ? log(.pi / (.pi - 1)) : nil
    }
    guard network.normalization == .none, scale == 1 else { return nil }
    return scheme == .torch ? log(1.0 / 6) : scheme == .he ? 0 : nil
  }
}
