internal import CKernels
internal import Datasets
internal import Models

extension LayerNormalization: FusedNormalization {
  /// Over an image its pixels are one row; over channels each pixel is a row.
  func makePass(_ place: LayerPlace) -> any NormalizationPass {
    place.shape.isImage && extent == .image
      ? GroupPass(place, groups: 1, epsilon: epsilon, isPerPosition: true)
      : LayerNormPass(self, place)
  }
}

/// A layer that normalises each row by itself.
private final class LayerNormPass: NormalizationPass {
  private let options: LayerNormalization
  /// 1/√(σ² + ε) of each row.
  private let inverseDeviations: Buffer<UInt8>

  init(_ options: LayerNormalization, _ place: LayerPlace) {
    self.options = options
    inverseDeviations = place.precision.buffer(count: place.capacity)
  }

  func forwardInTraining(
    _ visit: ForwardVisit,
    _ estimates: RunningEstimates?,
    _ randomness: StepRandomness
  ) {
    forwardWithBatchStatistics(visit)
  }

  func forwardInInference(_ visit: ForwardVisit, _ estimates: RunningEstimates?) {
    forwardWithBatchStatistics(visit)
  }

  func forwardWithBatchStatistics(_ visit: ForwardVisit) {
    var job = kernel_layer_norm(
      values: visit.values,
      bias: visit.units.bias,
      scale: visit.units.scale,
      shift: visit.units.shift,
      outputs: visit.outputs,
      inverse_deviations: inverseDeviations.bytes,
      epsilon: options.epsilon,
      rows: visit.rows,
      columns: visit.columns,
      activation: visit.activation
    )
    kernel_run_layer_norm(&job, visit.precision)
  }

  func backward(_ visit: BackwardVisit) {
    var job = kernel_layer_norm_backward(
      gradients: visit.gradients,
      outputs: visit.outputs,
      normalized: visit.normalized,
      scale: visit.units.scale,
      inverse_deviations: inverseDeviations.bytes,
      bias_gradient: visit.unitGradients.bias,
      scale_gradient: visit.unitGradients.scale,
      shift_gradient: visit.unitGradients.shift,
      retaining: visit.retaining,
      rows: visit.rows,
      columns: visit.columns,
      activation: visit.activation
    )
    kernel_run_layer_norm_backward(&job, visit.precision)
  }
}
