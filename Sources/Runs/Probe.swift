/// Something to look at inside a network while it trains, without changing the training.
public enum Probe: String, Sendable, Hashable, Codable, CaseIterable {
  /// The size of the gradients, layer by layer.
  case gradients
  /// The distribution of the inputs of hidden units over a fixed set of examples, and how it drifts.
  case activations
  /// How much the normalised value of an example depends on the other examples of its batch.
  case jitter
  /// In how many directions the outputs of a layer vary.
  case rank
  /// How loss and gradient change along a gradient step.
  case landscape
  /// How much the gradient of a layer changes because the layers before it were updated (Santurkar et al. 2018, def. 2.1).
  case shift
  /// The largest normalised values.
  case extremes
  /// The length of the weights.
  case weights
  /// How far the running statistics are from those of the whole training set.
  case statistics
  /// Identities that hold by construction: the redundant bias, scale invariance, folding.
  case identities
  /// How well the outputs of the last hidden layer separate the classes.
  case features
}

/// A number that a probe finds.
public enum ProbeQuantity: String, Sendable, Hashable, Codable, CaseIterable {
  /// The mean over the batch's examples of the squared length of ∂L/∂h, h the outputs of a hidden layer, L the mean loss
  /// of the batch; up to a common factor what Yang et al. 2019 follow through the layers.
  case gradientSquare = "gradient_square"
  /// The length of ∂L/∂W of a layer.
  case weightGradientNorm = "weight_gradient_norm"
  /// The 15th percentile of the inputs of one typical unit of the last hidden layer, before its activation, in inference
  /// mode but with the noise of training; the unit whose drift over the run is the median of all.
  case quantile15 = "quantile_15"
  /// The median of the same.
  case quantile50 = "quantile_50"
  /// The 85th percentile of the same.
  case quantile85 = "quantile_85"
  /// The mean over the units of that layer of |q50 − q50 before| / (q85 − q15 before), from one step of the probe to the next.
  ///
  /// Batch norm's running estimates start at 0 and 1, so that the first tens of updates show them settling.
  case drift
  /// The root mean square over examples and units of the standard deviation of x̂ over random companions in the batch.
  ///
  /// Theory, √(1.5/B), is of the first layer; further on what enters depends on the companions, too.
  case jitter
  /// exp of the entropy of the singular values, normalised to sum 1, of a layer's outputs on 64 examples
  /// (Roy and Vetterli 2007; Daneshmand et al. 2020, arXiv:2003.01652).
  case effectiveRank = "effective_rank"
  /// The largest minus the smallest loss along the gradient, its start included.
  case lossChange = "loss_change"
  /// The largest distance of the gradient along the gradient from the one at the start.
  case gradientChange = "gradient_change"
  /// The largest ratio of that distance to the distance moved, the effective smoothness β.
  case smoothness
  /// β times the squared length of the weights: the same whatever their scale.
  case relativeSmoothness = "relative_smoothness"
  /// ‖G − G′‖ / ‖G‖ of a layer's weights, G′ after the layers before it were updated.
  case covariateShift = "covariate_shift"
  /// The cosine between G and G′.
  case shiftCosine = "shift_cosine"
  /// The largest |x̂| of a layer over 16 batches.
  case largestNormalized = "largest_normalized"
  /// The share of x̂ beyond ±4, over the same.
  case shareBeyondFour = "share_beyond_four"
  /// The length of a layer's weights.
  case weightNorm = "weight_norm"
  /// The root mean square over units of (running mean − mean over the training set) / standard deviation.
  ///
  /// Theory, √(m/((2 − m)B)), is of the first layer and of weights that stay; what a normalised layer passes on has nearly
  /// the same mean in every batch.
  case runningMeanError = "running_mean_error"
  /// The largest |∂L/∂b| of hidden biases divided by the largest |∂L/∂W|.
  case biasGradientRatio = "bias_gradient_ratio"
  /// The largest deviation of BN(aWx) from BN(Wx), and of a ∂L/∂(aW) from ∂L/∂W relative to the largest, for a = 0.1 and 10;
  /// with ε = 10⁻¹², because the identity holds but for ε.
  case scaleInvarianceError = "scale_invariance_error"
  /// The largest deviation of the logits when batch norm is folded into the weights, relative to the largest logit.
  case foldingError = "folding_error"
  /// tr((S_W + 10⁻³ tr(S_W)/d I)⁻¹ S_B) of the outputs of the last hidden layer on held-out examples.
  case fisherRatio = "fisher_ratio"
  /// The accuracy of the nearest class mean on the same outputs, an example not counted in the mean of its own class.
  case nearestMeanAccuracy = "nearest_mean_accuracy"

  /// The probe that finds it.
  public var probe: Probe {
    switch self {
    case .gradientSquare, .weightGradientNorm: .gradients
    case .quantile15, .quantile50, .quantile85, .drift: .activations
    case .jitter: .jitter
    case .effectiveRank: .rank
    case .lossChange, .gradientChange, .smoothness, .relativeSmoothness: .landscape
    case .covariateShift, .shiftCosine: .shift
    case .largestNormalized, .shareBeyondFour: .extremes
    case .weightNorm: .weights
    case .runningMeanError: .statistics
    case .biasGradientRatio, .scaleInvarianceError, .foldingError: .identities
    case .fisherRatio, .nearestMeanAccuracy: .features
    }
  }
}

/// One number that a probe found.
public struct ProbeMeasurement: Sendable, Hashable, Codable {
  /// After how many updates the probe looked; 0 is before training.
  public var step: Int
  /// What the number is.
  public var quantity: ProbeQuantity
  /// The layer, the first hidden one being 1, that to the logits the last; nil for a number of the whole network.
  public var layer: Int?
  /// The number.
  public var value: Double

  /// Creates a measurement.
  public init(step: Int, quantity: ProbeQuantity, layer: Int? = nil, value: Double) {
    self.step = step
    self.quantity = quantity
    self.layer = layer
    self.value = value
  }
}
