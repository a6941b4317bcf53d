internal import CKernels
internal import Models

/// What follows the matrix product of a block: bias, normalisation, activation and dropout, in one visit.
///
/// An activation without a kernel has a visit of its own. Rows are examples, columns units; all parameters lie in the
/// network's buffers.
struct HiddenLayer<Scalar: KernelScalar> {
  let block: LayerBlock
  /// The place of the layer, 0 for the first, which names its stream of random numbers.
  let index: Int
  let columns: Int
  /// The matrix product, then its normalised values x̂ where there is a normalisation.
  let values: Buffer<Scalar>
  /// The outputs of the activation, which are ``values`` where nothing needs both.
  let activations: Buffer<Scalar>
  /// The outputs of the layer: of its dropout, or else of its activation.
  let outputs: Buffer<Scalar>
  /// What an activation that is computed by its formula gets; else ``activations``.
  private let inputs: Buffer<Scalar>
  /// The activation that is computed by its formula, nil for one that has a kernel.
  private let formula: Activation?
  private let kernel: kernel_activation
  /// The factors of the dropout: 0, or 1/(1 − probability).
  private let mask: Buffer<Scalar>
  private let pass: any NormalizationPass

  init(_ block: LayerBlock, index: Int, capacity: Int) {
    self.block = block
    self.index = index
    columns = block.linear.outputCount
    let count = capacity * columns
    let kernel = block.activation.map(\.kernel) ?? kernel_identity
    self.kernel = kernel ?? kernel_identity
    formula = kernel == nil ? block.activation : nil
    values = Buffer(count: count)
    inputs = block.normalization == .none ? values : Buffer(count: count)
    activations = formula == nil ? inputs : Buffer(count: count)
    let drops = block.dropout > 0
    outputs = drops ? Buffer(count: count) : activations
    mask = Buffer(count: drops ? count : 0)
    pass = Self.pass(
      of: block.normalization,
      LayerPlace(
        index: index,
        capacity: capacity,
        columns: block.linear.outputCount,
        precision: Scalar.precision
      )
    )
  }

  private static func pass(
    of normalization: Normalization,
    _ place: LayerPlace
  ) -> any NormalizationPass {
    switch normalization.method {
    case nil: BiasPass()
    case let method as any FusedNormalization: method.makePass(place)
    case let method as any RowNormalization: RowPass<Scalar>(method, place)
    case let method?: preconditionFailure("\(method.title) is computed by no pass.")
    }
  }

  // MARK: Forward

  /// From the matrix product to the outputs in training mode; moves the running estimates.
  func forwardInTraining(
    rows: Int,
    _ units: UnitAddresses,
    _ estimates: RunningEstimates?,
    _ randomness: StepRandomness
  ) {
    pass.forwardInTraining(visit(rows, units), estimates, randomness)
    applyFormula(rows: rows)
    guard block.dropout > 0 else { return }
    var job = kernel_dropout(
      inputs: activations.start,
      mask: mask.start,
      outputs: outputs.start,
      probability: block.dropout,
      seed: randomness.seed,
      step: UInt64(randomness.step),
      stream: StepRandomness.stream(.dropout, layer: index),
      count: rows * columns
    )
    kernel_run_dropout(&job, Scalar.precision)
  }

  /// From the matrix product to the activations with the statistics of training, but without its chances.
  ///
  /// The batch is normalised by its own statistics, or by those of its ghost batches; the running
  /// estimates stay, nothing is dropped, nothing is shifted or scaled at random.
  func forwardWithBatchStatistics(rows: Int, _ units: UnitAddresses) {
    pass.forwardWithBatchStatistics(visit(rows, units))
    applyFormula(rows: rows)
  }

  /// From the matrix product to the outputs in inference mode, which are the activations: nothing is dropped.
  ///
  /// Without running estimates a batch normalisation uses the statistics of the batch.
  func forwardInInference(rows: Int, _ units: UnitAddresses, _ estimates: RunningEstimates?) {
    pass.forwardInInference(visit(rows, units), estimates)
    applyFormula(rows: rows)
  }

  private func visit(_ rows: Int, _ units: UnitAddresses) -> ForwardVisit {
    ForwardVisit(
      values: values.start,
      outputs: inputs.start,
      rows: rows,
      columns: columns,
      units: units,
      activation: kernel,
      precision: Scalar.precision
    )
  }

  private func applyFormula(rows: Int) {
    formula?.apply(to: UnsafePointer(inputs.start), activations.start, count: rows * columns)
  }

  // MARK: Backward

  /// From the gradient of the outputs to that of the matrix product, in place, and to those of the parameters.
  ///
  /// Each of the latter is added to `retaining` times its old value.
  func backward(
    _ gradient: UnsafeMutablePointer<Scalar>,
    rows: Int,
    _ units: UnitAddresses,
    _ unitGradients: UnitAddresses,
    retaining: Scalar
  ) {
    if block.dropout > 0 {
      var job = kernel_multiply(values: gradient, factors: mask.start, count: rows * columns)
      kernel_run_multiply(&job, Scalar.precision)
    }
    formula?.applyBackward(
      to: gradient,
      inputs: UnsafePointer(inputs.start),
      count: rows * columns
    )
    pass.backward(
      BackwardVisit(
        gradients: gradient,
        normalized: values.start,
        outputs: inputs.start,
        rows: rows,
        columns: columns,
        units: units,
        unitGradients: unitGradients,
        retaining: retaining.inDouble,
        activation: kernel,
        precision: Scalar.precision
      )
    )
  }
}
