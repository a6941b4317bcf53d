internal import CKernels
internal import Models

/// One unit of a batch normalisation, run by the loops that train: what a worked example compares itself with.
package struct BatchNormUnit: Sendable, Hashable {
  /// What a batch becomes on its way forward and back.
  package struct Outcome: Sendable, Hashable {
    /// The normalised values x̂, one an example.
    package var normalized: [Float]
    /// The outputs y = γx̂ + β in training, one an example.
    package var outputs: [Float]
    /// The gradients of the loss with respect to the values, one an example.
    package var inputGradients: [Float]
    /// The gradient of the loss with respect to γ.
    package var scaleGradient: Float
    /// The gradient of the loss with respect to β.
    package var shiftGradient: Float
    /// The running mean after this batch, the first one.
    package var runningMean: Float
    /// The running variance after this batch, the first one.
    package var runningVariance: Float
    /// The outputs that inference gives for the same values after this batch, one an example.
    package var inferredOutputs: [Float]
  }

  /// γ.
  package var scale: Float
  /// β.
  package var shift: Float

  /// A unit with PyTorch's ε and momentum.
  package init(scale: Float, shift: Float) {
    self.scale = scale
    self.shift = shift
  }

  /// The first training step's way forward and back through the unit, and inference after it.
  ///
  /// - Parameters:
  ///   - values: the outputs of the linear map before it, two or more.
  ///   - gradients: the gradients of the loss with respect to the outputs, one an example.
  /// - Returns: what the batch becomes.
  package func run(_ values: [Float], gradients: [Float]) -> Outcome {
    precondition(values.count > 1 && values.count == gradients.count, "One gradient an example.")
    let options = BatchNormalization()
    let count = values.count
    let normalized = Buffer<Float>(values)
    let outputs = Buffer<Float>(count: count)
    let inputGradients = Buffer<Float>(gradients)
    let (scale, shift) = (Buffer([scale]), Buffer([shift]))
    let (scaleGradient, shiftGradient) = (Buffer<Float>(count: 1), Buffer<Float>(count: 1))
    let (mean, variance) = (Buffer<Float>([0]), Buffer<Float>([1]))
    let inverseDeviation = Buffer<Float>(count: 1)

    var forward = kernel_batch_norm(
      values: normalized.start,
      bias: nil,
      scale: scale.start,
      shift: shift.start,
      noise_factors: nil,
      noise_addends: nil,
      outputs: outputs.start,
      inverse_deviations: inverseDeviation.start,
      running_means: mean.start,
      running_variances: variance.start,
      epsilon: options.epsilon,
      momentum: options.momentum ?? 0.1,
      rows: count,
      columns: 1,
      group: 0,
      activation: kernel_identity
    )
    kernel_run_batch_norm(&forward, Float.precision)
    var backward = kernel_batch_norm_backward(
      gradients: inputGradients.start,
      outputs: outputs.start,
      normalized: normalized.start,
      scale: scale.start,
      inverse_deviations: inverseDeviation.start,
      noise_factors: nil,
      bias_gradient: nil,
      scale_gradient: scaleGradient.start,
      shift_gradient: shiftGradient.start,
      retaining: 0,
      rows: count,
      columns: 1,
      group: 0,
      activation: kernel_identity
    )
    kernel_run_batch_norm_backward(&backward, Float.precision)
    let inputs = Buffer<Float>(values)
    let inferred = Buffer<Float>(count: count)
    var inference = kernel_batch_norm_inference(
      inputs: inputs.start,
      bias: nil,
      scale: scale.start,
      shift: shift.start,
      running_means: mean.start,
      running_variances: variance.start,
      outputs: inferred.start,
      epsilon: options.epsilon,
      rows: count,
      columns: 1,
      activation: kernel_identity
    )
    kernel_run_batch_norm_inference(&inference, Float.precision)
    return Outcome(
      normalized: normalized.values,
      outputs: outputs.values,
      inputGradients: inputGradients.values,
      scaleGradient: scaleGradient.values[0],
      shiftGradient: shiftGradient.values[0],
      runningMean: mean.values[0],
      runningVariance: variance.values[0],
      inferredOutputs: inferred.values
    )
  }
}
