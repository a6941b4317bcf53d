internal import Foundation
internal import Runs

extension ProbeQuantity {
  /// The mean over the batch's examples of the squared length of ∂L/∂h, h the outputs of a hidden layer, L the mean loss
  /// of the batch.
  ///
  /// Up to a common factor what Yang et al. 2019 follow through the layers.
  public static let gradientSquare = ProbeQuantity(
    "gradient_square",
    of: .gradients,
    title: "Mean ‖∂L/∂h‖² of an example",
    scope: .hiddenLayers,
    slope: growth
  )

  /// The change of ln ‖∂L/∂h‖² a layer, from the last hidden layer to the first, in a wide deep ReLU network before training.
  ///
  /// PyTorch's weights have the variance 1/(3 n), of which ReLU passes half: ln(1/6). He's keep the gradient: 0. Batch norm
  /// makes it grow: ln(π/(π − 1)) (Yang et al. 2019, arXiv:1902.08129). Nil for networks that theory does not cover.
  @Sendable private static func growth(of network: NetworkConfiguration) -> Double? {
    guard network.activation == .relu, network.dropout == 0 else { return nil }
    switch (network.normalization.kind, network.initialization.scheme) {
    case (.batch, .torch), (.batch, .he), (.batch, .xavier): return log(.pi / (.pi - 1))
    case (.none, .torch): return network.initialization.scale == 1 ? log(1.0 / 6) : nil
    case (.none, .he): return network.initialization.scale == 1 ? 0 : nil
    case (.batch, .constant), (.batch, .zero), (.none, .xavier), (.none, .constant), (.none, .zero),
      (.layer, _):
      return nil
    }
  }
}
