/// Whose mean and variance batch normalisation uses in an evaluation; other networks do not differ.
public enum EvaluationStatistics: String, Sendable, Hashable, Codable, CaseIterable {
  /// The running estimates, as in inference.
  ///
  /// Without them (``BatchNormalization/statistics``) the statistics of the examples that are
  /// evaluated together, 256 at a time in their order.
  case running
  /// Those of each evaluated batch: a network that was left in training mode.
  ///
  /// Batches have the size that trained, and ghost batches theirs; the examples come in one shuffled
  /// order, the same in every evaluation. Nothing is dropped, there is no noise, no running estimate moves.
  case batch
  /// Those of the whole training set with the present weights, then inference with them.
  ///
  /// The recipe of Wu and Johnson 2021, arXiv:2105.07576, section 3: one pass over the training set in
  /// shuffled batches of the size that trained, each layer normalised by the statistics of its batch,
  /// gives all layers' mean E[μ_B] and variance E[σ_B² + μ_B²] − E[μ_B]² at once. Two of its choices are
  /// free. Here the pass takes every training example, not a part of them, and each counts once, also
  /// in a last batch that is smaller. And there is one pass for all layers, not one for each: what a
  /// layer gets is what it got in training, from layers before it that use batch statistics, not what
  /// it gets in inference.
  case precise
}
