import Datasets
import Models
import Testing
import Training

/// The tensor whose element k, in row-major order, is ((factor k mod modulus) − ⌊(modulus − 1)/2⌋) / divisor: exact in
/// binary, so that PyTorch computes with the same numbers.
func pattern(_ count: Int, _ factor: Int, _ modulus: Int, _ divisor: Double) -> [Double] {
  (0..<count).map { Double($0 * factor % modulus - (modulus - 1) / 2) / divisor }
}

/// Σ (k + 1) t_k: one number that depends on every element and on their order.
func digest(_ values: [Double]) -> Double {
  values.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
}

/// A tensor of PyTorch's by its first elements, its last one, and its ``digest(_:)``, with 12 digits.
struct TensorDigest {
  var first: [Double]
  var last: Double?
  var sum: Double

  init(_ first: [Double], last: Double? = nil, sum: Double) {
    self.first = first
    self.last = last
    self.sum = sum
  }

  /// Expects that tensor.
  func expect(
    _ values: [Double],
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let beginning = zip(values, first)
    for (value, expected) in Array(beginning) + zip(values.suffix(1), last.map { [$0] } ?? [])
      + [(digest(values), sum)]
    {
      // Half a unit of the twelfth digit.
      #expect(
        abs(value - expected) <= 6e-12 * max(abs(expected), 0.1),
        "\(name): got \(value), expected \(expected)",
        sourceLocation: sourceLocation
      )
    }
  }
}

/// Layers on a batch of images in double precision, with tensors in PyTorch's order.
struct ImageLayers {
  let network: FeedforwardNetwork<Double>
  let architecture: Architecture
  private let examples: Int

  /// Layers whose parameters are given by the end of their names: `weight`, `bias`, `factor`, `scale`, `shift`.
  init(
    _ layers: [any Layer],
    of input: ExampleShape,
    examples: Int,
    _ values: (_ name: String, _ count: Int) -> [Double]
  ) {
    architecture = Architecture(input: input, layers: layers)
    self.examples = examples
    network = FeedforwardNetwork(
      architecture,
      parameters: parameters(architecture, values),
      capacity: examples
    )
  }

  private var last: LayerBlock { architecture.blocks[architecture.blocks.count - 1] }

  /// The outputs in training mode, or else in inference.
  func outputs(of inputs: [Double], inTraining: Bool = true) -> [Double] {
    for (index, value) in inputs.enumerated() { network.input[index] = value }
    if inTraining {
      network.forwardInTraining(rows: examples, step: 1)
    } else {
      network.forwardInInference(rows: examples)
    }
    return Self.inOrder(network.logits, last.output, examples)
  }

  /// The gradient of what the first layer, an ``Identity``, makes, from that of the outputs.
  func inputGradients(_ gradients: [Double]) -> [Double] {
    let (channels, places) = (last.columnCount, last.output.positionCount)
    for (index, value) in gradients.enumerated() {
      let (example, rest) = index.quotientAndRemainder(dividingBy: channels * places)
      let (channel, place) = rest.quotientAndRemainder(dividingBy: places)
      network.logitGradients[(example * places + place) * channels + channel] = value
    }
    var result: [Double] = []
    network.backward(
      rows: examples,
      retaining: 0,
      visit: { value, gradient in
        guard case .product(0) = value else { return }
        result = Self.inOrder(gradient, architecture.blocks[0].output, examples)
      }
    )
    return result
  }

  /// The gradients of a parameter, by the name in ``ParameterLayout/fixtureParameters``.
  func gradient(_ name: String) -> [Double] {
    let tensors = network.layout.fixtureParameters.filter { $0.name == name }
    return tensors.flatMap { $0.elements(of: network.gradients.values) }
  }

  /// Values with the channels innermost in PyTorch's order: example, channel, row, column.
  private static func inOrder(
    _ values: UnsafePointer<Double>,
    _ shape: ExampleShape,
    _ examples: Int
  ) -> [Double] {
    let (channels, places) = (shape.channelCount, shape.positionCount)
    return (0..<examples).flatMap { example in
      (0..<channels).flatMap { channel in
        (0..<places).map { values[(example * places + $0) * channels + channel] }
      }
    }
  }
}

/// The parameters of a network, each tensor as a function of the end of its name and its number of elements says.
func parameters(
  _ architecture: Architecture,
  _ values: (_ name: String, _ count: Int) -> [Double]
) -> [Double] {
  let layout = ParameterLayout(architecture)
  var result = [Double](repeating: .nan, count: layout.parameterCount)
  for tensor in layout.fixtureParameters {
    let name = tensor.name.split(separator: ".")[1]
    for (offset, value) in zip(tensor.offsets, values(String(name), tensor.offsets.count)) {
      result[offset] = value
    }
  }
  return result
}
