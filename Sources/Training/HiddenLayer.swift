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

  /// Where a step stands in its streams of random numbers.
  struct Randomness {
    /// What the high bits of a stream's name stand for; the others are the layer's index.
    enum Purpose: UInt32 {
      case dropout = 0
      case noiseOfUnits = 0x4000_0000
      case noiseOfExamples = 0x8000_0000
    }

    var seed: UInt64
    var step: Int

    /// The name of a layer's stream of numbers for a purpose.
    static func stream(_ purpose: Purpose, layer index: Int) -> UInt32 {
      purpose.rawValue | UInt32(index)
    }
  }

  /// What a batch normalisation shifts and scales its outputs with.
  private struct Noise {
    let addends: Buffer<Scalar>
    let factors: Buffer<Scalar>
    let unitAddends: Buffer<Scalar>
    let unitFactors: Buffer<Scalar>

    init(capacity: Int, columns: Int) {
      addends = Buffer(count: capacity * columns)
      factors = Buffer(count: capacity * columns)
      unitAddends = Buffer(count: columns)
      unitFactors = Buffer(count: columns)
    }
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
  /// 1/√(σ² + ε) of each column, one row of them for each ghost batch; or of each row under layer normalisation.
  private let inverseDeviations: Buffer<Scalar>
  private let noise: Noise?

  init(_ architecture: Architecture, index: Int, capacity: Int) {
    self.architecture = architecture
    self.index = index
    let columns = architecture.hiddenCounts[index]
    self.columns = columns
    values = Buffer(count: capacity * columns)
    let isNormalized = architecture.normalization != .none
    activations = isNormalized ? Buffer(count: capacity * columns) : values
    let drops = architecture.dropout > 0
    outputs = drops ? Buffer(count: capacity * columns) : activations
    mask = Buffer(count: drops ? capacity * columns : 0)
    switch architecture.normalization {
    case .none: (inverseDeviations, noise) = (Buffer(count: 0), nil)
    case .layer: (inverseDeviations, noise) = (Buffer(count: capacity), nil)
    case .batch(let options):
      // Rounded up; a group may be larger than the batch.
      let groups = options.ghostBatchSize.map { (capacity - 1) / $0 + 1 } ?? 1
      inverseDeviations = Buffer(count: groups * columns)
      noise = options.noise == nil ? nil : Noise(capacity: capacity, columns: columns)
    }
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
    case .layer(let options): normalizeRows(options, rows: rows, parameters)
    case .batch(let options):
      if let bounds = options.noise { drawNoise(bounds, rows: rows, randomness) }
      normalizeBatch(
        options,
        rows: rows,
        group: options.ghostBatchSize,
        noise: noise,
        parameters,
        statistics
      )
    }
    guard architecture.dropout > 0 else { return }
    var job = kernel_dropout(
      inputs: activations.start,
      mask: mask.start,
      outputs: outputs.start,
      probability: architecture.dropout,
      seed: randomness.seed,
      step: UInt64(randomness.step),
      stream: Randomness.stream(.dropout, layer: index),
      count: rows * columns
    )
    kernel_run_dropout(&job, Scalar.precision)
  }

  /// From the matrix product to the activations with the statistics of training, but without its chances.
  ///
  /// The batch is normalised by its own statistics, or by those of its ghost batches; the running
  /// estimates stay, nothing is dropped, nothing is shifted or scaled at random.
  func forwardWithBatchStatistics(rows: Int, _ parameters: Units) {
    switch architecture.normalization {
    case .none: activate(rows: rows, parameters)
    case .layer(let options): normalizeRows(options, rows: rows, parameters)
    case .batch(let options):
      normalizeBatch(options, rows: rows, group: options.ghostBatchSize, parameters, nil)
    }
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
        normalizeBatch(options, rows: rows, group: nil, parameters, nil)
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
    case .batch(let options):
      var job = kernel_batch_norm_backward(
        gradients: gradient,
        outputs: activations.start,
        normalized: values.start,
        scale: parameters.scale,
        inverse_deviations: inverseDeviations.start,
        noise_factors: noise?.factors.start,
        bias_gradient: gradients.bias,
        scale_gradient: gradients.scale,
        shift_gradient: gradients.shift,
        retaining: retaining.inDouble,
        rows: rows,
        columns: columns,
        group: options.ghostBatchSize ?? 0,
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
    group: Int?,
    noise: Noise? = nil,
    _ parameters: Units,
    _ statistics: Statistics?
  ) {
    precondition(rows > 1, "The variance of one value is not defined.")
    var job = kernel_batch_norm(
      values: values.start,
      bias: parameters.bias,
      scale: parameters.scale,
      shift: parameters.shift,
      noise_factors: noise?.factors.start,
      noise_addends: noise?.addends.start,
      outputs: activations.start,
      inverse_deviations: inverseDeviations.start,
      running_means: statistics?.means,
      running_variances: statistics?.variances,
      epsilon: options.epsilon,
      momentum: statistics?.momentum ?? 0,
      rows: rows,
      columns: columns,
      group: group ?? 0,
      activation: activation
    )
    kernel_run_batch_norm(&job, Scalar.precision)
  }

  private func drawNoise(_ bounds: BatchNormOptions.Noise, rows: Int, _ randomness: Randomness) {
    guard let noise else { preconditionFailure("A layer with noise has the memory for it.") }
    var job = kernel_noise(
      addends: noise.addends.start,
      factors: noise.factors.start,
      column_addends: noise.unitAddends.start,
      column_factors: noise.unitFactors.start,
      shift: bounds.shift,
      scale: bounds.scale,
      spread: bounds.spread,
      seed: randomness.seed,
      step: UInt64(randomness.step),
      stream: Randomness.stream(.noiseOfExamples, layer: index),
      column_stream: Randomness.stream(.noiseOfUnits, layer: index),
      rows: rows,
      columns: columns
    )
    kernel_run_noise(&job, Scalar.precision)
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
