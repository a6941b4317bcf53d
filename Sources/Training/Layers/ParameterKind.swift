/// What a parameter is, as far as it decides whether it is trained and whether it decays.
public enum ParameterKind: Sendable, Hashable, CaseIterable {
  /// A weight of a hidden layer.
  case weight
  /// A bias of a hidden layer.
  case bias
  /// A scale or a shift of a normalisation, or the factor of a branch.
  case normalization
  /// A weight to the logits.
  case outputWeight
  /// A bias of the logits.
  case outputBias
}

/// Which parameters a training changes, and which of them decay.
public struct ParameterSelection: Sendable, Hashable {
  /// What is trained; the rest stays as it starts.
  public var trained: Set<ParameterKind>
  /// What decays, where there is a weight decay.
  public var decayed: Set<ParameterKind>

  /// All, unless told otherwise.
  public init(
    trained: Set<ParameterKind> = Set(ParameterKind.allCases),
    decayed: Set<ParameterKind> = Set(ParameterKind.allCases)
  ) {
    self.trained = trained
    self.decayed = decayed
  }
}
