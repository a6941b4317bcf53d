internal import Models
internal import Runs

extension RunConfiguration {
  /// About how long PyTorch takes for the run on one core of a usual machine: calls that cost the same whatever their
  /// size, and products.
  var pyTorchSeconds: Double {
    let updates = Double(updatesPerEpoch * training.epochs)
    let seen = Double(data.trainingCount * training.epochs)
    let looks = Double(measurements.evaluationSteps.count)
    let evaluated =
      Double((data.trainingCount + data.validationCount) * (training.epochs + 1))
      + looks * Double(data.validationCount) + 20_000
    let weights = Double(
      network.takesImages ? network.architecture.productCount : network.parameterCount
    )
    let layers = Double(network.hiddenLayerCount + 2)
    return updates * 1e-4 * (3 + layers) + seen * 3e-6
      + (6 * seen + 2 * evaluated) * weights / 4e10 + evaluated * 3e-6
  }
}
