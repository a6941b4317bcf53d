internal import CKernels

/// A layer that normalises nothing: bias and activation.
final class BiasPass: NormalizationPass {
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
    kernel_run_activate(&job, visit.precision)
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
    kernel_run_activate_backward(&job, visit.precision)
  }
}
