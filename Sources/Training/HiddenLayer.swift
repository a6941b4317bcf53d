internal import CKernels

/// What follows the matrix product of a hidden layer: bias, normalisation, activation and dropout, in one visit.
///
/// It owns the memory that its way back needs. Rows are examples, columns units; all parameters lie in
/// the network's buffers.
struct HiddenLayer<Scalar: KernelScalar> {
  /// The addresses of the numbers of a unit: parameters, or their gradients; nil for those that the layer lacks.
  struct Units {
    var bias: UnsafeMutableRawPointer?
    var scale: UnsafeMutableRawPointer?
    var shift: UnsafeMutableRawPointer?

    /// The numbers of a layer in a buffer that is laid out as the parameters are.
    init(_ layer: ParameterLayout.Layer, in values: UnsafeMutablePointer<Scalar>) {
      bias = layer.bias.map { UnsafeMutableRawPointer(values + $0) }
      scale = layer.scale.map { UnsafeMutableRawPointer(values + $0) }
      shift = layer.shift.map { UnsafeMutableRawPointer(values + $0) }
    }
  }

  /// The running estimates of a batch normalisation, and the weight of the present batch in them.
  struct Statistics {
    var means: UnsafeMutablePointer<Scalar>
    var variances: UnsafeMutablePointer<Scalar>
    var momentum: Double
  }

  /// Where a step stands in its stream of random numbers.
  struct Randomness {
    var seed: UInt64
    var step: Int
  }

  let architecture: Architecture
  /// The place of the layer, 0 for the first, which names its stream of random numbers.
  let index: Int
  let columns: Int
  /// The matrix product, then its normalised values x̂ where there is a normalisation.
  let values: Buffer<Scalar>
  /// The outputs of the activation, which are ``values`` where nothing needs both.
  let activations: Buffer<Scalar>
  /// The outputs of the layer: of its dropout, or else of its activation.
  let outputs: Buffer<Scalar>
  /// The factors of the dropout: 0, or 1/(1 − probability).
  private let mask: Buffer<Scalar>
  /// 1/√(σ² + ε) of each column, or row under layer normalisation.
  private let inverseDeviations: Buffer<Scalar>

  init(_ architecture: Architecture, index: Int, capacity: Int) {
    self.architecture = architecture
    self.index = index
    columns = architecture.hiddenCounts[index]
    values = Buffer(count: capacity * columns)
    let isNormalized = architecture.normalization != .none
    activations = isNormalized ? Buffer(count: capacity * columns) : values
    let drops = architecture.dropout > 0
    outputs = drops ? Buffer(count: capacity * columns) : activations
    mask = Buffer(count: drops ? capacity * columns : 0)
    inverseDeviations = Buffer(count: isNormalized ? max(capacity, columns) : 0)
  }

  private var activation: kernel_activation {
    switch architecture.activation {
    case .relu: kernel_relu
    case .sigmoid: kernel_sigmoid
    case .tanh: kernel_tanh
    }
  }

  /// From the matrix product to the outputs in training mode; moves the running estimates.
  func forwardInTraining(
    rows: Int,
    _ parameters: Units,
    _ statistics: Statistics?,
    _ randomness: Randomness
  ) {
    switch architecture.normalization {
    case .none: activate(rows: rows, parameters)
    case .batch(let options): normalizeBatch(options, rows: rows, parameters, statistics)
    case .layer(let options): normalizeRows(options, rows: rows, parameters)
    }
    guard architecture.dropout > 0 else { return }
    var job = kernel_dropout(
      inputs: activations.start,
      mask: mask.start,
      outputs: outputs.start,
      probability: architecture.dropout,
      seed: randomness.seed,
      step: UInt64(randomness.step),
      stream: UInt32(index),
      count: rows * columns
    )
    kernel_run_dropout(&job, Scalar.precision)
  }

