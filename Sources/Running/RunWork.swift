internal import Datasets
package import Models
package import Runs

/// What a run is made of, counted from its configuration alone: products, values, weights that are read and updated.
///
/// Amounts have names such as `train.products`; what one of each takes, says ``RunWork/secondsOfOne``.
package struct RunWork: Sendable, Hashable {
  /// Inference works in chunks of this many rows, as ``Trainer`` has them.
  private static let chunk = 256.0
  /// A layer of more weights than this does not stay in the cache of a core.
  private static let cachedWeights = 524_288.0

  /// How much there is of each kind of work.
  package private(set) var amounts: [String: Double] = [:]
  private let network: NetworkShape
  private let batchSize: Double
  private let hasAdaptiveSteps: Bool

  /// The whole run, from making its network to its last evaluation.
  ///
  /// - Parameters:
  ///   - configuration: What is run.
  ///   - testCount: How many examples its data set has for the test, which the configuration does not say.
  package init(_ configuration: RunConfiguration, testCount: Int) {
    self.init(timedPartOf: configuration)
    let training = Double(configuration.data.trainingCount)
    let validation = Double(configuration.data.validationCount)
    let measurements = configuration.measurements
    let test = measurements.leftOut.contains(.test) ? 0 : Double(testCount)
    addStart()
    addEvaluation(of: training + validation)
    // The weights of the last epoch and of the best one, which may be the same.
    addEvaluation(of: test, times: measurements.keepsPredictions ? 4 : 2)
    for statistics in measurements.statistics {
      addEvaluation(of: training + validation + test, with: statistics, over: training)
    }
    for probe in measurements.probes {
      addLook(of: probe, trainingOn: training, times: Double(measurements.probeSteps.count))
    }
  }

  /// What the times of epochs in a record are of: the updates, and the evaluations at the end of epochs and within them.
  package init(timedPartOf configuration: RunConfiguration) {
    self.init(of: configuration)
    let training = Double(configuration.data.trainingCount)
    let validation = Double(configuration.data.validationCount)
    let epochs = Double(configuration.training.epochs)
    addTraining(on: training, times: epochs)
    addEvaluation(of: training + validation, times: epochs)
    addEvaluation(
      of: validation,
      times: Double(configuration.measurements.evaluationSteps.count)
    )
  }

  /// Nothing yet of a run.
  package init(of configuration: RunConfiguration) {
    network = NetworkShape(configuration.network)
    batchSize = Double(configuration.training.batchSize)
    hasAdaptiveSteps = configuration.training.optimizer.rule.momentCount > 1
  }

  private mutating func add(_ name: String, _ amount: Double) {
    if amount > 0 { amounts[name, default: 0] += amount }
  }

  // MARK: Parts

  /// The network with its first weights, and the list of its examples.
  package mutating func addStart() {
    add("start.run", 1)
    add("start.weights", network.weights)
  }

  /// Passes over so many training examples, forward and back, with their updates.
  package mutating func addTraining(on examples: Double, times: Double = 1) {
    let updates = times * (examples / batchSize).rounded(.up)
    let examples = examples * times
    // Forward, gradients of the weights, gradients of the values: the last are not needed of the inputs.
    add("train.products", examples * (6 * network.products - 2 * network.firstProducts))
    addPasses("train", examples)
    add("train.weights", updates * network.weights)
    add("train.large_weights", updates * network.weights(beyond: Self.cachedWeights))
    add("train.units", updates * network.channels)
    if hasAdaptiveSteps { add("train.adaptive_weights", updates * network.weights) }
    if network.hasBatchStatistics {
      add("train.statistics", examples / network.group(batchSize) * network.channels)
    }
    if network.hasNoise { add("train.noisy_values", examples * network.units) }
    if network.hasDropout { add("train.dropped_values", examples * network.units) }
  }

  /// Evaluations of so many examples; with precise statistics a pass `over` the training examples comes first.
  package mutating func addEvaluation(
    of examples: Double,
    with statistics: EvaluationStatistics = .running,
    over training: Double = 0,
    times: Double = 1
  ) {
    switch network.hasBatchStatistics ? statistics : .running {
    case .running: addInference(of: examples * times)
    case .batch: addBatches(of: examples * times)
    case .precise:
      addBatches(of: training * times)
      add("evaluate.gathered_values", training * times * network.units)
      addInference(of: examples * times)
    }
  }

  private mutating func addInference(of examples: Double) {
    addForward(examples, rows: Self.chunk)
  }

  private mutating func addBatches(of examples: Double) {
    addForward(examples, rows: batchSize)
    add("evaluate.statistics", examples / network.group(batchSize) * network.channels)
  }

  private mutating func addForward(_ examples: Double, rows: Double) {
    add("evaluate.products", examples * 2 * network.products)
    addPasses("evaluate", examples)
    add("evaluate.weights", examples / rows * network.weights)
    add("evaluate.large_weights", examples / rows * network.weights(beyond: Self.cachedWeights))
  }

  /// What lies between the products.
  private mutating func addPasses(_ part: String, _ examples: Double) {
    add("\(part).values", examples * network.units)
    add("\(part).classes", examples * network.classes)
    if let activation = network.slowActivation {
      add("\(part).\(activation)_values", examples * network.units)
    }
    if let method = network.rowMethod { add("\(part).\(method)_values", examples * network.units) }
  }

  /// Looks of a probe.
  package mutating func addLook(of probe: Probe, trainingOn examples: Double, times: Double = 1) {
    // A pass, or a pass and back, of so many examples costs what it costs the probe of gradients.
    let isPass = [.residual, .agreement, .images].contains(probe)
    let name = "\((isPass ? .gradients : probe).rawValue)."
    let (weights, products) = (network.weights, network.products)
    let (units, last) = (network.units, network.lastUnits)
    let batch = times * batchSize
    add(name + "weights", times * weights)
    switch probe {
    case .gradients, .landscape:
      add(name + "batch_weights", batch * products)
      add(name + "batch_units", batch * units)
    case .shift:
      // A pass for each layer.
      add(name + "layer_weights", times * network.layers * weights)
      add(name + "layer_batch_weights", batch * network.layers * products)
      add(name + "layer_batch_units", batch * network.layers * units)
    case .jitter, .extremes:
      guard network.hasBatchStatistics else { break }
      add(name + "batch_weights", batch * products)
      add(name + "batch_units", batch * units)
      add(name + "normalized_weights", times * weights)
    case .activations: add(name + "last_units", times * last)
    case .rank: add(name + "units", times * units)
    case .weights: break
    case .statistics:
      guard network.hasBatchStatistics else { break }
      add(name + "example_weights", times * examples * products)
      add(name + "example_units", times * examples * units)
    case .identities:
      add(name + "units", times * units)
      guard network.hasBatchStatistics else { break }
      add(name + "normalized_weights", times * weights)
      add(name + "normalized_units", times * units)
    case .features:
      add(name + "units", times * units)
      add(name + "last_units", times * last)
      add(name + "last_units_squared", times * last * last)
    case .residual: addPass(batch)
    case .agreement: addPass(times * 256)
    case .images: addPass(times * 512)
    }
  }

  private mutating func addPass(_ examples: Double) {
    add("gradients.batch_weights", examples * network.products)
    add("gradients.batch_units", examples * network.units)
  }

  /// What all of it takes on one core of the machine that ``secondsOfOne`` was measured on.
  package var seconds: Double {
    // In the order of the list, so that every sum has the same bits.
    Self.secondsOfOne.reduce(0) { $0 + $1.seconds * (amounts[$1.name] ?? 0) }
  }
}

