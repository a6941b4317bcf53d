internal import CKernels
internal import Models

extension Adam: FusedUpdate {
  func run(_ update: UpdateRun) {
    coefficients.run(update, decay: update.step.weightDecay, shrinking: 1)
  }
}

extension AdamW: FusedUpdate {
  func run(_ update: UpdateRun) {
    let shrinking = 1 - update.step.learningRate * update.step.weightDecay
    coefficients.run(update, decay: 0, shrinking: shrinking)
  }
}

extension AdamCoefficients {
  fileprivate func run(_ update: UpdateRun, decay: Double, shrinking: Double) {
    let corrections = corrections(atStep: update.step.number)
    var job = kernel_adam(
      parameters: update.parameters,
      gradients: update.gradients,
      first_moments: update.first,
      second_moments: update.second,
      rate: update.step.learningRate / corrections.first,
      beta1: beta1,
      beta2: beta2,
      epsilon: epsilon,
      root: 1 / corrections.second.squareRoot(),
      decay: decay,
      shrinking: shrinking,
      count: update.count
    )
    kernel_run_adam(&job, update.precision)
  }
}
