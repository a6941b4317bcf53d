internal import CKernels
internal import Datasets
internal import Models

/// The memory of a block: what its map makes, and bias, normalisation, activation and dropout after it, in one visit.
///
/// An activation without a kernel has a visit of its own. Rows are examples, of an image each of its pixels; columns are
/// units or channels; all parameters lie in the network's buffers.
final class NetworkLayer<Scalar: KernelScalar> {
  let block: LayerBlock
  /// The place of the block, 0 for the first, which names its stream of random numbers.
  let index: Int
  let columns: Int
  /// What the map makes, then its normalised values x̂ where there is a normalisation.
  let values: Buffer<Scalar>
  /// The outputs of the activation, which are ``values`` where nothing needs both.
  let activations: Buffer<Scalar>
  /// The outputs of the block: of its dropout, or else of its activation.
  let outputs: Buffer<Scalar>
  /// The map.
  let map: any MapPass<Scalar>
  /// The number of pixels of an image, 1 of numbers without places.
  private let positions: Int
  /// What an activation that is computed by its formula gets; else ``activations``.
  private let inputs: Buffer<Scalar>
  /// The activation that is computed by its formula, nil for one that has a kernel.
  private let formula: Activation?
  private let kernel: kernel_activation
  /// What is dropped; nil for a block that drops nothing.
  private let drop: DropoutPass<Scalar>?
  /// Nil for a map that nothing follows.
  private let pass: (any NormalizationPass)?

  init(_ block: LayerBlock, index: Int, capacity: Int) {
    self.block = block
    self.index = index
    columns = block.columnCount
    positions = block.output.positionCount
    map = block.makeMap(capacity: capacity)
    let rows = capacity * positions
    let count = rows * columns
    let kernel = block.activation.map(\.kernel) ?? kernel_identity
    self.kernel = kernel ?? kernel_identity
    formula = kernel == nil ? block.activation : nil
    values = Buffer(count: count)
    inputs = block.normalization == .none ? values : Buffer(count: count)
    activations = formula == nil ? inputs : Buffer(count: count)
    drop = DropoutPass(block, index: index, capacity: capacity)
    outputs = drop == nil ? activations : Buffer(count: count)
    pass =
      block.isBare && !block.map.hasBias
      ? nil
      : Self.pass(
        of: block.normalization,
        LayerPlace(
          index: index,
          capacity: rows,
          columns: columns,
          shape: block.output,
          precision: Scalar.precision
        )
      )
  }

  private static func pass(
    of normalization: Normalization,
    _ place: LayerPlace
  ) -> any NormalizationPass {
    switch normalization.method {
    case nil: BiasPass(place)
    case let method as any FusedNormalization: method.makePass(place)
    case let method as any RowNormalization: RowPass<Scalar>(method, place)
    case let method?: preconditionFailure("\(method.title) is computed by no pass.")
    }
  }

  // MARK: Forward

  /// From what the map made to the outputs in training mode; moves the running estimates.
  func forwardInTraining(
    rows: Int,
    _ units: UnitAddresses,
    _ estimates: RunningEstimates?,
    _ randomness: StepRandomness
  ) {
    pass?.forwardInTraining(visit(rows, units), estimates, randomness)
    applyFormula(rows: rows)
    drop?.forward(activations, into: outputs, rows: rows, randomness)
  }

  /// From what the map made to the activations with the statistics of training, but without its chances.
  ///
  /// The batch is normalised by its own statistics, or by those of its ghost batches; the running
  /// estimates stay, nothing is dropped, nothing is shifted or scaled at random.
  func forwardWithBatchStatistics(rows: Int, _ units: UnitAddresses) {
    pass?.forwardWithBatchStatistics(visit(rows, units))
    applyFormula(rows: rows)
  }

  /// From what the map made to the outputs in inference mode, which are the activations: nothing is dropped.
  ///
  /// Without running estimates a batch normalisation uses the statistics of the batch.
  func forwardInInference(rows: Int, _ units: UnitAddresses, _ estimates: RunningEstimates?) {
    pass?.forwardInInference(visit(rows, units), estimates)
    applyFormula(rows: rows)
  }

  private func visit(_ rows: Int, _ units: UnitAddresses) -> ForwardVisit {
    ForwardVisit(
      values: values.start,
      outputs: inputs.start,
      rows: rows * positions,
      columns: columns,
      units: units,
      activation: kernel,
      precision: Scalar.precision
    )
  }

  private func applyFormula(rows: Int) {
    formula?.apply(
      to: UnsafePointer(inputs.start),
      activations.start,
      count: rows * positions * columns
    )
  }

  // MARK: Backward

  /// From the gradient of the outputs to that of what the map made, in place, and to those of the parameters.
  ///
  /// Each of the latter is added to `retaining` times its old value.
  func backward(
    _ gradient: UnsafeMutablePointer<Scalar>,
    rows: Int,
    _ units: UnitAddresses,
    _ unitGradients: UnitAddresses,
    retaining: Scalar
  ) {
    drop?.backward(gradient, rows: rows)
    pass?.backward(
      backwardVisit(gradient, rows: rows, units, unitGradients, retaining: retaining.inDouble)
    )
  }

  /// The same after a pass in inference mode, to nothing but what the map made.
  func backwardInInference(
    _ gradient: UnsafeMutablePointer<Scalar>,
    rows: Int,
    _ units: UnitAddresses,
    _ unitGradients: UnitAddresses,
    _ estimates: RunningEstimates?
  ) {
    pass?.backwardInInference(
      backwardVisit(gradient, rows: rows, units, unitGradients, retaining: 0),
      estimates
    )
  }

  /// What the pass needs on the way back, after an activation that is computed by its formula.
  private func backwardVisit(
    _ gradient: UnsafeMutablePointer<Scalar>,
    rows: Int,
    _ units: UnitAddresses,
    _ unitGradients: UnitAddresses,
    retaining: Double
  ) -> BackwardVisit {
    formula?.applyBackward(
      to: gradient,
      inputs: UnsafePointer(inputs.start),
      count: rows * positions * columns
    )
    return BackwardVisit(
      gradients: gradient,
      normalized: values.start,
      outputs: inputs.start,
      rows: rows * positions,
      columns: columns,
      units: units,
      unitGradients: unitGradients,
      retaining: retaining,
      activation: kernel,
      precision: Scalar.precision
    )
  }
}
