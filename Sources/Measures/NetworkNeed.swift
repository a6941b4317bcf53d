internal import Models
internal import Runs

/// What a network must have for a number to exist.
struct NetworkNeed: Sendable {
  /// The need in words, behind *a number of* and *networks with*.
  let words: String
  /// Whether a network has it.
  let isMet: @Sendable (NetworkConfiguration) -> Bool

  static let nothing = NetworkNeed(words: "layers") { _ in true }
  static let hiddenLayers = NetworkNeed(words: "hidden layers") { $0.hiddenLayerCount > 0 }
  static let hiddenBiases = NetworkNeed(words: "biases of hidden layers") {
    $0.hiddenLayerCount > 0 && $0.hiddenBias
  }
  static let normalizedValues = NetworkNeed(words: "normalised values") {
    $0.hiddenLayerCount > 0 && $0.normalization != .none
  }
  static let runningStatistics = NetworkNeed(words: "running statistics") {
    $0.batchNorm.map { $0.statistics != .none } ?? false
  }
  static let batchNorm = NetworkNeed(words: "batch norm") { $0.normalization.batch != nil }
  static let residualBlocks = NetworkNeed(words: "residual blocks") { $0.residualBlockCount > 0 }
  /// What De and Smith 2020, arXiv:2002.10444, compute the share of a branch for.
  static let normalizedBranches = NetworkNeed(
    words: "pre-activated residual blocks with batch norm, ReLU and He's weights"
  ) {
    $0.residualBlockCount > 0 && $0.normalization.batch != nil && $0.isPreactivated
      && $0.activation == .relu && $0.branchScale == nil
      && $0.initialization == Initialization(.he)
  }
  static let batchNormOfImages = NetworkNeed(words: "batch norm of images") {
    $0.normalization.batch != nil && !$0.imageLayers.isEmpty
  }
  static let averagingBatchNorm = NetworkNeed(words: "batch norm that averages with a momentum") {
    $0.normalization.batch?.momentum != nil
  }
}
