internal import CKernels
internal import Datasets
internal import Models

extension GroupNormalization: FusedNormalization {
  func makePass(_ place: LayerPlace) -> any NormalizationPass {
    GroupPass(place, groups: groups, epsilon: epsilon)
  }
}

extension InstanceNormalization: FusedNormalization {
  /// A channel a group.
  func makePass(_ place: LayerPlace) -> any NormalizationPass {
    GroupPass(place, groups: place.columns, epsilon: epsilon)
  }
}

/// A layer that normalises groups of channels of each image: all of them as one group for layer normalisation.
final class GroupPass: NormalizationPass {
  private let groups: Int
  private let epsilon: Double
  private let positions: Int
  /// Whether each pixel has scales and shifts of its own.
  private let isPerPosition: Bool
  /// 1/√(σ² + ε) of each image and group.
  private let inverseDeviations: Buffer<UInt8>

  init(_ place: LayerPlace, groups: Int, epsilon: Double, isPerPosition: Bool = false) {
    self.groups = groups
    self.epsilon = epsilon
    self.isPerPosition = isPerPosition
    positions = place.shape.positionCount
    inverseDeviations = place.precision.buffer(count: place.capacity / positions * groups)
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
    var job = kernel_group_norm(
      values: visit.values,
      bias: visit.units.bias,
      scale: visit.units.scale,
      shift: visit.units.shift,
      outputs: visit.outputs,
      inverse_deviations: inverseDeviations.bytes,
      epsilon: epsilon,
      images: visit.rows / positions,
      positions: positions,
      channels: visit.columns,
      groups: groups,
      per_position: isPerPosition,
      activation: visit.activation
    )
    kernel_run_group_norm(&job, visit.precision)
  }

  func backward(_ visit: BackwardVisit) {
    var job = kernel_group_norm_backward(
      gradients: visit.gradients,
      outputs: visit.outputs,
      normalized: visit.normalized,
      scale: visit.units.scale,
      inverse_deviations: inverseDeviations.bytes,
      bias_gradient: visit.unitGradients.bias,
      scale_gradient: visit.unitGradients.scale,
      shift_gradient: visit.unitGradients.shift,
      retaining: visit.retaining,
      images: visit.rows / positions,
      positions: positions,
      channels: visit.columns,
      groups: groups,
      per_position: isPerPosition,
      activation: visit.activation
    )
    kernel_run_group_norm_backward(&job, visit.precision)
  }
}
