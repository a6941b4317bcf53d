import Models
import Training

/// Noise of mean 0 and variance 1 with random labels: nothing to learn, and every direction alike.
func noiseExamples(count: Int, features: Int, classes: Int = 10) -> Examples {
  var generator = MersenneTwister(seed: 12)
  let scale = Float(12).squareRoot() / 255
  return Examples(
    pixels: (0..<count * features).map { _ in UInt8(truncatingIfNeeded: generator.next32() >> 8) },
    labels: (0..<count).map { _ in UInt8(generator.next32() % UInt32(classes)) },
    featureCount: features,
    rows: (0..<count).map { Int32($0) },
    scale: scale,
    offset: -scale * 127.5
  )
}

/// A network whose hidden layers are as wide as its input.
func squareArchitecture(
  depth: Int,
  width: Int,
  _ normalization: Normalization = .none,
  _ activation: Activation = .relu,
  hiddenBias: Bool = true
) -> Architecture {
  Architecture(
    inputCount: width,
    hiddenCounts: [Int](repeating: width, count: depth),
    classCount: 10,
    activation: activation,
    normalization: normalization,
    hiddenBias: hiddenBias
  )
}

/// A network before training.
func initialParameters(
  _ architecture: Architecture,
  _ initialization: Initialization = Initialization(),
  seed: UInt64 = 0
) -> Parameters {
  var generator = MersenneTwister(seed: seed)
  let layout = ParameterLayout(architecture)
  return Parameters(
    architecture: architecture,
    values: layout.initialParameters(initialization, using: &generator),
    runningMeans: [Float](repeating: 0, count: layout.statisticsCount),
    runningVariances: [Float](repeating: 1, count: layout.statisticsCount)
  )
}

/// The same network with some of its parameters changed.
func changed(_ parameters: Parameters, _ change: (inout [Float], ParameterLayout) -> Void)
  -> Parameters
{
  var values = parameters.values
  change(&values, ParameterLayout(parameters.architecture))
  return Parameters(
    architecture: parameters.architecture,
    values: values,
    runningMeans: parameters.runningMeans,
    runningVariances: parameters.runningVariances
  )
}

/// A probe of a network in which training and validation examples are the same.
func probe<Kind: NetworkProbe>(
  _ kind: Kind.Type,
  _ architecture: Architecture,
  _ examples: Examples,
  learningRate: Double = 0.1,
  batchSize: Int = 64
) -> Kind {
  Kind(
    ProbeSubject(
      architecture: architecture,
      loss: .crossEntropy,
      learningRate: learningRate,
      batchSize: batchSize,
      training: examples,
      validation: examples
    )
  )
}

extension NetworkProbe {
  /// A look on a thread that is set up as in training: the products take no second thread.
  func found(in parameters: Parameters) -> Findings { withTrainingThread { look(at: parameters) } }
}

/// Batch norm with the defaults.
let batchNorm = Normalization.batch()

/// Networks of 20 hidden layers of 256 units before training, and the noise that they look at.
enum DeepNetworks {
  static let examples = noiseExamples(count: 200, features: 256)
  static let plain = initialParameters(squareArchitecture(depth: 20, width: 256))
  static let he = initialParameters(
    squareArchitecture(depth: 20, width: 256),
    Initialization(.he)
  )
  static let normalized = initialParameters(squareArchitecture(depth: 20, width: 256, batchNorm))
}
