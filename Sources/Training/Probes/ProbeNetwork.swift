internal import Datasets
internal import Models

/// The memory of a probe: a network with its loss on one batch, put to the parameters that are looked at.
final class ProbeNetwork<Scalar: KernelScalar> {
  private let subject: LossNetwork<Scalar>

  /// A network for batches of at most `capacity` rows.
  init(_ architecture: Architecture, loss: Loss, capacity: Int) {
    subject = LossNetwork(
      architecture,
      loss: loss,
      parameters: [Scalar](repeating: 0, count: architecture.parameterCount),
      capacity: capacity
    )
  }

  var network: FeedforwardNetwork<Scalar> { subject.network }
  var layers: [ParameterLayout.Layer] { network.layout.layers }
  var hiddenCounts: [Int] { network.architecture.hiddenCounts }
  /// The blocks of the hidden layers.
  var hiddenBlocks: ArraySlice<LayerBlock> { network.architecture.hiddenBlocks }
  /// How many outputs each hidden layer has for an example, of an image all of its numbers.
  var featureCounts: [Int] { hiddenBlocks.map(\.output.featureCount) }
  /// The hidden layers that are normalised.
  var normalizedLayers: [Int] {
    hiddenBlocks.indices.filter { hiddenBlocks[$0].normalization != .none }
  }

  /// Writes examples to the batch.
  func load(_ images: [Int32], of examples: Examples) {
    if let network = network as? FeedforwardNetwork<Float> {
      examples.load(images[...], into: network.input, labels: subject.labels)
    } else {
      let features = Buffer<Float>(count: images.count * examples.featureCount)
      examples.load(images[...], into: features.start, labels: subject.labels)
      for index in 0..<features.count { network.input[index] = Scalar(features.start[index]) }
    }
  }

  /// The mean loss of the batch in training mode, after which ``FeedforwardNetwork/gradients`` are those of that loss.
  func differentiate(
    rows: Int,
    visit: (ValueGradient, UnsafePointer<Scalar>) -> Void = { _, _ in }
  ) -> Double {
    // A probe's networks draw nothing: every step is the first.
    let loss = subject.evaluateInTraining(rows: rows, step: 1).loss
    network.backward(rows: rows, retaining: 0, visit: visit)
    return loss
  }

  /// Puts the network to a snapshot.
  func put(_ parameters: Parameters) {
    network.parameters.assign(Self.converted(parameters.values))
    network.runningMeans.assign(Self.converted(parameters.runningMeans))
    network.runningVariances.assign(Self.converted(parameters.runningVariances))
  }

  private static func converted(_ values: [Float]) -> [Scalar] {
    values as? [Scalar] ?? values.map { Scalar($0) }
  }
}
