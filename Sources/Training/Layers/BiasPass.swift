internal import CKernels
internal import Datasets
internal import Models

/// A layer that normalises nothing: bias and activation.
final class BiasPass: NormalizationPass {
  /// An image alone gives many rows; their loops are other ones.
  private let isImage: Bool

  init(_ place: LayerPlace) { isImage = place.shape.isImage }

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
    var job = kernel_activate(
      inputs: visit.values,
      bias: visit.units.bias,
      outputs: visit.outputs,
      rows: visit.rows,
      columns: visit.columns,
      activation: visit.activation
    )
    let run = isImage ? kernel_run_activate_images : kernel_run_activate
    run(&job, visit.precision)
  }

  func backward(_ visit: BackwardVisit) {
    var job = kernel_activate_backward(
      gradients: visit.gradients,
      outputs: visit.outputs,
      bias_gradient: visit.unitGradients.bias,
      retaining: visit.retaining,
      rows: visit.rows,
      columns: visit.columns,
      activation: visit.activation
    )
    let run = isImage ? kernel_run_activate_images_backward : kernel_run_activate_backward
    run(&job, visit.precision)
  }
}
