/// A multilayer perceptron with the memory of one batch: parameters, activations and gradients.
///
/// Everything a step needs is taken once, in `init`. Rows are examples; a batch of fewer rows than
/// the capacity uses the first rows.
package final class Network<Scalar: KernelScalar> {
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
  /// The largest number of rows.
  package let capacity: Int

  /// `values[0]` is the batch; `values[l + 1]` is the output of layer l, the last one the logits.
  private let values: [Buffer<Scalar>]
  /// The normalised values x̂ of each hidden layer under batch normalisation.
  private let normalized: [Buffer<Scalar>]
  private let inverseDeviations: Buffer<Scalar>
  /// Two buffers that the gradients of the values alternate between on their way back.
  private let valueGradients: [Buffer<Scalar>]
  private let powers: Buffer<Double>
  private let batchNorm: BatchNormKernel<Scalar>?

  /// A network with the given parameters, in the order of ``ParameterLayout``, and fresh statistics.
  package init(_ architecture: Architecture, parameters initial: [Scalar], capacity: Int) {
    self.architecture = architecture
    self.capacity = capacity
    layout = ParameterLayout(architecture)
    parameters = Buffer(count: layout.parameterCount)
    parameters.assign(initial)
    gradients = Buffer(count: layout.parameterCount)
    runningMeans = Buffer(count: layout.statisticsCount)
    runningVariances = Buffer(count: layout.statisticsCount)
    runningVariances.start.update(repeating: 1, count: layout.statisticsCount)
    inverseDeviations = Buffer(count: layout.statisticsCount)
    let widths = [architecture.inputCount] + layout.layers.map(\.outputCount)
    values = widths.map { Buffer(count: capacity * $0) }
    let widest = widths.dropFirst().max() ?? 1
    valueGradients = [0, 1].map { _ in Buffer(count: capacity * widest) }
    powers = Buffer(count: architecture.classCount)
    switch architecture.normalization {
    case .none:
      normalized = []
      batchNorm = nil
    case .batch(let options):
      normalized = architecture.hiddenCounts.map { Buffer(count: capacity * $0) }
      batchNorm = BatchNormKernel(options: options, columns: widest)
    }
  }

  /// The features of the batch, capacity x inputs, to be filled before a pass.
  package var input: UnsafeMutablePointer<Scalar> { values[0].start }

  /// The logits after a pass, rows x classes.
  package var logits: UnsafeMutablePointer<Scalar> { values[values.count - 1].start }

  /// The logits of the batch in training mode: statistics of the batch, running estimates updated.
  package func forwardInTraining(rows: Int) {
    for (index, layer) in layout.layers.enumerated() {
      let columns = layer.outputCount
      let bias = UnsafePointer(parameters.start + layer.bias)
      let output = values[index + 1].start
      guard let batchNorm, let scale = layer.scale, let shift = layer.shift else {
        multiply(index, into: output, rows: rows)
        finishPlainLayer(index, output, bias: bias, rows: rows)
        continue
      }
      let x = normalized[index].start
      multiply(index, into: x, rows: rows)
      batchNorm.normalize(
        x,
        bias: bias,
        rows: rows,
        columns: columns,
        inverseDeviation: inverseDeviations.start + layer.statistics,
        runningMean: runningMeans.start + layer.statistics,
        runningVariance: runningVariances.start + layer.statistics
      )
      ActivationKernel.activate(
        UnsafePointer(x),
        scale: UnsafePointer(parameters.start + scale),
        shift: UnsafePointer(parameters.start + shift),
        into: output,
        rows: rows,
        columns: columns,
        with: architecture.activation
      )
    }
  }

  /// The logits of the batch in inference mode: running estimates, nothing of the model changes.
  package func forwardInInference(rows: Int) {
    for (index, layer) in layout.layers.enumerated() {
      let bias = UnsafePointer(parameters.start + layer.bias)
      let output = values[index + 1].start
      multiply(index, into: output, rows: rows)
      guard let batchNorm, let scale = layer.scale, let shift = layer.shift else {
        finishPlainLayer(index, output, bias: bias, rows: rows)
        continue
      }
      let folded = batchNorm.folded(
        bias: bias,
        scale: UnsafePointer(parameters.start + scale),
        shift: UnsafePointer(parameters.start + shift),
        runningMean: UnsafePointer(runningMeans.start + layer.statistics),
        runningVariance: UnsafePointer(runningVariances.start + layer.statistics),
        columns: layer.outputCount
      )
      ActivationKernel.activate(
        UnsafePointer(output),
        scale: folded.scale,
        shift: folded.shift,
        into: output,
        rows: rows,
        columns: layer.outputCount,
        with: architecture.activation
      )
    }
  }

  /// The evaluation of the logits; `preparingBackward` also writes the gradient of their mean loss.
  package func evaluateLogits(
    labels: UnsafePointer<UInt8>,
    rows: Int,
    preparingBackward: Bool
  ) -> Evaluation {
    CrossEntropyKernel.evaluate(
      UnsafePointer(logits),
      labels: labels,
      rows: rows,
      classes: architecture.classCount,
      gradients: preparingBackward ? valueGradients[0].start : nil,
      powers: powers.start
    )
  }

  /// gradients ← gradient of the mean loss + retaining · gradients, after a pass in training mode.
  ///
  /// Retaining the momentum turns the gradients into the velocity of stochastic gradient descent
  /// inside the matrix product, without another pass over memory. For the same reason `finish` is
  /// called with each run of parameters as soon as its gradients are complete and the pass reads
  /// those parameters no more: an update finds the gradients still in the cache.
  package func backward(rows: Int, retaining: Scalar, finish: (Range<Int>) -> Void = { _ in }) {
    var gradient = valueGradients[0].start
    var spare = valueGradients[1].start
    for index in layout.layers.indices.reversed() {
      let layer = layout.layers[index]
      backwardToProduct(index, gradient, rows: rows, retaining: retaining)
      if index > 0 {
        Scalar.multiply(
          MatrixProduct(
            a: UnsafePointer(gradient),
            b: UnsafePointer(parameters.start + layer.weight),
            isBTransposed: true,
            c: spare,
            rows: rows,
            inner: layer.outputCount,
            columns: layer.inputCount
          )
        )
      }
      finish(layer.bias..<layer.end)
      backwardToWeight(index, gradient, rows: rows, retaining: retaining, finish: finish)
      swap(&gradient, &spare)
    }
  }

  /// From the gradient of a layer's output to that of its matrix product, in place, and to the
  /// gradients of its bias, scale and shift.
  private func backwardToProduct(
    _ index: Int,
    _ gradient: UnsafeMutablePointer<Scalar>,
    rows: Int,
    retaining: Scalar
  ) {
    let layer = layout.layers[index]
    let columns = layer.outputCount
    if index < layout.layers.count - 1 {
      ActivationKernel.backward(
        gradient,
        through: UnsafePointer(values[index + 1].start),
        count: rows * columns,
        with: architecture.activation
      )
    }
    guard let batchNorm, let scale = layer.scale, let shift = layer.shift else {
      ActivationKernel.sumColumns(
        of: UnsafePointer(gradient),
        into: gradients.start + layer.bias,
        retaining: retaining,
        rows: rows,
        columns: columns
      )
      return
    }
    // The mean of the batch cancels the bias: its gradient is exactly zero and stays zero.
    batchNorm.backward(
      gradient,
      through: UnsafePointer(normalized[index].start),
      scale: UnsafePointer(parameters.start + scale),
      inverseDeviation: UnsafePointer(inverseDeviations.start + layer.statistics),
      scaleGradient: gradients.start + scale,
      shiftGradient: gradients.start + shift,
      retaining: retaining,
      rows: rows,
      columns: columns
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
    let layer = layout.layers[index]
    let block = max(Self.weightBlock / layer.outputCount, 1)
    for first in stride(from: 0, to: layer.inputCount, by: block) {
      let count = min(block, layer.inputCount - first)
      let start = layer.weight + first * layer.outputCount
      Scalar.multiply(
        MatrixProduct(
          a: UnsafePointer(values[index].start + first),
          isATransposed: true,
          aStride: layer.inputCount,
          b: UnsafePointer(gradient),
          c: gradients.start + start,
          rows: count,
          inner: rows,
          columns: layer.outputCount,
          retaining: retaining
        )
      )
      finish(start..<start + count * layer.outputCount)
    }
  }

  private func multiply(_ index: Int, into output: UnsafeMutablePointer<Scalar>, rows: Int) {
    let layer = layout.layers[index]
    Scalar.multiply(
      MatrixProduct(
        a: UnsafePointer(values[index].start),
        b: UnsafePointer(parameters.start + layer.weight),
        c: output,
        rows: rows,
        inner: layer.inputCount,
        columns: layer.outputCount
      )
    )
  }

  private func finishPlainLayer(
    _ index: Int,
    _ output: UnsafeMutablePointer<Scalar>,
    bias: UnsafePointer<Scalar>,
    rows: Int
  ) {
    let columns = layout.layers[index].outputCount
    if index < layout.layers.count - 1 {
      ActivationKernel.activate(
        output,
        bias: bias,
        rows: rows,
        columns: columns,
        with: architecture.activation
      )
    } else {
      ActivationKernel.add(bias: bias, to: output, rows: rows, columns: columns)
    }
  }
}
