internal import Experiments
internal import Models

extension Network {
  /// The number of its hidden layers; 0 where nobody knows what was built.
  var hiddenLayerCount: Int { configuration?.hiddenLayerCount ?? 0 }
  /// The number of its residual blocks; 0 where nobody knows what was built.
  var residualBlockCount: Int { configuration?.residualBlockCount ?? 0 }
}
