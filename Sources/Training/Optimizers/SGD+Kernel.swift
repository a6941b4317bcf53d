internal import CKernels
internal import Models

/// Plain descent keeps its velocity in the network's gradients, which the backward pass adds to. Nesterov's rule needs
/// the gradient by itself, so its velocity is kept apart.
extension SGD: FusedUpdate {
  var keptMoments: Int { isNesterov ? 1 : 0 }
  var retention: Double { isNesterov ? 0 : momentum }

  func run(_ update: UpdateRun) {
    var job = kernel_sgd(
      parameters: update.parameters,
      gradients: update.gradients,
      velocity: isNesterov ? update.first : nil,
      rate: update.step.learningRate,
      momentum: momentum,
      decay: update.step.weightDecay,
      count: update.count
    )
    kernel_run_sgd(&job, update.precision)
  }
}
