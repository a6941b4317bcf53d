internal import CKernels
internal import Datasets
package import Models

/// A network with the memory of one batch: parameters, activations and gradients.
///
/// Everything a step needs is taken once, in `init`. Rows are examples; a batch of fewer rows than
/// the capacity uses the first rows.
package final class FeedforwardNetwork<Scalar: KernelScalar> {
  /// The shape of the network.
  package let architecture: Architecture
  /// Where each layer's parameters lie in ``parameters`` and ``gradients``.
  package let layout: ParameterLayout
  /// All trained values.
  package let parameters: Buffer<Scalar>
  /// The gradient of the mean loss, plus what ``backward(rows:retaining:finish:)`` was asked to retain.
  package let gradients: Buffer<Scalar>
  /// The running mean of each normalised unit, 0 at first.
  package let runningMeans: Buffer<Scalar>
  /// The running unbiased variance of each normalised unit, 1 at first.
  package let runningVariances: Buffer<Scalar>
  /// The number of batches that the running estimates have seen.
  package var batchCount = 0
  /// The largest number of rows.
  package let capacity: Int

  private let batch: Buffer<Scalar>
  /// The batch with the channels of its images innermost, as ``WeightShape`` has them; ``batch`` where there is one channel,
  /// or no image.
  private let arranged: Buffer<Scalar>
  let networkLayers: [NetworkLayer<Scalar>]
  /// What the maps read in training, and what they read when nothing is dropped.
  let trainingVisits: [MapVisit<Scalar>]
  private let plainVisits: [MapVisit<Scalar>]
  let plan: GradientPlan
  let valueGradients: [Buffer<Scalar>]
  private let dropoutSeed: UInt64

  /// A network with the given parameters, in the order of ``ParameterLayout``, and fresh statistics.
  package init(
    _ architecture: Architecture,
    parameters initial: [Scalar],
    capacity: Int,
    dropoutSeed: UInt64 = 0
  ) {
    self.architecture = architecture
    self.capacity = capacity
    self.dropoutSeed = dropoutSeed
    layout = ParameterLayout(architecture)
    parameters = Buffer(count: layout.parameterCount)
    parameters.assign(initial)
    gradients = Buffer(count: layout.parameterCount)
    runningMeans = Buffer(count: layout.statisticsCount)
    runningVariances = Buffer(count: layout.statisticsCount)
    runningVariances.start.update(repeating: 1, count: layout.statisticsCount)
    let batch = Buffer<Scalar>(count: capacity * architecture.inputCount)
    let arranged =
      architecture.input.isImage && architecture.input.channelCount > 1
      ? Buffer<Scalar>(count: batch.count) : batch
    let blocks = architecture.blocks
    let layers = blocks.enumerated().map { NetworkLayer<Scalar>($1, index: $0, capacity: capacity) }
    let (places, values, slopes) = (layout.layers, parameters, gradients)
    func visits(_ outputs: (NetworkLayer<Scalar>) -> Buffer<Scalar>) -> [MapVisit<Scalar>] {
      zip(blocks, places).map { block, place in
        let inputs = block.sources.map { source in
          switch source {
          case .examples: UnsafePointer(arranged.start)
          case .block(let index): UnsafePointer(outputs(layers[index]).start)
          }
        }
        return MapVisit(
          input: inputs[0],
          past: inputs[inputs.count - 1],
          weight: UnsafePointer(values.start + place.weight),
          factor: place.factor.map { UnsafePointer(values.start + $0) },
          factorGradient: place.factor.map { slopes.start + $0 }
        )
      }
    }
    trainingVisits = visits(\.outputs)
    plainVisits = visits(\.activations)
    self.batch = batch
    self.arranged = arranged
    networkLayers = layers
    plan = GradientPlan(blocks)
    valueGradients = plan.sizes.map { Buffer(count: capacity * $0) }
  }

  /// The features of the batch, capacity x inputs, to be filled before a pass: of images channel by channel.
  package var input: UnsafeMutablePointer<Scalar> { batch.start }

  /// The logits after a pass, rows x classes.
  package var logits: UnsafeMutablePointer<Scalar> {
    networkLayers[networkLayers.count - 1].outputs.start
  }

  /// The normalised values x̂ of a hidden layer after a pass in training mode, rows x units, of images each pixel a row,
  /// the first layer being 0.
  ///
  /// - Precondition: the layer normalises.
  package func normalizedValues(of index: Int) -> UnsafePointer<Scalar> {
    precondition(
      networkLayers[index].block.normalization != .none,
      "Plain layers have no normalised values."
    )
    return UnsafePointer(networkLayers[index].values.start)
  }

  /// The outputs of the activation of a hidden layer after a pass, rows x units, of images each pixel a row, the first
  /// layer being 0.
  package func activations(of index: Int) -> UnsafePointer<Scalar> {
    UnsafePointer(networkLayers[index].activations.start)
  }

  /// Where the gradient of the logits is expected before ``backward(rows:retaining:finish:)``, rows x classes.
  package var logitGradients: UnsafeMutablePointer<Scalar> {
    valueGradients[plan.buffers[plan.buffers.count - 1]].start
  }

  // MARK: Forward

  /// The logits of the batch in training mode: statistics of the batch, running estimates moved, units dropped.
  ///
  /// `step` names the random numbers of the dropout, which do not depend on any other step.
  package func forwardInTraining(rows: Int, step: Int) {
    batchCount += 1
    arrange(rows: rows)
    for layer in networkLayers {
      let place = layout.layers[layer.index]
      layer.map.forward(trainingVisits[layer.index], into: layer.values.start, rows: rows)
      layer.forwardInTraining(
        rows: rows,
        UnitAddresses(place, in: parameters.start),
        estimates(of: place),
        StepRandomness(seed: dropoutSeed, step: step)
      )
    }
  }

  /// The logits of the batch normalised by its own statistics, as in training; nothing of the model changes.
  ///
  /// Nothing is dropped and there is no noise: not a pass to go back from. `population` takes in what
  /// every hidden unit gets before its normalisation.
  package func forwardWithBatchStatistics(
    rows: Int,
    gathering population: PopulationStatistics<Scalar>? = nil
  ) {
    arrange(rows: rows)
    for layer in networkLayers {
      layer.map.forward(plainVisits[layer.index], into: layer.values.start, rows: rows)
      population?.gather(UnsafePointer(layer.values.start), rows: rows, layer: layer.index)
      layer.forwardWithBatchStatistics(
        rows: rows,
        UnitAddresses(layout.layers[layer.index], in: parameters.start)
      )
    }
  }

  /// The logits of the batch in inference mode: running estimates, nothing of the model changes.
  ///
  /// With a `population`, a batch normalisation uses its statistics instead.
  package func forwardInInference(
    rows: Int,
    with population: PopulationStatistics<Scalar>? = nil
  ) {
    arrange(rows: rows)
    for layer in networkLayers {
      let place = layout.layers[layer.index]
      layer.map.forward(plainVisits[layer.index], into: layer.values.start, rows: rows)
      var units = UnitAddresses(place, in: parameters.start)
      // The means of a population are without the bias, which cancels.
      if population != nil, layer.block.normalization.needsBatch { units.bias = nil }
      layer.forwardInInference(rows: rows, units, inferenceEstimates(of: layer, population))
    }
  }

  /// The statistics that a batch normalisation uses in inference: those of a population, or the running ones.
  func inferenceEstimates(
    of layer: NetworkLayer<Scalar>,
    _ population: PopulationStatistics<Scalar>?
  ) -> RunningEstimates? {
    guard let population, layer.block.normalization.needsBatch else {
      return estimates(of: layout.layers[layer.index])
    }
    let first = population.start(ofLayer: layer.index)
    return RunningEstimates(
      means: population.means.start + first,
      variances: population.variances.start + first,
      batchCount: 0
    )
  }

  /// What the map of a hidden layer made in the latest pass in inference mode, rows x units, without the bias.
  ///
  /// The pass keeps it nowhere, so that it is computed again from what the layer got.
  package func computeProduct(
    of index: Int,
    into values: UnsafeMutablePointer<Scalar>,
    rows: Int
  ) {
    networkLayers[index].map.forward(plainVisits[index], into: values, rows: rows)
  }

  /// Puts the channels of images innermost, as the engine keeps them.
  private func arrange(rows: Int) {
    guard arranged !== batch else { return }
    var job = kernel_arrange(
      inputs: batch.start,
      outputs: arranged.start,
      images: rows,
      pixels: architecture.input.positionCount,
      channels: architecture.input.channelCount
    )
    kernel_run_arrange(&job, Scalar.precision)
  }

  private func estimates(of place: ParameterLayout.Layer) -> RunningEstimates? {
    place.statistics.map { first in
      RunningEstimates(
        means: runningMeans.start + first,
        variances: runningVariances.start + first,
        batchCount: batchCount
      )
    }
  }
}