/// The sizes of a network that work is counted by.
private struct NetworkShape: Sendable, Hashable {
  private let layerWeights: [Double]
  /// The weights of all layers.
  let weights: Double
  /// How many products are added for one example: a weight of a perceptron has one, that of a convolution one a place.
  let products: Double
  /// Those of the first layer.
  let firstProducts: Double
  /// The values that all hidden layers make of an example: units, or channels times places.
  let units: Double
  /// The units and channels of all hidden layers.
  let channels: Double
  /// Those of the last hidden layer.
  let lastUnits: Double
  /// The classes.
  let classes: Double
  /// Whether there are statistics of a batch.
  let hasBatchStatistics: Bool
  let hasNoise: Bool
  let hasDropout: Bool
  /// A normalisation of each row by its kind: `layer`, or `row` for one without a loop of its own.
  let rowMethod: String?
  /// An activation that takes longer than relu: `tanh`, `sigmoid`, or `formula` for one without a loop of its own.
  let slowActivation: String?
  private let ghostBatch: Double?

  init(_ network: NetworkConfiguration) {
    let blocks = network.architecture.blocks
    layerWeights = blocks.map { Double($0.map.weights(of: $0.input)?.count ?? 0) }
    let layerProducts = blocks.map { Double($0.map.productCount(of: $0.input)) }
    weights = layerWeights.reduce(0, +)
    products = layerProducts.reduce(0, +)
    firstProducts = layerProducts.first ?? 0
    units = blocks.dropLast().reduce(0) { $0 + Double($1.output.featureCount) }
    channels = blocks.dropLast().reduce(0) { $0 + Double($1.columnCount) }
    lastUnits = Double(blocks.dropLast().last?.output.featureCount ?? 0)
    classes = Double(network.classCount)
    let batch = network.normalization.batch
    hasBatchStatistics = batch != nil
    hasNoise = batch?.noise != nil
    ghostBatch = batch?.ghostBatchSize.map(Double.init)
    hasDropout = network.dropout + network.channelDropout > 0
    let plain = batch != nil || network.normalization == .none
    // Layer, group and instance norm share their loops; what has none is computed from its formula.
    let hasLoops = ["layer", "group", "instance"].contains(network.normalization.name)
    rowMethod = plain ? nil : hasLoops ? "layer" : "row"
    slowActivation =
      switch network.activation {
      case .relu: nil
      case .tanh: "tanh"
      case .sigmoid: "sigmoid"
      default: "formula"
      }
  }

  /// The number of layers.
  var layers: Double { Double(layerWeights.count) }

  /// How many rows share statistics.
  func group(_ batchSize: Double) -> Double { min(ghostBatch ?? batchSize, batchSize) }

  /// The weights of each layer beyond a number, of all layers.
  func weights(beyond limit: Double) -> Double {
    layerWeights.map { max(0, $0 - limit) }.reduce(0, +)
  }
}
