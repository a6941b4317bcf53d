package import Models

extension ProbeQuantity {
  /// Whether there is one number a residual block.
  package var isOfBlocks: Bool { scope == .residualBlocks }

  /// Whether a network has the quantity.
  package func isMet(by network: NetworkConfiguration) -> Bool { need.isMet(network) }

  /// The quantity that is this one over what theory says of the same run, step and block; nil where there is none.
  package var overTheory: ProbeQuantity? {
    rawValue == Self.residualShare.rawValue ? .residualShareOverTheory : nil
  }

  /// Whether what ``overTheory`` is relative to speaks of a network.
  package func hasTheory(of network: NetworkConfiguration) -> Bool {
    overTheory.map { $0.need.isMet(network) && NetworkNeed.normalizedBranches.isMet(network) }
      ?? false
  }
}