  /// From the matrix product to the outputs in inference mode, which are the activations: nothing is dropped.
  ///
  /// Without running estimates a batch normalisation uses the statistics of the batch.
  func forwardInInference(rows: Int, _ parameters: Units, _ statistics: Statistics?) {
    switch architecture.normalization {
    case .none: activate(rows: rows, parameters)
    case .layer(let options): normalizeRows(options, rows: rows, parameters)
    case .batch(let options):
      guard let statistics else {
        normalizeBatch(options, rows: rows, parameters, nil)
        return
      }
      var job = kernel_batch_norm_inference(
        inputs: values.start,
        bias: parameters.bias,
        scale: parameters.scale,
        shift: parameters.shift,
        running_means: statistics.means,
        running_variances: statistics.variances,
        outputs: activations.start,
        epsilon: options.epsilon,
        rows: rows,
        columns: columns,
        activation: activation
      )
      kernel_run_batch_norm_inference(&job, Scalar.precision)
    }
  }

  /// From the gradient of the outputs to that of the matrix product, in place, and to those of the parameters.
  ///
  /// Each of the latter is added to `retaining` times its old value.
  func backward(
    _ gradient: UnsafeMutablePointer<Scalar>,
    rows: Int,
    _ parameters: Units,
    _ gradients: Units,
    retaining: Scalar
  ) {
    if architecture.dropout > 0 {
      var job = kernel_multiply(values: gradient, factors: mask.start, count: rows * columns)
      kernel_run_multiply(&job, Scalar.precision)
    }
    switch architecture.normalization {
    case .none:
      var job = kernel_activate_backward(
        gradients: gradient,
        outputs: activations.start,
        bias_gradient: gradients.bias,
        retaining: retaining.inDouble,
        rows: rows,
        columns: columns,
        activation: activation
      )
      kernel_run_activate_backward(&job, Scalar.precision)
    case .batch:
      var job = kernel_batch_norm_backward(
        gradients: gradient,
        outputs: activations.start,
        normalized: values.start,
        scale: parameters.scale,
        inverse_deviations: inverseDeviations.start,
        bias_gradient: gradients.bias,
        scale_gradient: gradients.scale,
        shift_gradient: gradients.shift,
        retaining: retaining.inDouble,
        rows: rows,
        columns: columns,
        activation: activation
      )
      kernel_run_batch_norm_backward(&job, Scalar.precision)
    case .layer:
      var job = kernel_layer_norm_backward(
        gradients: gradient,
        outputs: activations.start,
        normalized: values.start,
        scale: parameters.scale,
        inverse_deviations: inverseDeviations.start,
        bias_gradient: gradients.bias,
        scale_gradient: gradients.scale,
        shift_gradient: gradients.shift,
        retaining: retaining.inDouble,
        rows: rows,
        columns: columns,
        activation: activation
      )
      kernel_run_layer_norm_backward(&job, Scalar.precision)
    }
  }

  private func activate(rows: Int, _ parameters: Units) {
    var job = kernel_activate(
      inputs: values.start,
      bias: parameters.bias,
      outputs: activations.start,
      rows: rows,
      columns: columns,
      activation: activation
    )
    kernel_run_activate(&job, Scalar.precision)
  }

  private func normalizeBatch(
    _ options: BatchNormOptions,
    rows: Int,
    _ parameters: Units,
    _ statistics: Statistics?
  ) {
    precondition(rows > 1, "The variance of one value is not defined.")
    var job = kernel_batch_norm(
      values: values.start,
      bias: parameters.bias,
      scale: parameters.scale,
      shift: parameters.shift,
      outputs: activations.start,
      inverse_deviations: inverseDeviations.start,
      running_means: statistics?.means,
      running_variances: statistics?.variances,
      epsilon: options.epsilon,
      momentum: statistics?.momentum ?? 0,
      rows: rows,
      columns: columns,
      activation: activation
    )
    kernel_run_batch_norm(&job, Scalar.precision)
  }

  private func normalizeRows(_ options: LayerNormOptions, rows: Int, _ parameters: Units) {
    var job = kernel_layer_norm(
      values: values.start,
      bias: parameters.bias,
      scale: parameters.scale,
      shift: parameters.shift,
      outputs: activations.start,
      inverse_deviations: inverseDeviations.start,
      epsilon: options.epsilon,
      rows: rows,
      columns: columns,
      activation: activation
    )
    kernel_run_layer_norm(&job, Scalar.precision)
  }
}
