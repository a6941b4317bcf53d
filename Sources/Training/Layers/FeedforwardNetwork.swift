package import Models

/// A network with the memory of one batch: parameters, activations and gradients.
///
/// Everything a step needs is taken once, in `init`. Rows are examples; a batch of fewer rows than
/// the capacity uses the first rows.
package final class FeedforwardNetwork<Scalar: KernelScalar> {
  /// The number of weights whose gradients are computed at a time: they and the weights fit the cache.
  private static var weightBlock: Int { 65_536 }

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
  private let hiddenLayers: [HiddenLayer<Scalar>]
  private let logitValues: Buffer<Scalar>
  /// Two buffers that the gradients of the values alternate between on their way back.
  private let valueGradients: [Buffer<Scalar>]
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
    batch = Buffer(count: capacity * architecture.inputCount)
    hiddenLayers = architecture.hiddenBlocks.enumerated().map {
      HiddenLayer($1, index: $0, capacity: capacity)
    }
    logitValues = Buffer(count: capacity * architecture.classCount)
    let widest = layout.layers.map(\.outputCount).max() ?? 1
    valueGradients = [0, 1].map { _ in Buffer(count: capacity * widest) }
  }

  /// The features of the batch, capacity x inputs, to be filled before a pass.
  package var input: UnsafeMutablePointer<Scalar> { batch.start }

  /// The logits after a pass, rows x classes.
  package var logits: UnsafeMutablePointer<Scalar> { logitValues.start }

  /// The normalised values x̂ of a hidden layer after a pass in training mode, rows x units, the first layer being 0.
  ///
  /// - Precondition: the layer normalises.
  package func normalizedValues(of index: Int) -> UnsafePointer<Scalar> {
    precondition(
      hiddenLayers[index].block.normalization != .none,
      "Plain layers have no normalised values."
    )
    return UnsafePointer(hiddenLayers[index].values.start)
  }

  /// The outputs of the activation of a hidden layer after a pass, rows x units, the first layer being 0.
  package func activations(of index: Int) -> UnsafePointer<Scalar> {
    UnsafePointer(hiddenLayers[index].activations.start)
  }

  /// Where the gradient of the logits is expected before ``backward(rows:retaining:finish:)``, rows x classes.
  var logitGradients: UnsafeMutablePointer<Scalar> { valueGradients[0].start }

  // MARK: Forward

  /// The logits of the batch in training mode: statistics of the batch, running estimates moved, units dropped.
  ///
  /// `step` names the random numbers of the dropout, which do not depend on any other step.
  package func forwardInTraining(rows: Int, step: Int) {
    batchCount += 1
    var x = UnsafePointer(batch.start)
    for (layer, place) in zip(hiddenLayers, layout.layers) {
      multiply(x, place, into: layer.values.start, rows: rows)
      layer.forwardInTraining(
        rows: rows,
        UnitAddresses(place, in: parameters.start),
        estimates(of: place),
        StepRandomness(seed: dropoutSeed, step: step)
      )
      x = UnsafePointer(layer.outputs.start)
    }
    finishForward(x, rows: rows)
  }

  /// The logits of the batch normalised by its own statistics, as in training; nothing of the model changes.
  ///
  /// Nothing is dropped and there is no noise: not a pass to go back from. `population` takes in what
  /// every hidden unit gets before its normalisation.
  package func forwardWithBatchStatistics(
    rows: Int,
    gathering population: PopulationStatistics<Scalar>? = nil
  ) {
    var x = UnsafePointer(batch.start)
    for (layer, place) in zip(hiddenLayers, layout.layers) {
      multiply(x, place, into: layer.values.start, rows: rows)
      population?.gather(UnsafePointer(layer.values.start), rows: rows, layer: layer.index)
      layer.forwardWithBatchStatistics(
        rows: rows,
        UnitAddresses(place, in: parameters.start)
      )
      x = UnsafePointer(layer.activations.start)
    }
    finishForward(x, rows: rows)
  }

  /// The logits of the batch in inference mode: running estimates, nothing of the model changes.
  ///
  /// With a `population`, a batch normalisation uses its statistics instead.
  package func forwardInInference(
    rows: Int,
    with population: PopulationStatistics<Scalar>? = nil
  ) {
    var x = UnsafePointer(batch.start)
    for (layer, place) in zip(hiddenLayers, layout.layers) {
      multiply(x, place, into: layer.values.start, rows: rows)
      var units = UnitAddresses(place, in: parameters.start)
      var estimates = estimates(of: place)
      if let population, layer.block.normalization.needsBatch {
        let first = population.start(ofLayer: layer.index)
        estimates = RunningEstimates(
          means: population.means.start + first,
          variances: population.variances.start + first,
          batchCount: 0
        )
        // Those means are without the bias, which cancels.
        units.bias = nil
      }
      layer.forwardInInference(rows: rows, units, estimates)
      x = UnsafePointer(layer.activations.start)
    }
    finishForward(x, rows: rows)
  }

  /// The output layer: a product and a bias.
  private func finishForward(_ x: UnsafePointer<Scalar>, rows: Int) {
    let place = layout.layers[hiddenLayers.count]
    multiply(x, place, into: logits, rows: rows)
    LinearKernel.addBias(
      UnitAddresses(place, in: parameters.start).bias,
      to: logits,
      rows: rows,
      columns: place.outputCount
    )
  }

  private func multiply(
    _ inputs: UnsafePointer<Scalar>,
    _ place: ParameterLayout.Layer,
    into output: UnsafeMutablePointer<Scalar>,
    rows: Int
  ) {
    Scalar.multiply(
      MatrixProduct(
        a: inputs,
        b: UnsafePointer(parameters.start + place.weight),
        c: output,
        rows: rows,
        inner: place.inputCount,
        columns: place.outputCount
      )
    )
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

  // MARK: Backward

  /// gradients ← gradient of the mean loss + retaining · gradients, after a pass in training mode.
  ///
  /// Retaining the momentum turns the gradients into the velocity of stochastic gradient descent
  /// inside the matrix product, without another pass over memory. For the same reason `finish` is
  /// called with each run of parameters as soon as its gradients are complete and the pass reads
  /// those parameters no more: an update finds the gradients still in the cache.
  ///
  /// `visit` sees what lies between the parameters: the gradients of each layer's values on the way back.
  package func backward(
    rows: Int,
    retaining: Scalar,
    finish: (Range<Int>) -> Void = { _ in },
    visit: (ValueGradient, UnsafePointer<Scalar>) -> Void = { _, _ in }
  ) {
    var gradient = valueGradients[0].start
    var spare = valueGradients[1].start
    for index in layout.layers.indices.reversed() {
      let place = layout.layers[index]
      visit(.outputs(ofLayer: index), UnsafePointer(gradient))
      backwardToProduct(index, gradient, rows: rows, retaining: retaining)
      visit(.product(ofLayer: index), UnsafePointer(gradient))
      if index > 0 {
        Scalar.multiply(
          MatrixProduct(
            a: UnsafePointer(gradient),
            b: UnsafePointer(parameters.start + place.weight),
            isBTransposed: true,
            c: spare,
            rows: rows,
            inner: place.outputCount,
            columns: place.inputCount
          )
        )
      }
      finish(place.endOfWeight..<place.end)
      backwardToWeight(index, gradient, rows: rows, retaining: retaining, finish: finish)
      swap(&gradient, &spare)
    }
  }

  /// From the gradient of a layer's output to that of its matrix product, in place, and to the
  /// gradients of the parameters with one number per unit.
  private func backwardToProduct(
    _ index: Int,
    _ gradient: UnsafeMutablePointer<Scalar>,
    rows: Int,
    retaining: Scalar
  ) {
    let place = layout.layers[index]
    let unitGradients = UnitAddresses(place, in: gradients.start)
    guard index < hiddenLayers.count else {
      LinearKernel.sumBiasGradient(
        unitGradients.bias,
        of: gradient,
        retaining: retaining,
        rows: rows,
        columns: place.outputCount
      )
      return
    }
    hiddenLayers[index].backward(
      gradient,
      rows: rows,
      UnitAddresses(place, in: parameters.start),
      unitGradients,
      retaining: retaining
    )
  }

  /// From the gradient of a layer's matrix product to that of its weight, some rows at a time.
  private func backwardToWeight(
    _ index: Int,
    _ gradient: UnsafeMutablePointer<Scalar>,
    rows: Int,
    retaining: Scalar,
    finish: (Range<Int>) -> Void
  ) {
    let place = layout.layers[index]
    let inputs = index == 0 ? batch.start : hiddenLayers[index - 1].outputs.start
    let block = max(Self.weightBlock / place.outputCount, 1)
    // From the last to the first, as the forward product reads from the first to the last: what a cache that is too
    // small for all still holds at the turn is used twice.
    for first in stride(from: 0, to: place.inputCount, by: block).reversed() {
      let count = min(block, place.inputCount - first)
      let start = place.weight + first * place.outputCount
      Scalar.multiply(
        MatrixProduct(
          a: UnsafePointer(inputs + first),
          isATransposed: true,
          aStride: place.inputCount,
          b: UnsafePointer(gradient),
          c: gradients.start + start,
          rows: count,
          inner: rows,
          columns: place.outputCount,
          retaining: retaining
        )
      )
      finish(start..<start + count * place.outputCount)
    }
  }
}
