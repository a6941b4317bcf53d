internal import CKernels
internal import Datasets
internal import Models

extension BatchNormalization: FusedNormalization {
  func makePass(_ place: LayerPlace) -> any NormalizationPass { BatchNormPass(self, place) }
}

/// A layer that normalises each unit over the rows of a batch, or of a ghost batch.
private final class BatchNormPass: NormalizationPass {
  private let options: BatchNormalization
  private let place: LayerPlace
  /// 1/√(σ² + ε) of each column, one row of them for each ghost batch.
  private let inverseDeviations: Buffer<UInt8>
  private let noise: NoiseMemory?

  /// How many rows share their statistics: a ghost batch, of images all of its pixels; nil for all.
  private var group: Int? { options.ghostBatchSize.map { $0 * place.shape.positionCount } }

  /// What the outputs are shifted and scaled with.
  private struct NoiseMemory {
    let bounds: BatchNormalization.Noise
    let addends: Buffer<UInt8>
    let factors: Buffer<UInt8>
    let unitAddends: Buffer<UInt8>
    let unitFactors: Buffer<UInt8>

    init(_ bounds: BatchNormalization.Noise, _ place: LayerPlace) {
      self.bounds = bounds
      let count = place.capacity * place.columns
      addends = place.precision.buffer(count: count)
      factors = place.precision.buffer(count: count)
      unitAddends = place.precision.buffer(count: place.columns)
      unitFactors = place.precision.buffer(count: place.columns)
    }
  }

  init(_ options: BatchNormalization, _ place: LayerPlace) {
    self.options = options
    self.place = place
    noise = options.noise.map { NoiseMemory($0, place) }
    // Rounded up; a group may be larger than the batch.
    let rows = options.ghostBatchSize.map { $0 * place.shape.positionCount }
    let groups = rows.map { (place.capacity - 1) / $0 + 1 } ?? 1
    inverseDeviations = place.precision.buffer(count: groups * place.columns)
  }

  func forwardInTraining(
    _ visit: ForwardVisit,
    _ estimates: RunningEstimates?,
    _ randomness: StepRandomness
  ) {
    if let noise { draw(noise, rows: visit.rows, randomness) }
    normalize(visit, group: group, noise: noise, estimates)
  }

  func forwardWithBatchStatistics(_ visit: ForwardVisit) {
    normalize(visit, group: group, noise: nil, nil)
  }

  /// Without running estimates the statistics of the batch serve.
  func forwardInInference(_ visit: ForwardVisit, _ estimates: RunningEstimates?) {
    guard let estimates else { return normalize(visit, group: nil, noise: nil, nil) }
    var job = kernel_batch_norm_inference(
      inputs: visit.values,
      bias: visit.units.bias,
      scale: visit.units.scale,
      shift: visit.units.shift,
      running_means: estimates.means,
      running_variances: estimates.variances,
      outputs: visit.outputs,
      epsilon: options.epsilon,
      rows: visit.rows,
      columns: visit.columns,
      activation: visit.activation
    )
    kernel_run_batch_norm_inference(&job, visit.precision)
  }

  func backward(_ visit: BackwardVisit) {
    var job = kernel_batch_norm_backward(
      gradients: visit.gradients,
      outputs: visit.outputs,
      normalized: visit.normalized,
      scale: visit.units.scale,
      inverse_deviations: inverseDeviations.bytes,
      noise_factors: noise?.factors.bytes,
      bias_gradient: visit.unitGradients.bias,
      scale_gradient: visit.unitGradients.scale,
      shift_gradient: visit.unitGradients.shift,
      retaining: visit.retaining,
      rows: visit.rows,
      columns: visit.columns,
      group: group ?? 0,
      activation: visit.activation
    )
    // An image alone gives many rows; their loops are other ones.
    let run =
      place.shape.isImage ? kernel_run_batch_norm_images_backward : kernel_run_batch_norm_backward
    run(&job, visit.precision)
  }

  /// dx = dy f′ γ/√(r + ε), r the running variance; without running estimates as in training.
  func backwardInInference(_ visit: BackwardVisit, _ estimates: RunningEstimates?) {
    guard let estimates else { return backward(visit) }
    var job = kernel_activate_backward(
      gradients: visit.gradients,
      outputs: visit.outputs,
      bias_gradient: nil,
      retaining: 0,
      rows: visit.rows,
      columns: visit.columns,
      activation: visit.activation
    )
    kernel_run_activate_backward(&job, visit.precision)
    switch visit.precision {
    case kernel_double: scale(visit, estimates, Double.self)
    default: scale(visit, estimates, Float.self)
    }
  }

  private func scale<Scalar: KernelScalar>(
    _ visit: BackwardVisit,
    _ estimates: RunningEstimates,
    _: Scalar.Type
  ) {
    let gradients = visit.gradients.assumingMemoryBound(to: Scalar.self)
    let variances = estimates.variances.assumingMemoryBound(to: Scalar.self)
    let scales = visit.units.scale?.assumingMemoryBound(to: Scalar.self)
    for unit in 0..<visit.columns {
      let root = (variances[unit].inDouble + options.epsilon).squareRoot()
      let factor = Scalar((scales?[unit].inDouble ?? 1) / root)
      for row in 0..<visit.rows { gradients[row * visit.columns + unit] *= factor }
    }
  }

  private func normalize(
    _ visit: ForwardVisit,
    group: Int?,
    noise: NoiseMemory?,
    _ estimates: RunningEstimates?
  ) {
    precondition(visit.rows > 1, "The variance of one value is not defined.")
    var job = kernel_batch_norm(
      values: visit.values,
      bias: visit.units.bias,
      scale: visit.units.scale,
      shift: visit.units.shift,
      noise_factors: noise?.factors.bytes,
      noise_addends: noise?.addends.bytes,
      outputs: visit.outputs,
      inverse_deviations: inverseDeviations.bytes,
      running_means: estimates?.means,
      running_variances: estimates?.variances,
      epsilon: options.epsilon,
      // The cumulative average: every batch so far has the same weight.
      momentum: estimates.map { options.momentum ?? 1 / Double(max($0.batchCount, 1)) } ?? 0,
      rows: visit.rows,
      columns: visit.columns,
      group: group ?? 0,
      activation: visit.activation
    )
    let run = place.shape.isImage ? kernel_run_batch_norm_images : kernel_run_batch_norm
    run(&job, visit.precision)
  }

  private func draw(_ noise: NoiseMemory, rows: Int, _ randomness: StepRandomness) {
    var job = kernel_noise(
      addends: noise.addends.bytes,
      factors: noise.factors.bytes,
      column_addends: noise.unitAddends.bytes,
      column_factors: noise.unitFactors.bytes,
      shift: noise.bounds.shift,
      scale: noise.bounds.scale,
      spread: noise.bounds.spread,
      seed: randomness.seed,
      step: UInt64(randomness.step),
      stream: StepRandomness.stream(.noiseOfExamples, layer: place.index),
      column_stream: StepRandomness.stream(.noiseOfUnits, layer: place.index),
      rows: rows,
      columns: place.columns
    )
    kernel_run_noise(&job, place.precision)
  }
}
